/**
 * `node test/tools/train-text.ts`: trains the model of lib/text/model.ts on the labelled texts (the held-out third is left alone) and writes
 * lib/text/model-weights.ts. The same texts give the same weights, bit for bit. Run it after the texts or the reading of words change.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readEvidence } from '../../lib/text/evidence.ts';
import { gramsOf } from '../../lib/text/model.ts';
import { SYMPTOMS, type Symptom } from '../../lib/text/symptom-names.ts';
import { builtInMatcher } from '../../lib/text/symptoms.ts';

/** How many letter groups are kept: fewer than 2,000 lose recall, more gain nothing. */
const KEPT = 2500;
/** The weight of a text's error against the size of the weights (inverse regularisation). */
const TRUST = 50;
const ROUNDS = 400;
const CLASSES = SYMPTOMS.length;

interface Sample {
  grams: string[];
  symptom: number;
}

function samplesOf(path: string): Sample[] {
  const lines = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines
    .map((line): { subject: string; body: string; symptom: Symptom; split?: string } => JSON.parse(line))
    .filter(({ split }) => split !== 'holdout')
    .map(({ subject, body, symptom }) => ({
      grams: [...new Set(readEvidence(subject, body, builtInMatcher()).words.flatMap(({ form }) => gramsOf(form)))],
      symptom: SYMPTOMS.indexOf(symptom),
    }));
}

/** Multinomial logistic regression over normalised presence, by full-batch Adam: no chance in it. */
function train(samples: readonly Sample[], grams: readonly string[]) {
  const indexOf = new Map(grams.map((gram, index) => [gram, index]));
  const rows = samples.map(({ grams: own, symptom }) => {
    const present = own.flatMap((gram) => indexOf.get(gram) ?? []);
    return { present, value: 1 / (Math.sqrt(present.length) || 1), symptom };
  });
  const size = (grams.length + 1) * CLASSES;
  const bias = grams.length * CLASSES;
  const weight = new Float64Array(size);
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  const slope = new Float64Array(size);
  for (let round = 1; round <= ROUNDS; round++) {
    slope.fill(0);
    for (const { present, value, symptom } of rows) {
      const scores = SYMPTOMS.map((_, c) => {
        let sum = weight[bias + c]!;
        for (const gram of present) sum += weight[gram * CLASSES + c]! * value;
        return sum;
      });
      const top = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - top));
      const total = shares.reduce((sum, share) => sum + share, 0);
      for (let c = 0; c < CLASSES; c++) {
        const error = shares[c]! / total - (c === symptom ? 1 : 0);
        slope[bias + c]! += error;
        for (const gram of present) slope[gram * CLASSES + c]! += error * value;
      }
    }
    for (let i = 0; i < size; i++) {
      const step = slope[i]! / rows.length + (i < bias ? weight[i]! / (TRUST * rows.length) : 0);
      mean[i] = 0.9 * mean[i]! + 0.1 * step;
      spread[i] = 0.999 * spread[i]! + 0.001 * step * step;
      const rate = 0.1 / (1 + round / 100);
      weight[i]! -= (rate * mean[i]!) / (1 - 0.9 ** round) / (Math.sqrt(spread[i]! / (1 - 0.999 ** round)) + 1e-8);
    }
  }
  return { weight, bias: [...weight.slice(bias)] };
}

const samples = [...samplesOf('scenarios/tickets-dev.jsonl'), ...samplesOf('texts/tickets.jsonl')];
const seen = new Map<string, number>();
for (const { grams } of samples) for (const gram of grams) seen.set(gram, (seen.get(gram) ?? 0) + 1);
const candidates = [...seen].filter(([, times]) => times >= 2).map(([gram]) => gram);

const first = train(samples, candidates);
const weightOf = (index: number) =>
  Math.max(...SYMPTOMS.map((_, c) => Math.abs(first.weight[index * CLASSES + c]!))) *
  Math.sqrt(seen.get(candidates[index]!)!);
const kept = candidates
  .map((gram, index) => ({ gram, weight: weightOf(index) }))
  .sort((a, b) => b.weight - a.weight || (a.gram < b.gram ? -1 : 1))
  .slice(0, KEPT)
  .map(({ gram }) => gram)
  .sort();

const { weight, bias } = train(samples, kept);
const scale = Math.max(...weight.slice(0, kept.length * CLASSES).map(Math.abs)) / 127;
const bytes = Int8Array.from(weight.slice(0, kept.length * CLASSES), (value) => Math.round(value / scale));
const source = `/** Written by test/tools/train-text.ts from the labelled texts. Not edited by hand. */
import type { ModelWeights } from './model.ts';

export const weights: ModelWeights = {
  grams:
    '${kept.join(' ')}',
  values:
    '${Buffer.from(bytes.buffer).toString('base64')}',
  scale: ${scale.toPrecision(6)},
  bias: [${bias.map((value) => value.toFixed(4)).join(', ')}],
};
`;
writeFileSync(new URL('../../lib/text/model-weights.ts', import.meta.url), source);
console.log(`${samples.length} texts, ${candidates.length} letter groups, ${kept.length} kept`);

/**
 * `npm run train-text`: trains the model of lib/text/model.ts on the labelled texts and writes lib/text/model-weights.ts. The same texts
 * give the same weights, bit for bit. Run it after the texts or the reading of words change.
 *
 * Prints how well each round of texts (an author at a time) is read by a model that has seen only the other rounds, alone and with the
 * lexicon beside it. The lexicon of today knows all rounds; what the whole reader made of one at first sight stands in texts/rounds.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Reading, readEvidence } from '../../lib/text/evidence.ts';
import { featuresOf, type ModelWeights, type Opinion, opinionWith, unpack } from '../../lib/text/model.ts';
import { SYMPTOMS, type Symptom } from '../../lib/text/symptom-names.ts';
import { builtInMatcher, placedWords, symptomOf } from '../../lib/text/symptoms.ts';
import { pack, type Sample, train } from './text-model.ts';

interface Text {
  subject: string;
  body: string;
  symptom: Symptom;
  alt?: Symptom;
  /** None in the scenarios: 0. */
  round?: number;
}

interface Read extends Sample {
  text: Text;
  reading: Reading;
}

interface Judged {
  text: Text;
  found: Symptom;
}

interface Figures {
  texts: number;
  accuracy: number;
  /** Null where no text complains of anything. */
  precision: number | null;
  recall: number | null;
}

/** So many rounds are held out at a time. */
const TOGETHER = 3;

const load = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

function read(path: string): Read[] {
  return load(path)
    .trim()
    .split('\n')
    .map((line) => {
      const text: Text = JSON.parse(line);
      const reading = readEvidence(text.subject, text.body, builtInMatcher());
      const features = [...new Set(placedWords(reading).flatMap(featuresOf))];
      return { text, reading, features, symptom: SYMPTOMS.indexOf(text.symptom) };
    });
}

function figuresOf(judged: Judged[]): Figures {
  const right = judged.filter(({ text, found }) => found === text.symptom || found === text.alt);
  const found = judged.filter((one) => one.found !== 'none');
  const true_ = found.filter(({ text }) => text.symptom !== 'none');
  const wanted = judged.filter(({ text }) => text.symptom !== 'none');
  return {
    texts: judged.length,
    accuracy: right.length / judged.length,
    precision: wanted.length > 0 ? true_.length / found.length : null,
    recall: wanted.length > 0 ? true_.length / wanted.length : null,
  };
}

const show = ({ accuracy, precision, recall }: Figures) =>
  [accuracy, precision, recall].map((figure) => figure?.toFixed(3) ?? '  –  ').join(' ');

const texts = [...read('scenarios/tickets-dev.jsonl'), ...read('texts/tickets.jsonl')];
const roundOf = ({ text }: Read) => text.round ?? 0;
const lastRound = Math.max(...texts.map(roundOf));
const likeliest = ({ logOf }: Opinion) => SYMPTOMS.reduce((a, b) => (logOf[b] > logOf[a] ? b : a));
const firstSight: Record<string, Figures> = JSON.parse(load('texts/rounds.json'));

console.log('раунд текстов | точность, верность, полнота: с первого взгляда | модель без раунда | она и словарь');
const alone: Judged[] = [];
const both: Judged[] = [];
for (let first = 0; first <= lastRound; first += TOGETHER) {
  const isHeld = (text: Read) => roundOf(text) >= first && roundOf(text) < first + TOGETHER;
  const model = unpack(pack(train(texts.filter((text) => !isHeld(text)))));
  for (let round = first; round < first + TOGETHER && round <= lastRound; round++) {
    const own = texts.filter((text) => roundOf(text) === round);
    const opinions = own.map(({ reading }) => opinionWith(model, placedWords(reading)));
    const byModel = own.map(({ text }, at) => ({ text, found: likeliest(opinions[at]!) }));
    const byBoth = own.map(({ text, reading }, at) => ({ text, found: symptomOf(reading, opinions[at]!).symptom }));
    alone.push(...byModel);
    both.push(...byBoth);
    const atFirst = firstSight[round];
    const shown = [atFirst ? show(atFirst) : '        –        ', show(figuresOf(byModel)), show(figuresOf(byBoth))];
    console.log([`${round}`.padStart(5) + `${own.length}`.padStart(8), ...shown].join(' | '));
  }
}
console.log(
  `  все ${String(texts.length).padStart(7)} |         –         | ${show(figuresOf(alone))} | ${show(figuresOf(both))}`,
);

const weights: ModelWeights = pack(train(texts));
const source = `/** Written by test/tools/train-text.ts from the labelled texts. Not edited by hand. */
import type { ModelWeights } from './model.ts';

export const weights: ModelWeights = {
  features:
    '${weights.features}',
  values:
    '${weights.values}',
  scale: ${weights.scale},
  bias: [${weights.bias.join(', ')}],
};
`;
writeFileSync(new URL('../../lib/text/model-weights.ts', import.meta.url), source);

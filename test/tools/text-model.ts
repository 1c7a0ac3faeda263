/** Training of the model of lib/text/model.ts: multinomial logistic regression over normalised presence. No chance in it. */
import type { ModelWeights } from '../../lib/text/model.ts';
import { SYMPTOMS } from '../../lib/text/symptom-names.ts';

/** A labelled text: its features, each once, and the index of its symptom. */
export interface Sample {
  features: string[];
  symptom: number;
}

/** A model before it is packed: for each feature and each symptom a weight. */
export interface Trained {
  features: string[];
  weight: Float64Array;
  bias: number[];
}

/** How many features are kept: fewer lose recall on rounds that were not seen, more gain nothing. */
const KEPT = 6000;
/** The weight of a text's error against the size of the weights (inverse regularisation). */
const TRUST = 80;
const STEPS = 150;
const CLASSES = SYMPTOMS.length;
const NONE = CLASSES - 1;

/** Trains on the features that stand in two texts at least, then again on those that matter most. */
export function train(samples: readonly Sample[]): Trained {
  const seen = new Map<string, number>();
  for (const { features } of samples) for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const candidates = [...seen].filter(([, times]) => times >= 2).map(([feature]) => feature);
  const { weight } = regress(samples, candidates);
  const kept = candidates
    .map((feature, index) => {
      const its = weight.subarray(index * CLASSES, (index + 1) * CLASSES).map(Math.abs);
      return { feature, matters: Math.max(...its) * Math.sqrt(seen.get(feature)!) };
    })
    .sort((a, b) => b.matters - a.matters || (a.feature < b.feature ? -1 : 1))
    .slice(0, KEPT)
    .map(({ feature }) => feature)
    .sort();
  return regress(samples, kept);
}

/** Full-batch Adam. */
function regress(samples: readonly Sample[], features: string[]): Trained {
  const indexOf = new Map(features.map((feature, index) => [feature, index]));
  const rows = samples.map((sample) => {
    const present = Int32Array.from(sample.features.flatMap((feature) => indexOf.get(feature) ?? []));
    return { present, value: 1 / (Math.sqrt(sample.features.length) || 1), symptom: sample.symptom };
  });
  const bias = features.length * CLASSES;
  const size = bias + CLASSES;
  const weight = new Float64Array(size);
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  const slope = new Float64Array(size);
  const shares = new Float64Array(CLASSES);
  for (let step = 1; step <= STEPS; step++) {
    slope.fill(0);
    for (const { present, value, symptom } of rows) {
      shares.fill(0);
      for (let i = 0; i < present.length; i++) {
        const at = present[i]! * CLASSES;
        for (let c = 0; c < CLASSES; c++) shares[c]! += weight[at + c]!;
      }
      for (let c = 0; c < CLASSES; c++) shares[c] = shares[c]! * value + weight[bias + c]!;
      softmax(shares);
      shares[symptom]! -= 1;
      for (let c = 0; c < CLASSES; c++) slope[bias + c]! += shares[c]!;
      for (let c = 0; c < CLASSES; c++) shares[c]! *= value;
      for (let i = 0; i < present.length; i++) {
        const at = present[i]! * CLASSES;
        for (let c = 0; c < CLASSES; c++) slope[at + c]! += shares[c]!;
      }
    }
    const rate = 0.15 / (1 + step / 60);
    const meanRest = 1 - 0.9 ** step;
    const spreadRest = 1 - 0.999 ** step;
    for (let i = 0; i < size; i++) {
      const down = (slope[i]! + (i < bias ? weight[i]! / TRUST : 0)) / rows.length;
      mean[i] = 0.9 * mean[i]! + 0.1 * down;
      spread[i] = 0.999 * spread[i]! + 0.001 * down * down;
      weight[i]! -= (rate * mean[i]!) / meanRest / (Math.sqrt(spread[i]! / spreadRest) + 1e-8);
    }
  }
  return { features, weight: weight.subarray(0, bias), bias: [...weight.subarray(bias)] };
}

function softmax(scores: Float64Array): void {
  const top = Math.max(...scores);
  let total = 0;
  for (let c = 0; c < scores.length; c++) total += scores[c] = Math.exp(scores[c]! - top);
  for (let c = 0; c < scores.length; c++) scores[c]! /= total;
}

/** Six bits for each weight against `none`; the few that don't fit are cut. */
export function pack({ features, weight, bias }: Trained): ModelWeights {
  const against = features.map((_, at) =>
    Array.from({ length: NONE }, (_, c) => weight[at * CLASSES + c]! - weight[at * CLASSES + NONE]!),
  );
  const sizes = against
    .flat()
    .map(Math.abs)
    .sort((a, b) => a - b);
  const scale = sizes[Math.floor(sizes.length * 0.999)]! / 31;
  const bytes = against.flatMap((row) => {
    const packed = row.reduce((bits, value) => bits * 64 + stepOf(value / scale), 0);
    return [packed >> 16, (packed >> 8) & 255, packed & 255];
  });
  return {
    features: features.map((feature, at) => code(feature, features[at - 1] ?? '')).join(''),
    values: Buffer.from(bytes).toString('base64'),
    scale: Number(scale.toPrecision(6)),
    bias: bias.slice(0, NONE).map((value) => Number((value - bias[NONE]!).toFixed(4))),
  };
}

const stepOf = (value: number) => Math.max(-32, Math.min(31, Math.round(value))) + 32;

function code(feature: string, before: string): string {
  let shared = 0;
  while (shared < before.length && feature[shared] === before[shared]) shared++;
  return String.fromCharCode(65 + shared) + feature.slice(shared);
}

/**
 * A small linear model over the letters of words and whether they stand in the subject. It stands beside the lexicon: it speaks where the
 * lexicon found nothing, and doubts what the lexicon found on weak ground. Trained by test/tools/train-text.ts on the labelled texts.
 */
import { weights } from './model-weights.ts';
import { SYMPTOMS, type Symptom } from './symptom-names.ts';

/** What training leaves behind. */
export interface ModelWeights {
  /** Features in order, each as the number of letters that it shares with the one before (`A` is none) and the rest of it. */
  features: string;
  /** For each feature three bytes, base64: what it says for each symptom against `none`, six bits each, from -32 to 31. */
  values: string;
  /** What a step of those values is worth. */
  scale: number;
  /** For each symptom against `none`. */
  bias: number[];
}

/** A word of a text: folded, and whether it stands in the subject. */
export interface PlacedWord {
  form: string;
  heading: boolean;
}

export interface Opinion {
  /** The natural logarithm of each symptom's probability. */
  logOf: Record<Symptom, number>;
  /** The indexes of the words that speak most for a symptom against `none`, at most three, in the text's order. */
  reasonsFor(symptom: Symptom): number[];
}

const GROUP_LENGTHS = [3, 4];
/** Symptoms that are one: `none` is what they are weighed against. */
const NAMED = SYMPTOMS.length - 1;
const BYTES = 3;
const BITS = 6;
const MIDDLE = 1 << (BITS - 1);

/** The groups of three and four letters of a word, its ends marked: each by itself, and as one of the subject (`<`) or of the body (`>`). */
export function featuresOf({ form, heading }: PlacedWord): string[] {
  const marked = `^${form}$`;
  const place = heading ? '<' : '>';
  const features: string[] = [];
  for (const length of GROUP_LENGTHS) {
    for (let i = 0; i + length <= marked.length; i++) {
      const group = marked.slice(i, i + length);
      features.push(group, place + group);
    }
  }
  return features;
}

/** A model ready to be asked. */
export interface Model {
  indexOf: Map<string, number>;
  /** For each feature and each symptom against `none`, in steps. */
  values: Int8Array;
  scale: number;
  bias: readonly number[];
}

/** The built-in model, unpacked at its first text. */
const builtIn = (() => {
  let unpacked: Model | undefined;
  return () => (unpacked ??= unpack(weights));
})();

/** Makes weights ready. */
export function unpack({ features, values, scale, bias }: ModelWeights): Model {
  const indexOf = new Map<string, number>();
  let last = '';
  for (const [, shared, rest] of features.matchAll(/([A-Z])([^A-Z]*)/g)) {
    last = last.slice(0, shared!.charCodeAt(0) - 65) + rest;
    indexOf.set(last, indexOf.size);
  }
  const bytes = Uint8Array.from(atob(values), (byte) => byte.charCodeAt(0));
  const steps = new Int8Array(indexOf.size * NAMED);
  for (let feature = 0; feature < indexOf.size; feature++) {
    const at = feature * BYTES;
    const packed = (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
    for (let symptom = 0; symptom < NAMED; symptom++) {
      steps[feature * NAMED + symptom] = ((packed >> (BITS * (NAMED - 1 - symptom))) & (2 * MIDDLE - 1)) - MIDDLE;
    }
  }
  return { indexOf, values: steps, scale, bias };
}

/** What the built-in model thinks of a text's words. */
export function opinionOn(words: readonly PlacedWord[]): Opinion {
  return opinionWith(builtIn(), words);
}

/** What a model thinks of a text's words. A feature counts once, however often it stands. */
export function opinionWith({ indexOf, values, scale, bias }: Model, words: readonly PlacedWord[]): Opinion {
  const features = words.map(featuresOf);
  const known = features.map((its) => its.flatMap((feature) => indexOf.get(feature) ?? []));
  const present = new Set(known.flat());
  // Features that it doesn't know count too: of a text of unknown words it isn't sure.
  const norm = Math.sqrt(new Set(features.flat()).size) || 1;
  const stepOf = (feature: number, symptom: number) => values[feature * NAMED + symptom]!;
  const scores = SYMPTOMS.map((_, symptom) => {
    if (symptom === NAMED) return 0;
    let sum = 0;
    for (const feature of present) sum += stepOf(feature, symptom);
    return bias[symptom]! + (sum * scale) / norm;
  });
  const top = Math.max(...scores);
  const total = top + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - top), 0));

  return {
    logOf: Object.fromEntries(SYMPTOMS.map((symptom, i) => [symptom, scores[i]! - total])) as Record<Symptom, number>,
    reasonsFor(symptom) {
      const at = SYMPTOMS.indexOf(symptom);
      return known
        .map((its, word) => ({ word, speaks: its.reduce((sum, feature) => sum + stepOf(feature, at), 0) }))
        .filter(({ speaks }) => speaks > 0)
        .sort((a, b) => b.speaks - a.speaks)
        .slice(0, 3)
        .map(({ word }) => word)
        .sort((a, b) => a - b);
    },
  };
}

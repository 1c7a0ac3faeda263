/**
 * A small linear model over the letters of words. It stands beside the lexicon: it speaks where the lexicon found nothing, and doubts what
 * the lexicon found on weak ground. Trained by test/tools/train-text.ts on the labelled texts of this project.
 */
import { weights } from './model-weights.ts';
import { SYMPTOMS, type Symptom } from './symptom-names.ts';

/** What training leaves behind. */
export interface ModelWeights {
  /** Letter groups, blank-separated. */
  grams: string;
  /** For each group and each of `SYMPTOMS` in turn a signed byte, base64. */
  values: string;
  /** What a step of those bytes is worth. */
  scale: number;
  /** For each of `SYMPTOMS`. */
  bias: number[];
}

export interface Opinion {
  /** The natural logarithm of each symptom's probability. */
  logOf: Record<Symptom, number>;
  /** The indexes of the words that speak most for a symptom against `none`, at most three, in the text's order. */
  reasonsFor(symptom: Symptom): number[];
}

const GRAM_LENGTHS = [3, 4];

/** The groups of three and four letters of a folded word, its ends marked. */
export function gramsOf(form: string): string[] {
  const marked = `^${form}$`;
  const grams: string[] = [];
  for (const length of GRAM_LENGTHS) {
    for (let i = 0; i + length <= marked.length; i++) grams.push(marked.slice(i, i + length));
  }
  return grams;
}

const indexOf = new Map(weights.grams.split(' ').map((gram, index) => [gram, index]));
const values = Int8Array.from(atob(weights.values), (byte) => byte.charCodeAt(0));
const NONE = SYMPTOMS.indexOf('none');

const weightOf = (gram: number, symptom: number) => values[gram * SYMPTOMS.length + symptom]! * weights.scale;

/** What the model thinks of a text's folded words. A group of letters counts once, however often it stands. */
export function opinionOn(forms: readonly string[]): Opinion {
  const known = forms.map((form) => gramsOf(form).flatMap((gram) => indexOf.get(gram) ?? []));
  const present = new Set(known.flat());
  const norm = Math.sqrt(present.size) || 1;
  const scores = SYMPTOMS.map((_, symptom) => {
    let sum = 0;
    for (const gram of present) sum += weightOf(gram, symptom);
    return weights.bias[symptom]! + sum / norm;
  });
  const top = Math.max(...scores);
  const total = top + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - top), 0));

  return {
    logOf: Object.fromEntries(SYMPTOMS.map((symptom, i) => [symptom, scores[i]! - total])) as Record<Symptom, number>,
    reasonsFor(symptom) {
      const at = SYMPTOMS.indexOf(symptom);
      return known
        .map((grams, word) => ({
          word,
          speaks: grams.reduce((sum, gram) => sum + weightOf(gram, at) - weightOf(gram, NONE), 0),
        }))
        .filter(({ speaks }) => speaks > 0)
        .sort((a, b) => b.speaks - a.speaks)
        .slice(0, 3)
        .map(({ word }) => word)
        .sort((a, b) => a - b);
    },
  };
}

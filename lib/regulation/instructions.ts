/** Instructions that leads add to the regulation's own (R05, R11): offered where a ticket's text or symptom is what they are about. */
import { stem } from '../text/stem.ts';
import type { Symptom } from '../text/symptom-names.ts';

export interface OwnInstruction {
  title: string;
  link: string;
  /** Words and phrases, in any form: one of them in the text is enough. */
  words: readonly string[];
  symptoms: readonly Symptom[];
}

/** Of a longer text the beginning is read (characters). */
const MOST_CHARACTERS = 100_000;

/** Those of whose words or phrases one stands in the text, whatever its endings. */
export function namedInstructions(all: readonly OwnInstruction[], text: string): OwnInstruction[] {
  if (all.length === 0) return [];
  const read = stems(text.slice(0, MOST_CHARACTERS));
  return all.filter(({ words }) => words.map(stems).some((phrase) => phrase.trim() !== '' && read.includes(phrase)));
}

/** Those that the text names, then those that are about its symptom, each once. */
export function fittingInstructions(
  all: readonly OwnInstruction[],
  named: readonly OwnInstruction[],
  symptom: Symptom,
): OwnInstruction[] {
  const others = all.filter((one) => one.symptoms.includes(symptom) && !named.includes(one));
  return [...named, ...others];
}

/** The stems in their order, each between blanks, so that a phrase is a part of the text's. */
function stems(text: string): string {
  return ` ${(text.match(/[\p{L}\d]+/gu) ?? []).map(stem).join(' ')} `;
}

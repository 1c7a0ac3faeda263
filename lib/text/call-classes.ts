/** What each word of a text says of the times beside it, by the words around it; and where its sentences end. */
import { amend } from './call-amendments.ts';
import type { Token } from './call-tokens.ts';
import { classifyWord, type WordClass } from './call-words.ts';

const ABBREVIATION =
  /^(?:тел|доб|моб|раб|сот|гор|т|дог|ч|час|мин|м|г|вр|вн|конт|напр|пн|вт|ср|чт|пт|сб|вс|ул|д|гл|кл|след|мск|местн)$/;

/** Abbreviations that stand last in their sentence more often than before a name. */
const ENDS_SENTENCE = /^(?:мск|ч|час|мин|вр|местн|пн|вт|ср|чт|пт|сб|вс)$/;

/** The class of every token; what belongs to a day, a time or a zone (`inside`) is neutral. */
export function classify(tokens: readonly Token[], inside: readonly boolean[]): WordClass[] {
  const classes = tokens.map((token, i): WordClass => {
    if (token.kind !== 'word' || inside[i]) return 'neutral';
    const before = tokens[i - 1]?.kind === 'word' ? tokens[i - 1]!.form : '';
    const opens = i === 0 || isBreak(tokens, i - 1);
    return classifyWord(token.form, before, token.capital, opens);
  });
  amend(classes, tokens, inside);
  return classes;
}

/** The end of a sentence or of a line. */
export function isBreak(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  if (token.kind === 'break') return true;
  if (/^[!?…]$/.test(token.form)) return true;
  if (token.form !== '.') return false;
  const [before, after] = [tokens[i - 1], tokens[i + 1]];
  // «до 3.1.30»
  if (before?.kind === 'number' && token.glued && after?.kind === 'number' && after.glued) return false;
  if (!before || !token.glued || !ABBREVIATION.test(before.form)) return true;
  // «до 16 мск. Суть: …»
  return ENDS_SENTENCE.test(before.form) && after?.capital === true && !after.glued;
}

/** A blank line, a full stop: nothing is carried over it. */
export function isFullStop(tokens: readonly Token[], i: number): boolean {
  return isBreak(tokens, i) && !(tokens[i]!.kind === 'break' && (tokens[i]!.form.match(/\n/g)?.length ?? 0) === 1);
}

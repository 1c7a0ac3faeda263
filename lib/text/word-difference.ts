/** What has changed between two texts, word by word. */

export interface Piece {
  text: string;
  change: 'same' | 'removed' | 'added';
}

/** Longer texts (words) are shown as one whole instead of another: the comparison is quadratic. */
const MOST_WORDS = 600;

/** Pieces in order: without those added they are the first text, without those removed the second; blanks are kept. */
export function wordDifference(before: string, after: string): Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) {
    return joined([piece(before, 'removed'), piece(after, 'added')]);
  }
  const common = commonLengths(a, b);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push(piece(a[i]!, 'same'));
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      pieces.push(piece(a[i++]!, 'removed'));
    } else pieces.push(piece(b[j++]!, 'added'));
  }
  return joined(pieces);
}

const piece = (text: string, change: Piece['change']): Piece => ({ text, change });

/** Each word with the blanks after it. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|^\s+/gu) ?? [];

/** `[i][j]`: how many words the ends of both texts have in common, from word i of the first and word j of the second on. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}

function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const { text, change } of pieces) {
    const last = out.at(-1);
    if (last?.change === change) last.text += text;
    else if (text !== '') out.push({ text, change });
  }
  return out;
}

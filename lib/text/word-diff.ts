/** The difference of two texts, word by word. */

export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Texts above this many words and signs are compared as a whole. */
const MOST_TOKENS = 3_000;

/** From `before` to `after`: neighbours of one kind are one part; removed words stand before those in their place. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [a, b] = [tokens(before), tokens(after)];
  if (a.length > MOST_TOKENS || b.length > MOST_TOKENS) {
    return before === after
      ? joined([{ kind: 'same', text: before }])
      : joined([...removed([before]), ...added([after])]);
  }
  const lengths = commonLengths(a, b);
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      parts.push({ kind: 'same', text: a[i]! });
      i++;
      j++;
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) parts.push(...removed([a[i++]!]));
    else parts.push(...added([b[j++]!]));
  }
  return joined([...parts, ...removed(a.slice(i)), ...added(b.slice(j))]);
}

/** Words, signs and blanks. */
function tokens(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}

/** Of the longest common row of tokens, for each pair of ends. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}

const removed = (texts: readonly string[]): DiffPart[] => texts.map((text) => ({ kind: 'removed', text }));
const added = (texts: readonly string[]): DiffPart[] => texts.map((text) => ({ kind: 'added', text }));

/** Neighbours of one kind joined; within a change what goes stands first, and a blank between two changed words is changed with them. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const out: DiffPart[] = [];
  let change = { removed: '', added: '' };
  const flush = () => {
    if (change.removed) out.push({ kind: 'removed', text: change.removed });
    if (change.added) out.push({ kind: 'added', text: change.added });
    change = { removed: '', added: '' };
  };
  parts.forEach((part, index) => {
    const next = parts[index + 1];
    const isBridge =
      part.text.trim() === '' && next !== undefined && next.kind !== 'same' && (change.removed || change.added);
    if (part.kind === 'same' && !isBridge) {
      flush();
      const last = out.at(-1);
      if (last?.kind === 'same') last.text += part.text;
      else out.push({ ...part });
    } else if (part.kind === 'same') {
      change.removed += part.text;
      change.added += part.text;
    } else change[part.kind] += part.text;
  });
  flush();
  return out.filter(({ text }) => text !== '');
}

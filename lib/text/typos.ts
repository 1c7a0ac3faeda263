/** Small typos in the key forms: one slip of the hand, and letters written as they are heard («тармазит», «вилетает»). */

const HEARD: Record<string, string> = { о: 'а', е: 'и', э: 'и', ы: 'и', я: 'и' };

/** How a folded word sounds, roughly: unstressed vowels fall together. */
export function soundOf(form: string): string {
  let out = '';
  for (const letter of form) out += HEARD[letter] ?? letter;
  return out;
}

/** Whether two words are one slip apart: a letter lost, added, changed, or two neighbours swapped. */
export function oneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const restA = a.slice(head, a.length - tail);
  const restB = b.slice(head, b.length - tail);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

/** The word, and the word with each of its letters lost: two words that are one slip apart share one of these. */
function shadows(word: string): string[] {
  const out = [word];
  for (let i = 0; i < word.length; i++) out.push(word.slice(0, i) + word.slice(i + 1));
  return out;
}

/** How long a stem (letters) must be for a slip to be forgiven: a shorter one turns into another word too easily. */
const SWAPPED_LENGTH = 5;
const SLIP_LENGTH = 6;
/** … and for a slip in a word that is also written as it is heard. */
const HEARD_SLIP_LENGTH = 8;

/** Finds the stems that a mistyped word was meant to begin with. */
export interface TypoIndex {
  /** The nearest stem for a folded word, or null. A slip in the first letter is not forgiven. */
  nearest(form: string): string | null;
}

interface Stem {
  stem: string;
  sound: string;
  /** Whether the word may go on after the stem. */
  open: boolean;
}

function isSlipOf(beginning: string, { stem }: Stem): boolean {
  if (stem[0] !== beginning[0] || !oneSlipApart(beginning, stem)) return false;
  return (
    stem.length >=
    (beginning.length === stem.length && [...beginning].sort().join() === [...stem].sort().join()
      ? SWAPPED_LENGTH
      : SLIP_LENGTH)
  );
}

function isHeardSlipOf(sound: string, entry: Stem): boolean {
  return entry.stem.length >= HEARD_SLIP_LENGTH && entry.sound[0] === sound[0] && oneSlipApart(sound, entry.sound);
}

/** An index over folded stems; `open` stems are beginnings of words, the others whole words. */
export function typoIndex(stems: readonly { stem: string; open: boolean }[]): TypoIndex {
  const byShadow = new Map<string, Stem[]>();
  const lengths = new Set<number>();
  for (const { stem, open } of stems) {
    const entry: Stem = { stem, sound: soundOf(stem), open };
    lengths.add(stem.length);
    for (const shadow of stem.length < SWAPPED_LENGTH ? [entry.sound] : shadows(entry.sound)) {
      const list = byShadow.get(shadow);
      if (list) list.push(entry);
      else byShadow.set(shadow, [entry]);
    }
  }
  const beginnings = new Set<number>();
  for (const n of lengths) for (const k of [n - 1, n, n + 1]) beginnings.add(k);
  const tried = [...beginnings].filter((n) => n >= 4).sort((a, b) => b - a);

  return {
    nearest(form) {
      const soundOfForm = soundOf(form);
      let best: string | null = null;
      for (const length of tried) {
        if (length > form.length) continue;
        const beginning = form.slice(0, length);
        const sound = soundOfForm.slice(0, length);
        for (const shadow of shadows(sound)) {
          for (const entry of byShadow.get(shadow) ?? []) {
            if (!entry.open && length !== form.length) continue;
            if (sound === entry.sound) return entry.stem;
            if (best === null && (isSlipOf(beginning, entry) || isHeardSlipOf(sound, entry))) best = entry.stem;
          }
        }
      }
      return best;
    },
  };
}

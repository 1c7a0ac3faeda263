/** What leads change about the lexicon: words and phrases over the built-in ones, by what they mean (R28). */
import { builtInLexicon, type Guard, LEAD_KIND, type Lexicon } from './lexicon.ts';
import { LEXICON_LISTS, type LexiconChanges, type LexiconList } from './lexicon-lists.ts';
import { compileLexicon, type Matcher } from './matcher.ts';
import { fold } from './normalise.ts';

/** The lexicon as the lead has it. Entries without a letter are passed over. */
export function changedLexicon(lexicon: Lexicon, { add, remove }: LexiconChanges): Lexicon {
  const gone = remove.map(plain).filter((phrase) => phrase !== '');
  const kept = (entries: readonly string[]) => entries.filter((entry) => !gone.some((phrase) => covers(entry, phrase)));
  const added = LEXICON_LISTS.map((name) => ({ name, when: add[name].map(plain).filter((phrase) => phrase !== '') }));
  const symptoms = added.filter(({ name, when }) => !isGuard(name) && when.length > 0);
  const guards = added.flatMap(({ name, when }) => (isGuard(name) && when.length > 0 ? [{ guard: name, when }] : []));
  return {
    ...lexicon,
    words: {
      ...Object.fromEntries(Object.entries(lexicon.words).map(([name, entries]) => [name, kept(entries)])),
      // What a greeting holds isn't shown to the model either.
      greeting: [...kept(lexicon.words.greeting ?? []), ...gone],
    },
    evidence: [
      ...lexicon.evidence.map((rule) => ({ ...rule, when: kept(rule.when) })),
      ...symptoms.map(({ name, when }) => ({ kind: LEAD_KIND + name, when })),
    ],
    guards: [...lexicon.guards, ...guards],
    meaning: {
      ...lexicon.meaning,
      ...Object.fromEntries(symptoms.map(({ name }) => [LEAD_KIND + name, { '*': name }])),
    },
  };
}

/** The lexicon with the lead's changes, ready to be run. The last one is kept: the settings are read anew each time. */
export const matcherWith = (() => {
  let last: { key: string; matcher: Matcher } | undefined;
  return (changes: LexiconChanges): Matcher => {
    const key = JSON.stringify(changes);
    if (last?.key !== key) last = { key, matcher: compileLexicon(changedLexicon(builtInLexicon, changes)) };
    return last.matcher;
  };
})();

const GUARDS: ReadonlySet<string> = new Set<Guard>(['solved', 'request', 'elsewhere']);

function isGuard(name: LexiconList): name is LexiconList & Guard {
  return GUARDS.has(name);
}

/** A phrase without what patterns give a meaning to, but for `*` at the end of a word. */
function plain(phrase: string): string {
  const words = phrase.toLowerCase().match(/[\p{L}\p{N}]+\*?/gu) ?? [];
  return words.filter((word) => /..\*?$/.test(word)).join(' ');
}

/** Whether an entry of the lexicon is the phrase, or is a beginning of the one word that it is. */
function covers(entry: string, phrase: string): boolean {
  const text = entry.replaceAll('~', '');
  if (folded(text) === folded(phrase)) return true;
  return (
    !text.includes(' ') &&
    !phrase.includes(' ') &&
    text.endsWith('*') &&
    fold(phrase).startsWith(fold(text.slice(0, -1)))
  );
}

/** Of words that decided, as they stand in a text, those that the lexicon itself knows: nothing else of the text is in them. */
export function knownWords(matched: readonly string[], { vocabulary }: Matcher): string[] {
  const words = matched.flatMap((phrase) => phrase.toLowerCase().match(/[\p{L}]{2,30}/gu) ?? []);
  return [...new Set(words)].filter((word) => vocabulary.knows(fold(word)));
}

function folded(text: string): string {
  return text
    .split(' ')
    .map((word) => (word.endsWith('*') ? `${fold(word.slice(0, -1))}*` : fold(word)))
    .join(' ');
}

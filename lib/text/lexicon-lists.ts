/** What leads add to the lexicon and take away from it, as data; `lexicon-changes.ts` puts it into force. */

/** The lists that leads add to: the four symptoms, and what voids one. */
export const LEXICON_LISTS = [
  'hang',
  'unavailable',
  'kicked',
  'cannot_enter',
  'solved',
  'request',
  'elsewhere',
] as const;

export type LexiconList = (typeof LEXICON_LISTS)[number];

/** Words or phrases as people write them, one an entry; a `*` stands for any ending. */
export interface LexiconChanges {
  add: Record<LexiconList, string[]>;
  /** They tell nothing any more: every built-in entry that covers one is left out. */
  remove: string[];
}

export const noChanges: LexiconChanges = {
  add: { hang: [], unavailable: [], kicked: [], cannot_enter: [], solved: [], request: [], elsewhere: [] },
  remove: [],
};

/** Who is client and who is staff in a thread, and which messages clients don't see. */
import type { ThreadMessage } from '../regulation/snapshot.ts';
import type { PortalProfile } from '../settings/schema.ts';
import { isFileLine } from './thread-lines.ts';
import type { Draft } from './thread-message.ts';
import {
  ANSWER_ADDED,
  ATTRIBUTE_CHANGE,
  CLASS_WORDS,
  CLIENT_MARK,
  COMMENT_ADDED,
  HIDDEN_MARK,
  NOT_HIDDEN_MARK,
  STAFF_MARK,
  STEP,
  SYSTEM_MARK,
  TICKET_CHANGE,
} from './thread-words.ts';
import { clean, fold } from './words.ts';

/** Class words that a portal's every element may bear (`support-ticket`), so they only tell where not all messages have them. */
const VAGUE = new Set(
  'support response admin user log event status activity service hidden hide in out left right other me'.split(' '),
);

const RECORD = new Set(['system', 'log', 'event', 'changelog', 'audit']);
const REPLY = new Set(['response', 'reply', 'correspond', 'correspondence', 'answer']);

type Kind = ThreadMessage['author'];

/**
 * The messages with their authors told apart. What the page marks comes first; then names: the profile's, those of the responsible people
 * that the page offers; then `peopleAtWork` (asked only where it is needed) and the side of a chat. An author whom nothing tells is taken for the client: a clock that runs on is seen, one
 * that was stopped by mistake is not.
 */
export function tellAuthors(
  drafts: Draft[],
  root: Document | Element,
  profile: PortalProfile,
  peopleAtWork: () => string[] = () => [],
): ThreadMessage[] {
  const answers = drafts.some((draft) => ANSWER_ADDED.test(draft.head));
  const someHaveText = drafts.some((draft) => !draft.bare);
  const mostHavePlace = drafts.filter((draft) => !draft.bare && !draft.placeless).length * 2 >= drafts.length;
  const isEntry = (draft: Draft) =>
    isOneLine(draft) && ((draft.bare && someHaveText) || (draft.placeless && mostHavePlace && STEP.test(draft.text)));
  const common = commonWords(drafts);
  const replies = !common.has('note') && drafts.some((draft) => !draft.words.has('note') && has(draft.words, REPLY));
  const staff = staffNames(root, profile);
  // What a client has written can't be hidden from him: then such a word is the layout's.
  const someClients = drafts.some(
    (draft) => has(draft.words, CLASS_WORDS.client) || CLIENT_MARK.test(withoutName(draft)),
  );
  const someDeny = drafts.some((draft) => NOT_HIDDEN_MARK.test(draft.head));
  const isVague = (word: string) => VAGUE.has(word) || ((someClients || someDeny) && CLASS_WORDS.hidden.has(word));
  const marks = drafts.map((draft) => {
    const words = new Set([...draft.words].filter((word) => !(isVague(word) && common.has(word))));
    const hidden = isHiddenMarked(draft, words, replies) || (answers && COMMENT_ADDED.test(draft.head));
    return { hidden, kind: hidden ? ('staff' as Kind) : markedKind(draft, words, isEntry(draft)), words };
  });
  const known = new Map<string, Kind>();
  for (const [index, draft] of drafts.entries()) {
    const kind = marks[index]!.kind;
    if (draft.name && kind && kind !== 'system') known.set(fold(draft.name), kind);
  }
  const isUntold = (draft: Draft, index: number) =>
    marks[index]!.kind === null && draft.name !== null && kindByName(draft.name, staff, known) === null;
  if (drafts.some(isUntold)) staff.push(...peopleAtWork());
  const told = drafts.map((draft, index) => marks[index]!.kind ?? kindByName(draft.name, staff, known));
  const side = staffSide(marks, told);
  return drafts.map((draft, index) => {
    const mark = marks[index]!;
    const author = told[index] ?? kindBySide(mark.words, side) ?? 'client';
    return { author, hidden: mark.hidden, at: draft.at, text: draft.text, ...(draft.name ? { name: draft.name } : {}) };
  });
}

function commonWords(drafts: Draft[]): Set<string> {
  const [first, ...others] = drafts;
  if (!first) return new Set();
  if (others.length === 0) return new Set(VAGUE);
  return new Set([...first.words].filter((word) => others.every((draft) => draft.words.has(word))));
}

function has(words: Set<string>, known: ReadonlySet<string>): boolean {
  for (const word of words) if (known.has(word)) return true;
  return false;
}

/** Where a thread tells replies from notes, a note is internal. */
function isHiddenMarked(draft: Draft, words: Set<string>, replies: boolean): boolean {
  if (has(words, CLASS_WORDS.hidden)) return true;
  if (replies && words.has('note')) return true;
  const head = withoutName(draft);
  return HIDDEN_MARK.test(head) && !NOT_HIDDEN_MARK.test(head);
}

function markedKind(draft: Draft, words: Set<string>, isEntry: boolean): Kind | null {
  const head = withoutName(draft);
  if (isEntry || isSystem(draft, words, head)) return 'system';
  const staff = has(words, CLASS_WORDS.staff);
  const client = has(words, CLASS_WORDS.client);
  if (staff !== client) return staff ? 'staff' : 'client';
  const says = { staff: STAFF_MARK.test(head), client: CLIENT_MARK.test(head) };
  if (says.staff !== says.client) return says.staff ? 'staff' : 'client';
  // A role may be part of the name itself: «Иван Петров (техподдержка)», «Служба поддержки».
  const name = draft.name ?? '';
  if (STAFF_MARK.test(name) && !CLIENT_MARK.test(name)) return 'staff';
  return null;
}

function isSystem(draft: Draft, words: Set<string>, head: string): boolean {
  if (/\[(?:лог|log)\]/iu.test(head) || words.has('logborder')) return true;
  if (draft.name && SYSTEM_MARK.test(draft.name) && draft.name.length < 40) return true;
  const isChange = ATTRIBUTE_CHANGE.test(draft.text) && !draft.text.includes('\n') && draft.text.length < 160;
  const records = isChange || TICKET_CHANGE.test(draft.text);
  if (has(words, CLASS_WORDS.system) && !has(words, CLASS_WORDS.staff) && !has(words, CLASS_WORDS.client)) {
    return has(words, RECORD) || records || draft.name === null;
  }
  return isChange || (records && draft.name === null);
}

function isOneLine({ text }: Draft): boolean {
  return !text.includes('\n') && !isFileLine(text);
}

/** The head without the name: «Приватный Иван» marks nothing. */
function withoutName(draft: Draft): string {
  const bare = draft.name ? draft.name.replace(/\([^)]*\)|\[[^\]]*\]/gu, '').trim() : '';
  // An address of the support's is the addressee's as often as the author's.
  return (bare ? draft.head.replaceAll(bare, ' ') : draft.head).replace(/\S+@\S+/gu, ' ');
}

function kindByName(name: string | null, staff: string[], known: Map<string, Kind>): Kind | null {
  if (!name) return null;
  return isStaffName(name, staff) ? 'staff' : (known.get(fold(name)) ?? null);
}

/** Whether an author, as the page writes it, is one of these people (`staffNames`). */
export function isStaffName(written: string, staff: string[]): boolean {
  const folded = fold(written);
  return staff.some((name) => sameName(folded, name) || sameWords(folded, name));
}

/** «Орлова Мария» and «Мария Орлова». */
function sameWords(written: string, known: string): boolean {
  const words: string[] = written.match(/\p{L}{2,}/gu) ?? [];
  const own = known.match(/\p{L}{2,}/gu) ?? [];
  return own.length > 1 && words.length === own.length && own.every((word) => words.includes(word));
}

/** A name from the settings may be a part of what the page writes: a surname, a login. */
function sameName(written: string, known: string): boolean {
  const at = written.indexOf(known);
  if (at < 0) return false;
  const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);
  return !isLetter(written[at - 1]) && !isLetter(written[at + known.length]);
}

/** The profile's names, and the people whom the page offers as responsible: «[21] (login) Имя Фамилия». */
export function staffNames(root: Document | Element, profile: PortalProfile): string[] {
  const names = profile.staffNames.map(fold).filter((name) => name.length > 1);
  for (const select of root.querySelectorAll<HTMLSelectElement>('select')) {
    const named = `${select.name} ${select.id} ${select.getAttribute('data-actor-type') ?? ''}`;
    if (!/respons|assign|owner|otvetstv|executor|manager|agent|engineer|technician|ispolnit/i.test(named)) continue;
    names.push(...personsAmong([...select.options].map((option) => option.text)));
  }
  return names;
}

/** The people among the choices of a list of responsibles, folded. */
export function personsAmong(options: string[]): string[] {
  const names = options.map((text) => fold(clean(text).replace(/\[[^\]]*\]|\([^)]*\)/gu, ' ')));
  return names.filter(
    (name) =>
      name.split(' ').length > 1 &&
      /^\p{L}/u.test(name) &&
      !/техподдержк|диспетчер|не назначен|not set|nobody/u.test(name),
  );
}

function sidesOf(words: Set<string>): { mine: boolean; theirs: boolean } {
  return { mine: has(words, CLASS_WORDS.mine), theirs: has(words, CLASS_WORDS.theirs) };
}

/** On which of two sides the staff's messages stand; null where there are no two sides. */
function staffSide(all: { words: Set<string> }[], told: (Kind | null)[]): 'mine' | 'theirs' | null {
  const sides = all.map(({ words }) => sidesOf(words));
  if (!sides.some(({ mine, theirs }) => mine && !theirs) || sides.every(({ mine }) => mine)) return null;
  const stands = (kind: Kind, side: 'mine' | 'theirs') =>
    told.some((one, index) => one === kind && sides[index]![side] && sides[index]!.mine !== sides[index]!.theirs);
  const isOwn = stands('staff', 'mine') || stands('client', 'theirs');
  const isTurned = stands('staff', 'theirs') || stands('client', 'mine');
  return isTurned && !isOwn ? 'theirs' : 'mine';
}

/** In a chat one's own side is staff's, for it is an operator who is logged in; where known authors say so, it is the other one. */
function kindBySide(words: Set<string>, side: 'mine' | 'theirs' | null): Kind | null {
  const sides = sidesOf(words);
  if (side === null || (sides.mine && sides.theirs)) return null;
  return sides[side] ? 'staff' : 'client';
}

/** All canned responses in one list: the transfers, the regulation's other texts, and what leads have added. */
import type { Macro } from './macro.ts';
import { MACROS, PHRASES, type Phrase } from './macros.ts';

/** What leads set beside the texts themselves. */
export interface CannedSettings {
  /** Ids in the order of lists and palette; those that aren't named follow as they come. */
  order: string[];
  /** By id: what is typed after a dot to insert it; empty for none. */
  shortcuts: Record<string, string>;
  /** By id: prescribed phrases that are held to the letter; false where a lead has unlocked one. */
  locked: Record<string, boolean>;
}

/** One of them, as a macro whatever it is: a phrase sets neither status nor responsible. */
export interface Canned {
  macro: Macro;
  origin: 'transfer' | 'phrase' | 'own';
  /** Where its text is used; what isn't for tickets isn't offered there. */
  use: Phrase['use'];
  /** Without the dot; empty for none. */
  shortcut: string;
}

export interface CannedSource {
  macros: readonly Macro[];
  phrases: Readonly<Record<string, string>>;
  canned: CannedSettings;
}

export const defaultCanned: CannedSettings = {
  order: [],
  shortcuts: {
    lk: 'лк',
    os: 'ос',
    manager: 'мен',
    line2: '2л',
    incident: 'сбой',
    busy_twice: 'занято',
    no_answer: 'нд',
    phone_off: 'выкл',
    solved_by_phone: 'тел',
    eta: 'срок',
    fixed: 'устр',
    ask_missing: 'данные',
  },
  locked: Object.fromEntries(PHRASES.filter(({ verbatim }) => verbatim).map(({ id }) => [id, true])),
};

/** Every canned response with its shortcut, in the leads' order. */
export function cannedOf({ macros, phrases, canned }: CannedSource): Canned[] {
  const all: Omit<Canned, 'shortcut'>[] = [
    ...macros.map((macro) => ({
      macro,
      origin: isBuiltIn(macro.id) ? ('transfer' as const) : ('own' as const),
      use: 'ticket' as const,
    })),
    ...PHRASES.map((phrase) => ({
      macro: phraseMacro(phrase, phrases, canned),
      origin: 'phrase' as const,
      use: phrase.use,
    })),
  ];
  const place = new Map(canned.order.map((id, index) => [id, index]));
  const placeOf = ({ macro }: { macro: Macro }) => place.get(macro.id) ?? canned.order.length;
  return all
    .map((one) => ({ ...one, shortcut: canned.shortcuts[one.macro.id] ?? '' }))
    .toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** What can go into a ticket. */
export const forTickets = (all: readonly Canned[]): Canned[] =>
  all.filter(({ use }) => use === 'ticket' || use === 'both');

/** True for what does more than put a public text in: it is shown before it is done (design.md, «How it must behave» 2). */
export function isAction({ status, assignee, hidden, close }: Macro): boolean {
  return status !== null || assignee !== null || hidden !== null || close === true;
}

/** The actions that hand a ticket on, in the leads' order: the four of R22–R25 and leads' own with a status or a responsible. */
export function transfersOf(source: CannedSource): Macro[] {
  return cannedOf(source)
    .filter(({ macro, origin }) => origin === 'transfer' || macro.status !== null || macro.assignee !== null)
    .map(({ macro }) => macro);
}

/** A text alone, as a macro without status and responsible. */
export function textMacro(id: string, title: string, clause: string | null, text: string): Macro {
  return { id, title, clause, text, status: null, assignee: null, hidden: null, paidOnly: false, verbatim: false };
}

function phraseMacro(
  { id, title, clause, text, when }: Phrase,
  phrases: CannedSource['phrases'],
  { locked }: CannedSettings,
): Macro {
  return { ...textMacro(id, title, clause, phrases[id] ?? text), verbatim: locked[id] ?? false, ...(when && { when }) };
}

function isBuiltIn(id: string): boolean {
  return MACROS.some((macro) => macro.id === id);
}

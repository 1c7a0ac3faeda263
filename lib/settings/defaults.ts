/** The built-in layer: the regulation's own values, and ours where it is silent. */
import { builtInCalendar } from '../regulation/calendar.ts';
import { defaultCanned } from '../regulation/canned.ts';
import { clauseWords } from '../regulation/clauses.ts';
import { MACROS, PHRASES } from '../regulation/macros.ts';
import { defaultLevels } from '../regulation/required-fields.ts';
import { defaultClockRules, defaultIncidentRules } from '../regulation/rules.ts';
import { defaultContactRules } from '../text/contact-rules.ts';
import { noChanges } from '../text/lexicon-lists.ts';
import type { Settings } from './schema.ts';

export const builtIn: Settings = {
  clocks: defaultClockRules,
  incidents: defaultIncidentRules,
  macros: [...MACROS],
  phrases: Object.fromEntries(PHRASES.map(({ id, text }) => [id, text])),
  canned: defaultCanned,
  consult: { name: 'Скайп', link: '', phone: '' },
  calendar: builtInCalendar,
  hours: { when: 'always', from: '09:00', until: '18:00' },
  quiet: { on: false, from: '22:00', until: '08:00' },
  portal: { bindings: {}, staffNames: [], listUrl: null, newTicketUrl: null, reportUrl: null, reportQuery: null },
  required: defaultLevels,
  instructions: { search: '', credit: '', quota: '' },
  ownInstructions: [],
  polling: { seconds: 60, suspectSeconds: 30, tickets: 20 },
  lexicon: noChanges,
  contacts: defaultContactRules,
  retentionDays: 30,
  practice: { scenarios: [] },
  portals: [],
  guidance: { on: false, until: null },
  regulation: clauseWords({}),
  me: { sound: true, volume: 50, folded: false },
};

/** A text that the regulation has to the letter. */
interface Prescribed {
  path: string[];
  clause: string;
  text: string;
  /** The flag that a lead takes off before he changes the text. */
  lock: string[];
}

export const prescribedTexts: readonly Prescribed[] = [
  ...MACROS.filter((macro) => macro.verbatim).map(({ id, clause, text }) => ({
    path: ['macros', id, 'text'],
    clause: clause ?? '',
    text,
    lock: ['macros', id, 'verbatim'],
  })),
  ...PHRASES.filter((phrase) => phrase.verbatim).map(({ id, clause, text }) => ({
    path: ['phrases', id],
    clause,
    text,
    lock: ['canned', 'locked', id],
  })),
];

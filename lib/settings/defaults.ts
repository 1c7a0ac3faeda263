/** The built-in layer: the regulation's own values, and ours where it is silent. */
import { builtInCalendar } from '../regulation/calendar.ts';
import { MACROS, PHRASES } from '../regulation/macros.ts';
import { defaultClockRules, defaultIncidentRules } from '../regulation/rules.ts';
import type { Settings } from './schema.ts';

export const builtIn: Settings = {
  clocks: defaultClockRules,
  incidents: defaultIncidentRules,
  macros: [...MACROS],
  phrases: Object.fromEntries(PHRASES.map(({ id, text }) => [id, text])),
  consult: { name: 'Скайп', link: '', phone: '' },
  calendar: builtInCalendar,
  portal: { bindings: {}, staffNames: [], listUrl: null, newTicketUrl: null, reportUrl: null },
  polling: { seconds: 60 },
  retentionDays: 30,
  me: { sound: true, folded: false },
};

/** A value that stays as the regulation has it. */
interface Prescribed {
  path: string[];
  clause: string;
  value: unknown;
}

/** What no layer may change: verbatim texts, and that they are verbatim. */
export const prescribedTexts: readonly Prescribed[] = [
  ...MACROS.filter((macro) => macro.verbatim).flatMap(({ id, clause, text, verbatim }) => [
    { path: ['macros', id, 'text'], clause: clause ?? '', value: text },
    { path: ['macros', id, 'verbatim'], clause: clause ?? '', value: verbatim },
  ]),
  ...PHRASES.filter((phrase) => phrase.verbatim).map(({ id, clause, text }) => ({
    path: ['phrases', id],
    clause,
    value: text,
  })),
];

/** Everything that leads and operators set. The zod schema (zod/mini) that checks it stands here too. */
import * as z from 'zod/mini';
import { type Scenario, scenarioSchema } from '../practice/scenario.ts';
import type { WorkCalendar } from '../regulation/calendar.ts';
import type { CannedSettings } from '../regulation/canned.ts';
import { INSTRUCTION_IDS, type InstructionId } from '../regulation/client-check.ts';
import { type DayHours, WORK_DAYS, type WorkingHours } from '../regulation/hours.ts';
import type { OwnInstruction } from '../regulation/instructions.ts';
import { type Macro, OFFER_PAGES, type OfferedWhen } from '../regulation/macro.ts';
import { REQUIRED_IDS, REQUIRED_LEVELS, type RequiredId, type RequiredLevel } from '../regulation/required-fields.ts';
import { CLOCK_IDS, type ClockRules, type IncidentRules } from '../regulation/rules.ts';
import { SHORTCUT, shortcutHolder } from '../regulation/shortcuts.ts';
import { FIELD_NAMES, type FieldName, type PageKind } from '../regulation/snapshot.ts';
import type { ContactRules } from '../text/contact-rules.ts';
import { isMask, patternProblem } from '../text/identifier-masks.ts';
import { LEXICON_LISTS, type LexiconChanges } from '../text/lexicon-lists.ts';
import { SYMPTOMS } from '../text/symptom-names.ts';
import { PORTAL_FORM } from './portals.ts';

/** A lead's binding of a field: alternative selectors, tried in order, and the label that stood there. */
export interface Binding {
  selectors: string[];
  label: string;
}

/** «Карта портала»: what leads know of their portal's pages. */
export interface PortalProfile {
  bindings: Partial<Record<PageKind, Partial<Record<FieldName, Binding>>>>;
  /** Names (or parts of them) by which staff is known in a thread where the page marks nobody. */
  staffNames: string[];
  /** Paths on the portal's origin; null until known or seen. */
  listUrl: string | null;
  newTicketUrl: string | null;
  reportUrl: string | null;
  /**
   * The report's query, as `q={запрос}` or `contract={договор}&login={логин}&inn={инн}&name={организация}`; null: it is taken from the search
   * form of the report's page.
   */
  reportQuery: string | null;
}

export interface Settings {
  clocks: ClockRules;
  incidents: IncidentRules;
  /** The transfers, and leads' own phrases and actions. */
  macros: Macro[];
  /** Texts that aren't transfers, by id (`busy_twice`, `incident`, `eta`, …). */
  phrases: Record<string, string>;
  /** Order, shortcuts and locks of all of them. */
  canned: CannedSettings;
  consult: { name: string; link: string; phone: string };
  /** Working days of the 2nd line (R25). */
  calendar: WorkCalendar;
  /** When the clocks of R01 run. */
  hours: WorkingHours;
  /** Hours in which reminders make no sound. */
  quiet: DayHours & { on: boolean };
  portal: PortalProfile;
  /** How much is asked of each required field (R15–R18). */
  required: Record<RequiredId, RequiredLevel>;
  /** Links of the regulation's instructions (R05, R11); empty until a lead has set them. */
  instructions: Record<InstructionId, string>;
  /** Instructions that leads add (R11). */
  ownInstructions: OwnInstruction[];
  /** How hard the portal is asked: the list each `seconds`, each `suspectSeconds` while a storm begins, so many tickets at a time. */
  polling: { seconds: number; suspectSeconds: number; tickets: number };
  /** The lead's changes of what tickets are read by. */
  lexicon: LexiconChanges;
  /** By what contacts are read in free text. */
  contacts: ContactRules;
  retentionDays: number;
  /** Scenarios of practice that trainers wrote. */
  practice: { scenarios: Scenario[] };
  /** Other addresses at which the portal is, besides its own: scheme and host. */
  portals: string[];
  /** The trainer's switch: hints by the regulation's steps, to the end of a day (ISO, Moscow) or for good (null). */
  guidance: { on: boolean; until: string | null };
  /** The regulation's words by clause, which a lead may have changed: the edition in force. */
  regulation: Record<string, string>;
  /** The person's own; `volume` is in percent. */
  me: { sound: boolean; volume: number; folded: boolean };
}

const DAY_MINUTES = 24 * 60;

/** A whole number within limits; `unit` is the Russian genitive plural («минут»). */
function whole(least: number, most: number, unit: string) {
  const error = `Нужно целое число от ${least} до ${most} (${unit})`;
  return z.int({ error }).check(z.gte(least, { error }), z.lte(most, { error }));
}

function textUpTo(most: number) {
  return z.string({ error: 'Нужен текст' }).check(z.maxLength(most, { error: `Не длиннее ${most} знаков` }));
}

const filled = (most: number) => textUpTo(most).check(z.minLength(1, { error: 'Не должно быть пустым' }));
const flag = z.boolean({ error: 'Нужно «да» или «нет»' });
const list = <T extends z.ZodMiniType>(item: T, most: number) =>
  z.array(item, { error: 'Нужен список' }).check(z.maxLength(most, { error: `Не больше ${most} строк` }));

const clockRule = z
  .object({
    limitMinutes: whole(1, DAY_MINUTES, 'минут'),
    quietMinutes: whole(0, DAY_MINUTES, 'минут'),
    soundMinutes: whole(0, DAY_MINUTES, 'минут'),
  })
  .check(
    z.refine(({ limitMinutes, quietMinutes }) => quietMinutes < limitMinutes, {
      path: ['quietMinutes'],
      error: 'Предупреждение должно быть короче самого срока',
    }),
    z.refine(({ quietMinutes, soundMinutes }) => soundMinutes <= quietMinutes, {
      path: ['soundMinutes'],
      error: 'Звуковое предупреждение — не раньше тихого',
    }),
  );

const clocks: z.ZodMiniType<ClockRules> = z.record(z.enum(CLOCK_IDS), clockRule);

const incidents: z.ZodMiniType<IncidentRules> = z.object({
  windowMinutes: whole(5, 120, 'минут'),
  clients: whole(2, 50, 'клиентов'),
  afterFixMinutes: whole(0, DAY_MINUTES, 'минут'),
  lateMinutes: whole(5, DAY_MINUTES, 'минут'),
  idleMinutes: whole(5, DAY_MINUTES, 'минут'),
  growthMinutes: whole(1, 60, 'минут'),
  mixedRedMinutes: whole(1, 60, 'минут'),
  informMinutes: whole(5, DAY_MINUTES, 'минут'),
});

const maybe = z.nullable(flag);

const offeredWhen: z.ZodMiniType<OfferedWhen> = z.object({
  paid: maybe,
  critical: maybe,
  incident: maybe,
  pages: list(z.enum(OFFER_PAGES), OFFER_PAGES.length),
});

const macro: z.ZodMiniType<Macro> = z
  .object({
    id: filled(60),
    title: filled(60),
    clause: z.nullable(textUpTo(10)),
    text: textUpTo(5_000),
    status: z.nullable(textUpTo(200)),
    assignee: z.nullable(textUpTo(200)),
    hidden: z.nullable(textUpTo(5_000)),
    paidOnly: flag,
    verbatim: flag,
    close: z.optional(flag),
    when: z.optional(offeredWhen),
  })
  .check(
    z.refine(
      ({ text, status, assignee, hidden, close }) => Boolean(text.trim() || status || assignee || hidden || close),
      {
        path: ['text'],
        error: 'Нужен текст: без него и без действий вставлять нечего',
      },
    ),
  );

const shortcut = textUpTo(20).check(
  z.refine((word) => word === '' || SHORTCUT.test(word), { error: 'Только буквы и цифры, без точки и пробелов' }),
);

const canned: z.ZodMiniType<CannedSettings> = z
  .object({
    order: list(filled(60), 600),
    shortcuts: z.record(z.string(), shortcut),
    locked: z.record(z.string(), flag),
  })
  .check(({ value: { shortcuts }, issues }) => {
    for (const id of Object.keys(shortcuts)) {
      if (shortcutHolder(id, shortcuts) === null) continue;
      const message = 'Такое сокращение уже есть: те же клавиши в другой раскладке';
      issues.push({ code: 'custom', path: ['shortcuts', id], message, input: shortcuts[id] });
    }
  });

const isoDate = z.iso.date({ error: 'Нужна дата вида 2026-12-31' });

const calendar: z.ZodMiniType<WorkCalendar> = z.object({
  workdays: z.optional(list(whole(0, 6, 'день недели, 0 — понедельник'), 7)),
  holidays: z.optional(list(isoDate, 1_000)),
  extraWork: z.optional(list(isoDate, 1_000)),
});

const clockTime = z
  .string({ error: 'Нужно время вида 09:00' })
  .check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'Нужно время вида 09:00' }));
const partOfDay = z
  .object({ from: clockTime, to: clockTime })
  .check(z.refine(({ from, to }) => from < to, { path: ['to'], error: 'Конец должен быть позже начала' }));

const dayHours = { from: clockTime, until: clockTime };

const portalPath = z.nullable(
  textUpTo(2_000).check(z.regex(/^\/(?!\/)/, { error: 'Нужен адрес на портале, который начинается с «/»' })),
);

const link = textUpTo(2_000).check(
  z.regex(/^(https:|skype:|mailto:|$)/i, { error: 'Ссылка должна начинаться с https:, skype: или mailto:' }),
);

/** What a lead's binding must be. */
export const bindingSchema: z.ZodMiniType<Binding> = z.object({
  selectors: list(filled(2_000), 10).check(z.minLength(1, { error: 'Нужен хотя бы один селектор' })),
  label: textUpTo(500),
});

const pageKind = z.enum(['ticket-new', 'ticket', 'list', 'report', 'none']);

const portal: z.ZodMiniType<PortalProfile> = z.object({
  bindings: z.partialRecord(pageKind, z.partialRecord(z.enum(FIELD_NAMES), bindingSchema)),
  staffNames: list(filled(200), 500),
  listUrl: portalPath,
  newTicketUrl: portalPath,
  reportUrl: portalPath,
  reportQuery: z.nullable(
    textUpTo(500).check(
      z.regex(/\{(?:запрос|договор|логин|инн|организация)\}/, {
        error: 'Нужно место для запроса, например q={запрос}',
      }),
    ),
  ),
});

const page = textUpTo(2_000).check(
  z.regex(/^(https?:\/\/|$)/i, { error: 'Ссылка должна начинаться с https:// или http://' }),
);

const ownInstruction: z.ZodMiniType<OwnInstruction> = z.object({
  title: filled(200),
  link: page.check(z.minLength(1, { error: 'Нужна ссылка' })),
  words: list(filled(200), 100),
  symptoms: list(z.enum(SYMPTOMS), SYMPTOMS.length),
});

const phrase = filled(200);

const lexicon: z.ZodMiniType<LexiconChanges> = z.object({
  add: z.record(z.enum(LEXICON_LISTS), list(phrase, 300)),
  remove: list(phrase, 300),
});

/** A word before a value, or a mask of the value. */
const identifierPattern = filled(40).check((payload) => {
  const problem = patternProblem(payload.value);
  if (problem) payload.issues.push({ code: 'custom', message: problem, input: payload.value });
});
const announcingWord = filled(40).check(
  z.refine((entry) => !isMask(entry), { error: 'Нужно слово, которое стоит перед значением, буквами: «договор*»' }),
);

const contacts: z.ZodMiniType<ContactRules> = z.object({
  patterns: z.object({
    contract: list(identifierPattern, 30),
    login: list(identifierPattern, 30),
    inn: list(announcingWord, 30),
    database: list(announcingWord, 30),
  }),
  parts: z.object({ morning: partOfDay, day: partOfDay, evening: partOfDay, lunch: partOfDay, work: partOfDay }),
});

/** The whole of the settings. Errors are Russian, for the person who sets. */
export const settingsSchema: z.ZodMiniType<Settings> = z.object({
  clocks,
  incidents,
  macros: list(macro, 500),
  phrases: z.record(z.string(), filled(5_000)),
  canned,
  consult: z.object({ name: textUpTo(200), link, phone: textUpTo(100) }),
  calendar,
  hours: z.object({ when: z.enum(WORK_DAYS, { error: 'Нужно «always», «daily» или «workdays»' }), ...dayHours }),
  quiet: z.object({ on: flag, ...dayHours }),
  portal,
  required: z.record(z.enum(REQUIRED_IDS), z.enum(REQUIRED_LEVELS, { error: 'Нужно «required», «warning» или «off»' })),
  instructions: z.record(z.enum(INSTRUCTION_IDS), page),
  ownInstructions: list(ownInstruction, 300),
  polling: z.object({
    seconds: whole(30, 3_600, 'секунд'),
    suspectSeconds: whole(30, 3_600, 'секунд'),
    tickets: whole(1, 100, 'заявок'),
  }),
  lexicon,
  contacts,
  practice: z.object({ scenarios: list(scenarioSchema, 50) }),
  retentionDays: whole(1, 90, 'дней'),
  portals: list(textUpTo(300).check(z.regex(PORTAL_FORM, { error: 'Нужен адрес вида https://portal.firma.ru' })), 50),
  guidance: z.object({ on: flag, until: z.nullable(isoDate) }),
  regulation: z.record(z.string().check(z.regex(/^R\d{2}[a-d]?$/, { error: 'Нет такого пункта' })), filled(5_000)),
  me: z.object({ sound: flag, volume: whole(0, 100, 'процентов'), folded: flag }),
});

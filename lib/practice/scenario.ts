/**
 * A practice scenario as data: made-up clients, what they and the 2nd line do and when, and what the regulation expects of the operator.
 * Trainers write their own, which come with the team's settings: nothing in one is trusted before `scenarioSchema` and `scenario-check.ts`.
 */
import * as z from 'zod/mini';
import clauses from '../regulation/clauses.json' with { type: 'json' };
import type { CallResult } from '../regulation/events.ts';

/** What a caller can be asked. */
export const TOPICS = ['client', 'phone', 'database', 'details', 'person'] as const;
export type Topic = (typeof TOPICS)[number];

export interface ScenarioClient {
  id: string;
  contract: string;
  login: string;
  inn: string;
  organisation: string;
  /** Days from the day of the run to the contract's last one; negative once it has ended. */
  validDays: number;
  /** How much of the quota is used, percent. */
  quotaPercent: number;
  paid: boolean;
  phone: string;
  /** How calls to him end, one after the other; the last is repeated. */
  dials: CallResult[];
  /** What he says when he answers. */
  pickedUp: string;
}

export const EVENT_KINDS = ['ticket', 'call', 'line', 'reply', 'consult'] as const;
/**
 * `ticket`: a client opens one; `call`: a client rings; `line`: the caller of `about` says more; `reply`: the client of `about` writes into
 * the ticket; `consult`: the 2nd line speaks.
 */
export type ScenarioEventKind = (typeof EVENT_KINDS)[number];

export interface ScenarioEvent {
  id: string;
  kind: ScenarioEventKind;
  /** An event or an expectation that it follows, once that has happened; empty for the run's start. */
  after: string;
  /** Minutes after that. Negative only for what was there before the run began. */
  minutes: number;
  /** Of a ticket and a call: whose. */
  client: string;
  /** Of a line and a reply: the ticket or call that it belongs to. */
  about: string;
  /** Of a ticket. */
  title: string;
  /** What is written or said. */
  text: string;
  /** Of a call: what the caller says when he is asked. */
  answers: Partial<Record<Topic, string>>;
}

export const STEP_KINDS = [
  'answered',
  'said',
  'searched',
  'found',
  'instruction',
  'created',
  'field',
  'replied',
  'noted',
  'status',
  'assignee',
  'closed',
  'dialled',
  'marked',
  'consulted',
  'phonedTeam',
] as const;
/** What an operator does, as the run logs it. */
export type StepKind = (typeof STEP_KINDS)[number];

/** What the regulation expects. A deed of this kind, about this ticket, call or client, with this value. */
export interface Expectation {
  id: string;
  clause: string;
  /** Russian: what is to be done. */
  what: string;
  kind: StepKind;
  /** The ticket or call, by its event; of `found` and `dialled` the client. Empty for whichever. */
  about: string;
  /** Of texts: what they must hold; of the others the very value. Empty for whatever. */
  value: string;
  /** The event or expectation from which on it counts; empty for the start. */
  from: string;
  /** Minutes in which it is to be done; null where the regulation names none. */
  within: number | null;
  /** Minutes before which it is too early. */
  notBefore: number;
  /** It is not to be done at all. */
  never: boolean;
}

export interface Scenario {
  id: string;
  title: string;
  /** Russian: what is practised. */
  about: string;
  /** Moscow time at which the run begins, `HH:MM`. */
  startsAt: string;
  /** The run ends by itself after so many minutes. */
  minutes: number;
  clients: ScenarioClient[];
  events: ScenarioEvent[];
  expects: Expectation[];
}

const CLAUSE_IDS: ReadonlySet<string> = new Set(clauses.map(({ id }) => id));

const text = (most: number) =>
  z.string({ error: 'Нужен текст' }).check(z.maxLength(most, { error: `Не длиннее ${most} знаков` }));
const filled = (most: number) => text(most).check(z.minLength(1, { error: 'Не должно быть пустым' }));
const whole = (least: number, most: number) => {
  const error = `Нужно целое число от ${least} до ${most}`;
  return z.int({ error }).check(z.gte(least, { error }), z.lte(most, { error }));
};
const list = <T extends z.ZodMiniType>(item: T, most: number) =>
  z.array(item, { error: 'Нужен список' }).check(z.maxLength(most, { error: `Не больше ${most} строк` }));
const flag = z.boolean({ error: 'Нужно «да» или «нет»' });

const id = z
  .string({ error: 'Нужно имя' })
  .check(z.regex(/^[a-z0-9-]{1,40}$/, { error: 'Латинские буквы, цифры и дефис, до 40 знаков' }));
const reference = z.union([z.literal(''), id], { error: 'Нужно имя из этого сценария или пусто' });

const client: z.ZodMiniType<ScenarioClient> = z.object({
  id,
  contract: text(40),
  login: text(60),
  inn: text(12),
  organisation: filled(200),
  validDays: whole(-3_650, 3_650),
  quotaPercent: whole(0, 1_000),
  paid: flag,
  phone: text(60),
  dials: list(z.enum(['answered', 'busy', 'noAnswer', 'off'], { error: 'Нет такого исхода звонка' }), 10),
  pickedUp: text(1_000),
});

const event: z.ZodMiniType<ScenarioEvent> = z.object({
  id,
  kind: z.enum(EVENT_KINDS, { error: 'Нет такого события' }),
  after: reference,
  minutes: whole(-1_440, 480),
  client: reference,
  about: reference,
  title: text(255),
  text: filled(5_000),
  answers: z.partialRecord(z.enum(TOPICS), text(1_000)),
});

const expectation: z.ZodMiniType<Expectation> = z.object({
  id,
  clause: z
    .string({ error: 'Нужен пункт регламента' })
    .check(z.refine((value) => CLAUSE_IDS.has(value), { error: 'Нет такого пункта регламента' })),
  what: filled(300),
  kind: z.enum(STEP_KINDS, { error: 'Нет такого действия' }),
  about: reference,
  value: text(1_000),
  from: reference,
  within: z.nullable(whole(1, 480)),
  notBefore: whole(0, 480),
  never: flag,
});

/** The shape alone; whether its parts fit together tells `checkScenario`. */
export const scenarioSchema: z.ZodMiniType<Scenario> = z.object(
  {
    id,
    title: filled(100),
    about: text(500),
    startsAt: z
      .string({ error: 'Нужно время' })
      .check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'Нужно время вида 10:30' })),
    minutes: whole(5, 480),
    clients: list(client, 30),
    events: list(event, 100),
    expects: list(expectation, 100),
  },
  { error: 'Это не сценарий' },
);

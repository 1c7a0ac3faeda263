/** What the built-in scenarios are written with: only what matters in each is said there. */
import type { Expectation, ScenarioClient, ScenarioEvent, StepKind } from '../scenario.ts';

const NAMES = [
  'Ромашка',
  'Берёзка',
  'Вектор',
  'Полюс',
  'Спутник',
  'Ясень',
  'Меридиан',
  'Хлебница',
  'Аквамарин',
] as const;
const LOGINS = [
  'romashka',
  'berezka',
  'vektor',
  'polus',
  'sputnik',
  'yasen',
  'meridian',
  'hlebnica',
  'akvamarin',
] as const;
/** With right check digits. */
const INNS = [
  '7701000016',
  '7701000023',
  '7701000030',
  '7701000048',
  '7701000055',
  '7701000062',
  '7701000070',
  '7701000087',
  '7701000094',
] as const;

/** The `n`th made-up client, from 0: he pays, his contract and quota are in order. */
export function client(n: number, more: Partial<ScenarioClient> = {}): ScenarioClient {
  return {
    id: LOGINS[n]!,
    contract: String(20_101 + n * 11),
    login: `${LOGINS[n]}${n + 1}`,
    inn: INNS[n]!,
    organisation: `ООО «${NAMES[n]}»`,
    validDays: 200,
    quotaPercent: 40,
    paid: true,
    phone: phone(n),
    dials: ['answered'],
    pickedUp: 'Да, слушаю вас.',
    ...more,
  };
}

/** The phone of the `n`th client, as he would write it. */
export function phone(n: number): string {
  return `8 900 000-10-0${n + 1}`;
}

type EventWords = Pick<ScenarioEvent, 'text'> & Partial<ScenarioEvent>;

/** A ticket of a client, so many minutes after the start; below zero it was there before. */
export function ticket(id: string, client: string, minutes: number, title: string, text: string): ScenarioEvent {
  return { ...NOTHING, id, kind: 'ticket', client, minutes, title, text };
}

export function call(id: string, client: string, minutes: number, words: EventWords): ScenarioEvent {
  return { ...NOTHING, id, kind: 'call', client, minutes, ...words };
}

/** What follows a step or an event. */
export function following(
  id: string,
  kind: 'line' | 'reply' | 'consult',
  after: string,
  minutes: number,
  words: EventWords,
): ScenarioEvent {
  return { ...NOTHING, id, kind, after, minutes, ...words };
}

/** A step; `more` says what else matters of it. */
export function step(
  id: string,
  clause: string,
  what: string,
  kind: StepKind,
  about = '',
  more: Partial<Expectation> = {},
): Expectation {
  return { id, clause, what, kind, about, value: '', from: '', within: null, notBefore: 0, never: false, ...more };
}

const NOTHING = { after: '', about: '', client: '', title: '', answers: {} } as const;

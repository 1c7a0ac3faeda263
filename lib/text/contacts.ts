/** All that a free text tells of reaching the client and of who he is (R15–R17): what `replay contacts` prints. */
import { findCallTime } from './call-times.ts';
import {
  defaultIdentifierPatterns,
  findIdentifiers,
  type IdentifierKind,
  type IdentifierPatterns,
} from './identifiers.ts';
import { findPhones } from './phones.ts';
import { defaultPartsOfDay, type PartsOfDay } from './time-phrases.ts';

export interface Contacts {
  /** E.164, each once, in the order of the text. */
  phones: string[];
  /** By phone: «доб. 12». */
  extensions: Record<string, string>;
  /** Moscow time; see `CallTime`. */
  call: { from: string | null; to: string | null; date: string | null; zone: string | null } | null;
  contract: string | null;
  login: string | null;
  inn: string | null;
  database: string | null;
}

/** What leads set of it. */
export interface ContactOptions {
  patterns?: IdentifierPatterns;
  parts?: PartsOfDay;
}

/** Reads a text at `now` (ms). Of several contracts, logins and the like it is the first. */
export function readContacts(
  text: string,
  now: number,
  { patterns = defaultIdentifierPatterns, parts = defaultPartsOfDay }: ContactOptions = {},
): Contacts {
  const phones = findPhones(text, patterns);
  const identifiers = findIdentifiers(text, patterns);
  const first = (kind: IdentifierKind) => identifiers.find((identifier) => identifier.kind === kind)?.value ?? null;
  const call = findCallTime(text, now, { parts });
  return {
    phones: [...new Set(phones.map(({ e164 }) => e164))],
    extensions: Object.fromEntries(phones.flatMap(({ e164, extension }) => (extension ? [[e164, extension]] : []))),
    call: call && { from: call.from, to: call.to, date: call.date, zone: call.zone },
    contract: first('contract'),
    login: first('login'),
    inn: first('inn'),
    database: first('database'),
  };
}

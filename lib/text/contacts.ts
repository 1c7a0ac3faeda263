/** All that a free text tells of reaching the client and of who he is (R15–R17): what `replay contacts` prints. */
import { callTimeBeside } from './call-times.ts';
import { type ContactRules, defaultContactRules } from './contact-rules.ts';
import { findIdentifiers, type IdentifierKind } from './identifiers.ts';
import { phonesBeside } from './phones.ts';

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

/** Reads a text at `now` (ms). Of several contracts, logins and the like it is the first. */
export function readContacts(text: string, now: number, rules: ContactRules = defaultContactRules): Contacts {
  const identifiers = findIdentifiers(text, rules.patterns);
  const phones = phonesBeside(text, identifiers);
  const first = (kind: IdentifierKind) => identifiers.find((identifier) => identifier.kind === kind)?.value ?? null;
  const call = callTimeBeside(text, now, identifiers, phones, rules.parts);
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

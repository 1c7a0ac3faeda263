/** What an operator typed or pasted to find a client by (R06): its kind is recognised, and the bare value is what the report is asked. */
import { plain } from './characters.ts';
import {
  defaultIdentifierPatterns,
  findIdentifiers,
  type IdentifierKind,
  type IdentifierPatterns,
} from './identifiers.ts';
import { findPhones } from './phones.ts';

export interface ClientQuery {
  kind: 'contract' | 'login' | 'inn' | 'organisation' | 'phone';
  /** «договор № 10234» is `10234`; a phone is E.164. */
  value: string;
}

const KINDS: readonly IdentifierKind[] = ['contract', 'inn', 'login'];
const NUMBER = /^[№# ]*(\d[\d -]{0,18}\d|\d)(\/\d{1,4})?$/;
const LOGIN = /^[a-z0-9][a-z0-9_.@\\-]{1,60}$/i;
const LATIN_LETTER = /[a-z]/i;

/**
 * The kind and the value of a query; null for a blank one. Digits alone are an ИНН when there are 10 or 12 of them, unless their control
 * digits are wrong and they are a phone; else a contract. One Latin word is a login, anything else an organisation's name.
 */
export function classifyClientQuery(
  text: string,
  patterns: IdentifierPatterns = defaultIdentifierPatterns,
): ClientQuery | null {
  const query = text.trim();
  if (query === '') return null;
  const identifiers = findIdentifiers(query, patterns);
  for (const kind of KINDS) {
    const found = identifiers.find((identifier) => identifier.kind === kind);
    if (found) return { kind: kind as ClientQuery['kind'], value: found.value };
  }
  const [phone] = findPhones(query);
  if (phone) return { kind: 'phone', value: phone.e164 };
  const number = NUMBER.exec(plain(query));
  if (number) {
    const digits = number[1]!.replace(/\D/g, '');
    const inn = (digits.length === 10 || digits.length === 12) && !number[2];
    return { kind: inn ? 'inn' : 'contract', value: digits + (number[2] ?? '') };
  }
  if (LOGIN.test(query) && LATIN_LETTER.test(query)) return { kind: 'login', value: query };
  return { kind: 'organisation', value: query };
}

/** What leads set for the reading of contacts in free text (R06, R15–R17). */
import { defaultIdentifierPatterns, type IdentifierPatterns } from './identifiers.ts';
import { defaultPartsOfDay, type PartsOfDay } from './time-phrase.ts';

export interface ContactRules {
  /** Words before contracts, logins, ИНН and bases, and masks of contracts and logins. */
  patterns: IdentifierPatterns;
  /** What «утром», «после обеда» mean in hours. */
  parts: PartsOfDay;
}

export const defaultContactRules: ContactRules = { patterns: defaultIdentifierPatterns, parts: defaultPartsOfDay };

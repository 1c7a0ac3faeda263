/** What a call is made of, apart from how it is read: surfaces that show it need no reader of texts. */
import type { CallTime } from '../text/call-times.ts';
import { SYMPTOMS, type Symptom } from '../text/symptom-names.ts';

export const CALL_FACTS = ['contract', 'login', 'phone', 'database', 'callTime', 'symptom'] as const;

export type CallFact = (typeof CALL_FACTS)[number];

/** What was typed, and what the operator has corrected of what was understood; an empty correction says that there is none. */
export interface CallDraft {
  text: string;
  corrections: Partial<Record<CallFact, string>>;
}

/** What was understood. */
export interface CallReading {
  /** As the ticket's form takes it; null for what wasn't said. `symptom` is one of `SYMPTOMS`. */
  facts: Record<CallFact, string | null>;
  inn: string | null;
  call: CallTime | null;
  /** The words of R27 that make the matter critical; empty when it isn't. */
  critical: string[];
  /** «1С не работает» and no more: the operator asks what exactly. */
  ask: boolean;
  /** What is left of the line without numbers and times: the ticket's title; empty for nothing. */
  title: string;
}

/** The symptom of a reading; what isn't one is none. */
export function symptomOfCall({ facts }: Pick<CallReading, 'facts'>): Symptom {
  return SYMPTOMS.find((symptom) => symptom === facts.symptom) ?? 'none';
}

/** What is put into the form of a new ticket, at the operator's word; he sends it. */
export interface CallFill {
  title: string;
  /** What the caller said, word by word. */
  text: string;
  facts: Partial<Record<Exclude<CallFact, 'symptom'>, string>>;
}

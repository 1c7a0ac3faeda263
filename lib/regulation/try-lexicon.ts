/** «Что изменится»: changed words tried on recorded tickets before they go live. Nothing of the texts is kept. */
import type { Matcher } from '../text/matcher.ts';
import { SYMPTOMS, type Symptom } from '../text/symptom-names.ts';
import { readTicketText } from './critical.ts';

/** A recorded ticket. `symptom` is what it really was, where somebody has noted it. */
export interface RecordedText {
  subject: string;
  body: string;
  symptom: Symptom | null;
}

/** A ticket that reads otherwise with the changes. */
export interface ChangedReading {
  text: RecordedText;
  before: { symptom: Symptom; critical: boolean };
  after: { symptom: Symptom; critical: boolean; matched: string[] };
}

/** What is taken of one paste or file; the rest is passed over. */
const MOST = 5_000;

/** JSON lines `{subject, body, symptom?}`, as `replay texts` takes them, or plain texts with a blank line between two. */
export function recordedTexts(source: string): RecordedText[] {
  const text = source.replace(/^\uFEFF/, '').trim();
  if (text === '') return [];
  if (text.startsWith('{'))
    return text
      .split('\n')
      .slice(0, MOST)
      .flatMap((line) => recorded(line) ?? []);
  return text
    .split(/\n[ \t]*\r?\n/)
    .slice(0, MOST)
    .map((body) => ({ subject: '', body: body.trim(), symptom: null }));
}

/** Null when the ticket reads the same. */
export function compareReading(text: RecordedText, before: Matcher, after: Matcher): ChangedReading | null {
  const was = readTicketText(text.subject, text.body, before);
  const is = readTicketText(text.subject, text.body, after);
  if (was.symptom === is.symptom && was.critical === is.critical) return null;
  return {
    text,
    before: { symptom: was.symptom, critical: was.critical },
    after: { symptom: is.symptom, critical: is.critical, matched: is.matched },
  };
}

function recorded(line: string): RecordedText | null {
  try {
    const { subject = '', body = '', symptom } = JSON.parse(line) as Record<string, unknown>;
    if (typeof subject !== 'string' || typeof body !== 'string' || subject + body === '') return null;
    return { subject, body, symptom: SYMPTOMS.find((known) => known === symptom) ?? null };
  } catch {
    return null;
  }
}

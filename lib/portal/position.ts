/** What the place of a control in its form tells, beside its own words: the one text, the flag next to it, a form of one note. */
import type { FieldName } from '../regulation/snapshot.ts';
import type { Control } from './control.ts';
import { type Evidence, isNoteName, namesOf } from './evidence.ts';
import { groupOf } from './forms.ts';
import type { Candidate } from './locate.ts';

/** Below it nothing is bound, so nothing is written. */
export const WRITING_THRESHOLD = 0.6;
/** Fields where a mistake costs more than silence. */
const THRESHOLDS: Partial<Record<FieldName, number>> = { internal: 0.8, close: 0.7 };
/** How sure a field must be to be bound. */
export function thresholdOf(field: FieldName): number {
  return THRESHOLDS[field] ?? WRITING_THRESHOLD;
}

/** Kinds that take a text of several lines. */
export const LARGE = new Set(['textarea', 'contenteditable', 'editor-frame']);

/** Of these each is the ticket's as a whole. */
const WHOLE: FieldName[] = ['title', 'status', 'assignee', 'contract', 'login', 'phone', 'callTime', 'database'];

/**
 * A bare «приватное» may be the whole ticket's. In a form of an existing ticket that holds one empty text and nothing of the ticket,
 * it can only be that text's.
 */
export function trustInNoteForm({ control, reading }: Candidate, all: Candidate[]) {
  const { internal } = reading;
  if (control.kind !== 'checkbox' || control.form === null || internal === undefined || internal.how !== 'label')
    return;
  if (internal.confidence >= thresholdOf('internal') || internal.confidence < 0.4) return;
  const beside = all.filter((other) => other.control !== control && groupOf(other.control) === groupOf(control));
  const texts = beside.filter((other) => LARGE.has(other.control.kind));
  const ofTicket = beside.some((other) => WHOLE.some((field) => (other.reading[field]?.confidence ?? 0) >= 0.4));
  if (texts.length !== 1 || ofTicket || isFilled(texts[0]!.control)) return;
  reading.internal = strengthened(internal, 0.65, 'в форме нет ничего, кроме одного текста');
}

/** Whether a text stands in it as the page came. */
export function isFilled({ element }: Control): boolean {
  return ((element as HTMLTextAreaElement).defaultValue ?? element.textContent ?? '').trim() !== '';
}

/** The text a ticket was opened with: it stands there filled, or beside the reply, and is not where a reply goes. */
export function isFirstText(candidate: Candidate, all: Candidate[], ticketId: string | null): boolean {
  const { control, labels, reading } = candidate;
  const isNamed = reading.message?.how === 'name' && namesOf(control).some((name) => DESCRIPTION.test(name));
  if (!isNamed && !labels.slice(0, 1).some(({ text }) => DESCRIPTION.test(text))) return false;
  if ((ticketId !== null || isNamed) && isFilled(control)) return true;
  if (ticketId === null && !isFilled(control)) return false;
  return all.some(
    (other) =>
      other.control !== control &&
      groupOf(other.control) === groupOf(control) &&
      LARGE.has(other.control.kind) &&
      ((other.reading.message?.confidence ?? 0) >= 0.4 || isGoverned(other.control, all)),
  );
}

const DESCRIPTION = /описани|description/iu;

/** «Notes» are the reply where they can be marked private (Redmine); elsewhere they are often one's own. */
export function isNotes({ control, labels }: Candidate): boolean {
  return (
    labels.slice(0, 1).some(({ text }) => /^\W*notes\W*$/iu.test(text)) ||
    namesOf(control).some((name) => /notes/iu.test(name))
  );
}

/** The hidden flag stands in one small box with this text and no other: it is this text that the flag hides. */
function isGoverned(control: Control, all: Candidate[]): boolean {
  const large = all.filter((other) => LARGE.has(other.control.kind)).map((other) => other.control.face);
  return all.some(({ control: flag, reading }) => {
    if (flag.kind !== 'checkbox' || (reading.internal?.confidence ?? 0) < thresholdOf('internal')) return false;
    let box: Element | null = flag.face;
    while (box !== null && !large.some((text) => box!.contains(text))) box = box.parentElement;
    const held = box === null ? [] : large.filter((text) => box!.contains(text));
    return held.length === 1 && held[0] === control.face;
  });
}

/** Whether a control that may hide texts stands in the same form. */
export function hasFlag(control: Control, all: Candidate[]): boolean {
  return all.some((other) => other.reading.internal !== undefined && groupOf(other.control) === groupOf(control));
}

/** Adds what the place in the form tells: the one large text of a ticket's form is its message, its file input takes the files. */
export function withPosition(
  field: FieldName,
  candidate: Candidate,
  all: Candidate[],
  isMain: boolean,
): Evidence | null {
  const { control, reading, labels } = candidate;
  const evidence = reading[field] ?? null;
  if (!isMain) return evidence;
  if (field === 'files' && evidence !== null) return strengthened(evidence, 0.35, 'поле файла в форме заявки');
  if (field !== 'message' || !LARGE.has(control.kind) || reading.internal !== undefined) return evidence;
  if (isGoverned(control, all) && isPlainName(control)) {
    const reason = 'рядом отметка «скрытое»';
    return evidence === null
      ? { confidence: 0.75, how: 'position', reasons: [reason] }
      : strengthened(evidence, 0.6, reason);
  }
  const rivals = all.filter((other) => LARGE.has(other.control.kind) && groupOf(other.control) === groupOf(control));
  if (rivals.length > 1) return evidence;
  if (evidence !== null) return strengthened(evidence, 0.3, 'единственный текст в форме');
  if (labels.some(({ source }) => source !== 'heading') || !isPlainName(control)) return null;
  return { confidence: 0.64, how: 'position', reasons: ['единственный текст в форме заявки, без подписи'] };
}

/** A filled line in the heading of a ticket that says nothing else: its title, changed where it is read. */
export function titleInHeading({ control, reading }: Candidate): Evidence | null {
  const { face, kind, element, visible } = control;
  if (kind !== 'text' || !visible || Object.keys(reading).length > 0 || face.closest('h1,h2,h3') === null) return null;
  if (!/\p{L}.*\s.*\p{L}/u.test((element as HTMLInputElement).value)) return null;
  return { confidence: 0.75, how: 'position', reasons: ['строка в заголовке заявки'] };
}

function isPlainName(control: Control): boolean {
  return !isNoteName(namesOf(control)) && !(control.element as HTMLTextAreaElement).readOnly;
}

function strengthened(evidence: Evidence, score: number, reason: string): Evidence {
  return {
    ...evidence,
    confidence: 1 - (1 - evidence.confidence) * (1 - score),
    reasons: [...evidence.reasons, reason],
  };
}

/** Finds the fields of a ticket's form among the controls of a page: sure or silent. */
import { FIELD_NAMES, type FieldName } from '../regulation/snapshot.ts';
import type { Binding } from '../settings/schema.ts';
import { type Bindings, elementsOf, isBindable, stillHolds } from './binding.ts';
import { type Control, collectControls } from './control.ts';
import { type Evidence, type Reading, readControl } from './evidence.ts';
import { formJudge, groupOf } from './forms.ts';
import type { Label } from './label.ts';
import { labelIndex } from './label-target.ts';
import { labelsOf } from './labels.ts';
import { matcher } from './match.ts';
import {
  hasFlag,
  isFirstText,
  isNotes,
  LARGE,
  thresholdOf,
  titleInHeading,
  trustInNoteForm,
  withPosition,
} from './position.ts';
import { rootsOf } from './roots.ts';
import { addressId, ticketIdIn } from './ticket-id.ts';
import { isInSight, isVisible, isVisibleWithin } from './visibility.ts';

/** A field whose next best candidate is as near as this is ambiguous. */
const MARGIN = 0.08;

/** A control that may be a field, with all that was read of it. */
export interface Candidate {
  control: Control;
  labels: Label[];
  reading: Reading;
}

export interface Found {
  control: Control;
  evidence: Evidence;
}

export interface Located {
  fields: Partial<Record<FieldName, Found>>;
  /** Below the threshold or ambiguous, the likeliest first. */
  doubtful: Partial<Record<FieldName, Found[]>>;
  candidates: Candidate[];
  /** The form in which the message is written; null when there is none. */
  main: Node | null;
  /** Fields whose binding does not hold on this page. */
  broken: FieldName[];
}

/**
 * Reads every control of a document and of the editors in its frames that isn't part of a foreign form; what a lead has
 * bound is read wherever it stands.
 */
export function readCandidates(doc: Document, frames: HTMLIFrameElement[], bindings: Bindings): Candidate[] {
  const bound = new Set(
    Object.values(bindings).flatMap((binding) => elementsOf(binding, doc).map((one) => one.element)),
  );
  const match = matcher();
  const isForeign = formJudge();
  const candidates: Candidate[] = [];
  for (const root of rootsOf(doc, frames)) {
    const index = labelIndex(root);
    for (const control of collectControls(root)) {
      if (isForeign(control) && !bound.has(control.element) && !bound.has(control.face)) continue;
      const labels = labelsOf(control, index);
      candidates.push({ control, labels, reading: readControl(control, labels, match) });
    }
  }
  return candidates;
}

/** What the page says of its ticket. */
export interface Told {
  /** Null on a new one. */
  ticketId: string | null;
  headings: string[];
}

interface Pair {
  candidate: Candidate;
  field: FieldName;
  evidence: Evidence;
  confidence: number;
}

/**
 * Chooses a control for each field. The ticket's number ties a form that is still folded away to the ticket shown.
 * Bindings come first; where one does not hold the field is looked for.
 */
export function locate(
  doc: Document,
  candidates: Candidate[],
  { ticketId, headings }: Told,
  bindings: Bindings,
): Located {
  const usable = candidates.filter((candidate) => isReachable(candidate, ticketId) && !isQuote(candidate.control));
  if (ticketId !== null) for (const candidate of usable) trustInNoteForm(candidate, usable);
  const main = mainGroup(usable);
  const pairs = usable.flatMap((candidate) => pairsOf(candidate, usable, main, { ticketId, headings }));
  pairs.sort((a, b) => b.confidence - a.confidence);

  const won = new Map<FieldName, Pair>();
  const taken = new Map<Control, FieldName>();
  const broken: FieldName[] = [];
  for (const [field, binding] of Object.entries(bindings) as [FieldName, Binding][]) {
    const pair = boundPair(field, binding, doc, candidates);
    if (pair === null || taken.has(pair.candidate.control)) broken.push(field);
    else {
      won.set(field, pair);
      taken.set(pair.candidate.control, field);
    }
  }
  for (const pair of pairs) {
    if (won.has(pair.field) || taken.has(pair.candidate.control) || pair.confidence < thresholdOf(pair.field)) continue;
    if (!isShown(pair.candidate.control)) continue;
    won.set(pair.field, pair);
    taken.set(pair.candidate.control, pair.field);
  }

  const fields: Located['fields'] = {};
  const doubtful: Located['doubtful'] = {};
  for (const field of FIELD_NAMES) {
    const winner = won.get(field);
    const rest = pairs.filter((pair) => pair.field === field && pair !== winner && !taken.has(pair.candidate.control));
    const rival = rest[0];
    const isAmbiguous = winner !== undefined && rival !== undefined && isTie(field, winner, rival);
    if (winner !== undefined && !isAmbiguous) fields[field] = foundOf(winner);
    const unsure = isAmbiguous ? [winner, ...rest] : winner === undefined ? rest : [];
    if (unsure.length > 0) doubtful[field] = unsure.slice(0, 3).map(foundOf);
  }
  if (fields.internal !== undefined && !governs(fields.internal.control, fields.message?.control ?? null)) {
    doubtful.internal = [fields.internal];
    delete fields.internal;
  }
  return { fields, doubtful, candidates: usable, main, broken };
}

function boundPair(field: FieldName, binding: Binding, doc: Document, candidates: Candidate[]): Pair | null {
  for (const { element, selector } of elementsOf(binding, doc)) {
    const candidate = candidates.find(({ control }) => control.element === element || control.face === element);
    if (candidate === undefined || !isBindable(field, candidate.control.kind)) continue;
    if (!stillHolds(binding, selector, candidate.labels)) continue;
    const evidence: Evidence = { confidence: 1, how: 'binding', reasons: [`указано ведущим: ${selector}`] };
    return { candidate, field, evidence, confidence: 1 };
  }
  return null;
}

function foundOf({ candidate, evidence, confidence }: Pair): Found {
  return { control: candidate.control, evidence: { ...evidence, confidence } };
}

/** Several file inputs are one place for files: the first is taken. */
function isTie(field: FieldName, winner: Pair, rival: Pair): boolean {
  if (field === 'files' || winner.evidence.how === 'binding') return false;
  return rival.confidence > winner.confidence - MARGIN && isShown(rival.candidate.control);
}

/** A hidden flag rules the message of its own form and no other; a separate field stands for itself. */
function governs(internal: Control, message: Control | null): boolean {
  if (LARGE.has(internal.kind)) return true;
  return message !== null && groupOf(internal) === groupOf(message);
}

/**
 * Whether a person can get at a control: it is seen, or its label is and the page unfolds it on a click (texts excepted: there
 * the hidden one is an editor's), or its whole form is folded away and belongs to this ticket.
 */
function isReachable({ control, labels }: Candidate, ticketId: string | null): boolean {
  if (control.visible || control.kind === 'file') return true;
  const { form, face } = control;
  const label = labels[0]?.node;
  if (label !== undefined && isVisible(label)) return !LARGE.has(control.kind);
  if (ticketId === null || form === null || isVisible(form) || !isTiedTo(form, ticketId)) return false;
  return isVisibleWithin(face, foldedBox(form));
}

/** The outermost box that is folded away with a form. */
function foldedBox(form: Element): Element {
  let box = form;
  for (let at = form.parentElement; at !== null && !isVisible(at); at = at.parentElement) box = at;
  return box;
}

function isTiedTo(form: HTMLFormElement, ticketId: string): boolean {
  if (ticketIdIn(form) === ticketId) return true;
  return addressId(form.getAttribute('action') ?? '') === ticketId;
}

/** Code quotes of a thread are drawn as textareas without a name. */
function isQuote({ kind, element }: Control): boolean {
  if (kind !== 'textarea' || element.id !== '' || element.getAttribute('name')) return false;
  const area = element as HTMLTextAreaElement;
  return area.readOnly || area.defaultValue.trim() !== '';
}

/** Rendered, but out of sight: a honeypot or a twin behind a widget. What is folded away is not meant. */
function isShown(control: Control): boolean {
  if (control.kind === 'file' || !isVisible(control.face)) return true;
  if (isInSight(control.face)) return true;
  const labels = (control.element as HTMLInputElement).labels;
  return labels !== null && labels !== undefined && [...labels].some(isInSight);
}

function mainGroup(candidates: Candidate[]): Node | null {
  const scores = new Map<Node, number>();
  const writing = new Set<Node>();
  for (const { control, reading } of candidates) {
    const group = groupOf(control);
    const message = reading.message?.confidence ?? 0;
    const large = LARGE.has(control.kind) && !reading.internal ? 0.5 : 0;
    const others = FIELD_NAMES.filter(
      (field) => field !== 'message' && (reading[field]?.confidence ?? 0) >= 0.5,
    ).length;
    const score = (message >= 0.3 ? message * 3 : large) + others * 0.4;
    if (message >= 0.3 && LARGE.has(control.kind) && control.visible) writing.add(group);
    if (score > 0) scores.set(group, (scores.get(group) ?? 0) + score * (control.visible ? 1 : 0.5));
  }
  let best: Node | null = null;
  for (const [group, score] of scores) {
    if (writing.size > 0 && !writing.has(group)) continue;
    if (best === null || score > scores.get(best)!) best = group;
  }
  return best;
}

function pairsOf(candidate: Candidate, all: Candidate[], main: Node | null, { ticketId, headings }: Told): Pair[] {
  const { control, reading } = candidate;
  const isMain = groupOf(control) === main;
  const pairs: Pair[] = [];
  const unfolded = control.visible || control.kind === 'file' ? 1 : 0.93;
  for (const field of FIELD_NAMES) {
    const inHeading = field === 'title' && ticketId !== null ? titleInHeading(candidate) : null;
    const evidence = inHeading ?? withPosition(field, candidate, all, isMain);
    if (evidence === null) continue;
    if (field === 'message' && reading.internal !== undefined) continue;
    let confidence = evidence.confidence * unfolded;
    const isApart = field === 'internal' && LARGE.has(control.kind);
    const isShownTitle =
      inHeading !== null ||
      (field === 'title' && ticketId !== null && (isAmong(headings, control) || isOnlyTitle(candidate, all)));
    const needsMain = field === 'message' || (field === 'title' && !isShownTitle) || field === 'files';
    if (!isMain && !isApart) confidence *= needsMain ? 0.6 : 0.93;
    if (field === 'message' && isFirstText(candidate, all, ticketId)) confidence *= 0.4;
    if (field === 'message' && isNotes(candidate) && !hasFlag(control, all)) confidence *= 0.7;
    if (field === 'title' && ticketId !== null && !hasText(control) && !isBesideMessage(control, all))
      confidence *= 0.6;
    if ((control.element as HTMLInputElement).disabled) confidence *= 0.97;
    if (confidence >= 0.25) pairs.push({ candidate, field, evidence, confidence });
  }
  return pairs;
}

/** A ticket that exists has a title: an empty field beside no message is for something else (a reminder, a new ticket). */
function isBesideMessage(control: Control, all: Candidate[]): boolean {
  return all.some(
    ({ control: other, reading }) => groupOf(other) === groupOf(control) && (reading.message?.confidence ?? 0) >= 0.5,
  );
}

/** The page's own heading says what stands in the field: it is the ticket's title, wherever it can be changed. */
function isAmong(headings: string[], { element }: Control): boolean {
  const value = ((element as HTMLInputElement).value ?? '').trim();
  return value.length > 4 && headings.some((heading) => heading.includes(value));
}

/** The one field on the page that is called a title, and filled. */
function isOnlyTitle({ control, reading }: Candidate, all: Candidate[]): boolean {
  if (!control.visible || !hasText(control) || reading.title?.how !== 'label') return false;
  return all.every((other) => other.control === control || (other.reading.title?.confidence ?? 0) < 0.4);
}

function hasText({ element }: Control): boolean {
  return ((element as HTMLInputElement).value ?? '') !== '';
}

/**
 * The safety rule (portal.md): an internal text is written only where the hidden flag was found, set and read back as set, or where the
 * portal has a separate internal field beyond doubt. Everything internal passes `writeInternal`; there is no other way in.
 */
import { nextFrame } from './focus.ts';
import type { FieldHandle, Recognised } from './handles.ts';
import { internalChoice, internalMeaning } from './internal.ts';
import { boxText, isOn, optionsOf, radioGroup, readValue } from './value.ts';
import { writeFlag, writeRadioAt, writeSelectAt } from './write-choice.ts';
import { currentText, isTextKind, type Mode, placeText, type Written, writeText } from './write-text.ts';

/** Where an internal text may go on this page, or why nowhere (Russian). */
export type InternalPlace =
  | { form: 'flag'; flag: FieldHandle; message: FieldHandle }
  | { form: 'field'; field: FieldHandle }
  | { form: null; problem: string };

const COPY = 'скопируйте текст и вставьте сами';

/** Finds the place for an internal text. Whatever is not beyond doubt is no place. */
export function internalPlace({ snapshot, handles }: Recognised): InternalPlace {
  const refuse = (problem: string): InternalPlace => ({ form: null, problem });
  const { internal, message } = handles;
  if (snapshot.kind !== 'ticket' && snapshot.kind !== 'ticket-new') return refuse('это не страница заявки');
  const found = snapshot.fields.internal;
  if (!internal || !found) return refuse(`на странице не найден скрытый комментарий — ${COPY}`);
  if (!found.writable || !isEnabled(internal.element)) return refuse(`скрытый комментарий сейчас недоступен — ${COPY}`);
  if (found.form === 'field') {
    const apart = !message || !overlap(internal.element, message.element);
    const certain = found.how === 'binding' || found.how === 'name' || found.how === 'label';
    if (!isTextKind(internal.kind) || !apart || !certain)
      return refuse(`поле скрытого комментария под вопросом — ${COPY}`);
    return { form: 'field', field: internal };
  }
  if (found.form !== 'flag' || !message || !snapshot.fields.message?.writable || !isEnabled(message.element)) {
    return refuse(`нет поля сообщения рядом с отметкой «скрытое» — ${COPY}`);
  }
  if (flagIsSet(internal) === null || saysPublic(internal) || bearsOthersText(internal))
    return refuse(`отметка «скрытое» под вопросом — ${COPY}`);
  if (!isTextKind(message.kind) || !belongTogether(internal.element, message.element)) {
    return refuse(`отметка «скрытое» относится к другому полю — ${COPY}`);
  }
  return { form: 'flag', flag: internal, message };
}

/** Why an internal text can't be added now although there is a place for it, in Russian; null when it can. */
export function internalProblem(place: InternalPlace, mode: Mode): string | null {
  if (place.form === null) return place.problem;
  if (place.form === 'field' || flagIsSet(place.flag) || mode === 'replace') return null;
  // What stands there without the flag was meant for the client; hiding it along would lose it.
  return currentText(place.message).trim() === ''
    ? null
    : 'в поле уже есть текст для клиента: сначала сохраните или уберите его';
}

/** Whether the flag says «скрытое» now; null where it can't be read beyond doubt. */
export function flagIsSet(flag: FieldHandle): boolean | null {
  if (flag.kind === 'checkbox') return isOn(flag.element);
  const choice = choiceOf(flag);
  if (!choice) return null;
  const chosen =
    flag.kind === 'radio'
      ? radioGroup(flag.element).findIndex((one) => one.checked)
      : (flag.element as HTMLSelectElement).selectedIndex;
  return chosen === choice.on;
}

/** Sets or clears the flag. Clearing is refused while a text stands in the message: it could be an internal one. */
export function writeInternalFlag(flag: FieldHandle, on: boolean, message: FieldHandle): Written {
  if (!on && currentText(message).trim() !== '') return { taken: flagIsSet(flag) === false, back: () => true };
  return turn(flag, on);
}

/** An internal text on the page. `atRisk` is true when it stands where a client could come to see it. */
export interface WrittenInternal extends Written {
  atRisk(): boolean;
}

/**
 * Writes an internal text into its place: the flag first and read back, then the text, then the flag again in the same frame and in
 * the next ones. If the flag is lost, the text is removed. `live` gives the handle's element as it is now, where the page redrew it.
 */
export async function writeInternal(
  place: Exclude<InternalPlace, { form: null }>,
  text: string,
  mode: Mode,
  live: (handle: FieldHandle) => FieldHandle | null,
): Promise<WrittenInternal> {
  if (place.form === 'field') {
    const written = writeText(place.field, placeText(place.field, text, mode));
    return { ...written, atRisk: () => false };
  }
  const { flag, message } = place;
  const flagged = turn(flag, true);
  if (!flagged.taken || flagIsSet(flag) !== true) {
    await flagged.back();
    return { taken: false, back: flagged.back, atRisk: () => false };
  }
  const placement = placeText(message, text, mode);
  const written = writeText(message, placement);
  const holdsText = () => {
    const now = live(message);
    return now !== null && currentText(now).includes(placement.insert.trim() || text.trim());
  };
  const isHidden = () => {
    const now = live(flag);
    return now !== null && flagIsSet(now) === true;
  };
  const atRisk = () => holdsText() && !isHidden();
  /** The text goes first; the flag is only given back once the text is gone. */
  const back = async () => {
    const gone = (await written.back()) || !holdsText();
    if (!gone) return false;
    const now = live(flag);
    return now !== null && now.element === flag.element ? flagged.back() : true;
  };
  const abandon = async (): Promise<WrittenInternal> => {
    if (!(await back()) || holdsText()) wipe(live(message), placement.insert.trim() || text.trim());
    return { taken: false, back, atRisk };
  };
  if (!written.taken || !isHidden()) return abandon();
  for (let frame = 0; frame < 2; frame++) {
    await nextFrame(message.element.ownerDocument);
    if (!isHidden()) return abandon();
  }
  return { taken: true, back, atRisk };
}

/** The last resort: an internal text in a field whose flag was lost is cut out, whatever came of the rest. */
function wipe(message: FieldHandle | null, text: string): void {
  if (!message) return;
  const rest = currentText(message).replace(text, '').trim();
  writeText(message, placeText(message, rest, 'replace'));
}

function turn(flag: FieldHandle, on: boolean): Written {
  if (flag.kind === 'checkbox') return writeFlag(flag, on);
  const choice = choiceOf(flag);
  if (!choice) return { taken: false, back: () => true };
  const index = on ? choice.on : choice.off;
  return flag.kind === 'radio' ? writeRadioAt(flag, index) : writeSelectAt(flag, index);
}

function choiceOf(flag: FieldHandle): { on: number; off: number } | null {
  return flag.kind === 'radio' || flag.kind === 'select' ? internalChoice(optionsOf(flag) ?? []) : null;
}

/** A box that turns the message public («видно клиенту») works the other way round and is no hidden flag. */
function saysPublic(flag: FieldHandle): boolean {
  if (flag.kind !== 'checkbox' || flag.element.localName !== 'input') return false;
  const label = boxText(flag.element as HTMLInputElement);
  return (
    /(?:^|[^\p{L}])(?:видно|виден|показать|показывать|публичн\p{L}*|открыт\p{L}*|visible|public|show)(?:$|[^\p{L}])/iu.test(
      label,
    ) && !/(?:^|[^\p{L}])(?:не|только|not|only|hide)(?:$|[^\p{L}])/iu.test(label)
  );
}

/** In a row «☐ скрытый ответ ☐ закрыть» each text is that of the box before it, however the boxes are wrapped. */
function bearsOthersText({ kind, element }: FieldHandle): boolean {
  const box = element as HTMLInputElement;
  if (kind !== 'checkbox' || box.localName !== 'input' || box.labels?.length || box.ariaLabel) return false;
  let row = box.parentElement;
  while (row && (row.textContent ?? '').trim() === '') row = row.parentElement;
  const boxes = row ? [...row.querySelectorAll('input[type=checkbox], input[type=radio]')] : [];
  const index = boxes.indexOf(box);
  const textAfter = (at: number) => {
    const range = box.ownerDocument.createRange();
    range.setStartAfter(boxes[at]!);
    if (boxes[at + 1]) range.setEndBefore(boxes[at + 1]!);
    else range.setEndAfter(row!.lastChild!);
    return range.toString().trim();
  };
  if (index < 1 || textAfter(index - 1) === '' || textAfter(boxes.length - 1) === '') return false;
  return internalMeaning(textAfter(index), 'flag') < 0.5;
}

function isEnabled(element: HTMLElement): boolean {
  return !element.matches(':disabled, [aria-disabled=true], [readonly]');
}

function overlap(a: Element, b: Element): boolean {
  return a === b || a.contains(b) || b.contains(a);
}

/** The flag and the message are saved together: one form, or, without forms, a box with no other field for a text. */
function belongTogether(flag: HTMLElement, message: HTMLElement): boolean {
  const [one, other] = [formOf(flag), formOf(message)];
  if (one || other) return one === other;
  for (let box: Element | null = outOfFrame(message); box; box = box.parentElement) {
    if (!box.contains(flag)) continue;
    const texts = [...box.querySelectorAll('textarea, [contenteditable=""], [contenteditable=true]')];
    return texts.every(
      (text) => overlap(text, message) || text.closest('[hidden]') !== null || text.getClientRects().length === 0,
    );
  }
  return false;
}

/** An editor's body stands in a frame; its form is the one around that frame. */
function outOfFrame(element: HTMLElement): Element {
  return element.localName === 'body' ? (element.ownerDocument.defaultView?.frameElement ?? element) : element;
}

function formOf(element: HTMLElement): Element | null {
  const outer = outOfFrame(element);
  return (outer as HTMLInputElement).form ?? outer.closest('form');
}

/** What the flag shows, in words for the preview. */
export function flagText(flag: FieldHandle): string {
  return flag.kind === 'checkbox' ? (isOn(flag.element) ? 'да' : 'нет') : readValue(flag);
}

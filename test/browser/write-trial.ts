/**
 * Tries writes on the page in which it runs, and tells what came of them by the page's own elements, never by what `lib/portal` says.
 * The facts of the corpus name the right fields before the page is changed; whatever else changes afterwards is a wrong write.
 */
import type { Recognised } from '../../lib/portal/handles.ts';
import { recognise } from '../../lib/portal/recognise.ts';
import { type Applied, applyWrites, preview, type Write } from '../../lib/portal/write.ts';
import type { FieldName } from '../../lib/regulation/snapshot.ts';
import { allOf, enliven, hazard, shownIn, trouble } from './write-hazards.ts';

/** What must never be seen by a client. */
const SECRET = 'Только для своих: клиент из списка';
const ANSWER = 'Передали заявку специалистам';
const DRAFT = 'Набрано оператором';
const TEXTS: Partial<Record<FieldName, string>> = {
  title: 'Не открывается база',
  contract: '20451',
  login: 'user77',
  phone: '+7 900 000-00-01',
  callTime: 'после 15:00',
  database: 'Торговля 11',
};

export interface Outcome {
  /** Plans of one page: done, refused before anything was touched, taken back. */
  done: number;
  refused: number;
  takenBack: number;
  /** Single fields that were written. */
  writes: number;
  /** What must not be: a wrong field changed, a value other than asked for, a leak, a rest after undo. */
  wrong: string[];
}

type Truth = Map<FieldName, HTMLElement>;
type State = Map<Element, string>;

let truth: Truth;

/** Remembers which elements the facts name, and gives drawn lists the life that the page's own script would. */
export function noteTruth(fields: Partial<Record<FieldName, string>>): void {
  truth = new Map(
    Object.entries(fields).map(([field, selector]) => {
      const element = byPath(selector);
      if (!element) throw new Error(`the facts name no ${field}`);
      return [field as FieldName, element];
    }),
  );
  enliven();
}

function byPath(selector: string): HTMLElement | null {
  const path = selector.split(' | ');
  let root: Document | ShadowRoot = document;
  for (const frame of path.slice(0, -1)) root = root.querySelector<HTMLIFrameElement>(frame)!.contentDocument!;
  const parts = path.at(-1)!.split(' >>> ');
  for (const host of parts.slice(0, -1)) root = root.querySelector(host)!.shadowRoot!;
  return root.querySelector(parts.at(-1)!);
}

/** Recognises the changed page and runs every plan on it, each taken back before the next. */
export async function tryWrites(seed: number, internalForm: 'flag' | 'field' | undefined): Promise<Outcome> {
  const random = randomFrom(seed);
  const outcome: Outcome = { done: 0, refused: 0, takenBack: 0, writes: 0, wrong: [] };
  hurryFrames();
  if (random() < 0.3) hazard(random, truth);
  prepare(random, internalForm);
  const caused = random() < 0.3 ? trouble(random, truth) : null;
  const profile = {
    bindings: {},
    staffNames: [],
    listUrl: null,
    newTicketUrl: null,
    reportUrl: null,
    reportQuery: null,
  };
  const watch = new AbortController();
  const leaks = new Set<string>();
  const look = () => {
    for (const leak of leaksNow(internalForm)) leaks.add(leak);
  };
  // A page may drop the flag while it is told of the text; what counts is that nothing stands once the write's own step is over.
  const lookSoon = () => queueMicrotask(look);
  for (const doc of new Set([document, ...[...truth.values()].map((element) => element.ownerDocument)])) {
    for (const type of ['input', 'change', 'click']) doc.addEventListener(type, lookSoon, { signal: watch.signal });
  }

  for (const [name, writes] of plansFor(recognise(document, profile), random)) {
    const recognised = recognise(document, profile);
    const base = stateNow();
    const told = preview(recognised, writes);
    const say = (what: string) => outcome.wrong.push(`${name}${caused ? ` (${caused})` : ''}: ${what}`);
    // A flag that the page drops by itself can't be put back: then it must be told.
    const flag = caused === 'the flag turns itself off' ? truth.get('internal') : undefined;
    // Of a flag that wasn't recognised nothing is known, and the page drops it as it would for a person who types.
    const unknown =
      recognised.handles.internal === undefined && /dropped/u.test(caused ?? '') ? truth.get('internal') : null;
    const untouched = (when: string, told = true) => {
      for (const element of changedSince(base)) {
        if (element !== unknown && (told || element !== flag)) say(`${when}: ${brief(element)} «${stateOf(element)}»`);
      }
    };
    untouched('after the preview');
    const result = await applyWrites(recognised, writes);
    look();
    if (result.ok) {
      outcome.done++;
      outcome.writes += result.changes.length;
      for (const wrong of judge(base, result, writes)) say(wrong);
      if (result.atRisk()) say('at risk');
      const undone = await result.undo();
      if (!undone.ok && !flag)
        say(`undo: ${undone.failures.map(({ field, reason }) => `${field} ${reason}`).join('; ')}`);
      untouched('after undo', undone.ok);
    } else {
      if (told.some(({ problem }) => problem !== null)) outcome.refused++;
      else outcome.takenBack++;
      if (!result.rolledBack && !flag) say('not rolled back');
      untouched('after a refusal', result.rolledBack);
    }
    look();
    for (const leak of leaks) say(`leak: ${leak}`);
    leaks.clear();
  }
  watch.abort();
  return outcome;
}

/** What an operator may have done to the form before: a draft of an answer, the flag set. */
function prepare(random: () => number, internalForm: 'flag' | 'field' | undefined): void {
  const message = truth.get('message') as HTMLTextAreaElement | undefined;
  if (message && isNative(message) && random() < 0.2) message.value = DRAFT;
  const flag = truth.get('internal') as HTMLInputElement | undefined;
  if (internalForm === 'flag' && flag?.type === 'checkbox' && random() < 0.2) flag.checked = true;
}

/** Every kind of write that macros make, with the choices that this page offers. */
function plansFor({ snapshot, handles }: Recognised, random: () => number): [string, Write[]][] {
  if (!('fields' in snapshot)) return [];
  const value = (field: FieldName): string | null => {
    const handle = handles[field];
    if (!handle || handle.kind === 'file' || handle.kind === 'menu') return null;
    if (handle.kind === 'checkbox') return random() < 0.5 ? 'да' : 'нет';
    const options = (snapshot.fields[field]?.options ?? []).filter((text) => text.trim() !== '');
    if (options.length > 0) return options[Math.floor(random() * options.length)]!;
    return handle.kind === 'listbox' ? 'Второй выбор' : (TEXTS[field] ?? null);
  };
  const writeOf = (field: FieldName): Write[] => {
    const wanted = snapshot.fields[field]?.writable ? value(field) : null;
    return wanted === null ? [] : [{ field, value: wanted, mode: random() < 0.8 ? 'replace' : 'insert' }];
  };
  const plain = (Object.keys(handles) as FieldName[]).filter((field) => field !== 'message' && field !== 'internal');
  const route = [...writeOf('status'), ...writeOf('assignee')];
  const answer: Write = { field: 'message', value: ANSWER };
  const note: Write = { field: 'internal', value: SECRET };
  const secretMessage: Write[] = [
    { field: 'message', value: SECRET },
    { field: 'internal', value: 'да' },
  ];
  return [
    ['every field', [...plain.flatMap(writeOf), answer]],
    ['note', [note]],
    ['macro with a note', [...route, note]],
    ['hidden message', [...route, ...secretMessage]],
    ['note and answer', [note, answer, ...writeOf('close')]],
    ['open answer', [answer, { field: 'internal', value: 'нет' }]],
  ];
}

/** What is wrong with a page after writes that were called done. */
function judge(base: State, result: Extract<Applied, { ok: true }>, writes: Write[]): string[] {
  const wrong: string[] = [];
  const touched = new Set<FieldName>(writes.map(({ field }) => field));
  if (touched.has('internal') || touched.has('message')) touched.add('message').add('internal');
  for (const element of changedSince(base)) {
    if (![...touched].some((field) => belongsTo(element, truth.get(field)))) {
      wrong.push(`changed ${brief(element)} to «${stateOf(element)}»`);
    }
  }
  for (const { field, after } of result.changes) {
    const held = field === 'internal' ? SECRET : field === 'message' ? ANSWER : after;
    const places = field === 'internal' ? [truth.get('internal'), truth.get('message')] : [truth.get(field)];
    if (!places.some((place) => place && groupOf(place).some((one) => stateOf(one).includes(squeezed(held))))) {
      wrong.push(`${field} doesn't hold «${held}»`);
    }
  }
  return wrong;
}

/** Places that hold the secret and that a client could come to see. */
function leaksNow(internalForm: 'flag' | 'field' | undefined): string[] {
  return controls()
    .filter((element) => stateOf(element).includes(squeezed(SECRET)))
    .filter((element) => {
      if (internalForm === 'field') return !belongsTo(element, truth.get('internal'));
      return !(internalForm === 'flag' && belongsTo(element, truth.get('message')) && isHiding(truth.get('internal')));
    })
    .map(brief);
}

function isHiding(flag: HTMLElement | undefined): boolean {
  if (!flag) return false;
  const words = /скрыт|не вид|внутрен|служебн|сотрудник|только\s+инженер|internal|private|hidden|staff|not sent to/i;
  if (flag.localName === 'select') return words.test((flag as HTMLSelectElement).selectedOptions[0]?.text ?? '');
  if ((flag as HTMLInputElement).type === 'radio') {
    return groupOf(flag).some(
      (one) => (one as HTMLInputElement).checked && words.test(one.closest('label')?.textContent ?? labelOf(one)),
    );
  }
  return (flag as HTMLInputElement).checked === true || flag.getAttribute('aria-checked') === 'true';
}

function labelOf(radio: Element): string {
  return (radio as HTMLInputElement).labels?.[0]?.textContent ?? radio.nextSibling?.textContent ?? '';
}

/** Everything on the page that holds a value, frames and shadow roots too. */
function controls(): HTMLElement[] {
  const found = allOf('input, select, textarea, [contenteditable], [role=combobox], [role=switch]');
  const editors = allOf('iframe').flatMap((frame) => {
    const inner = (frame as HTMLIFrameElement).contentDocument;
    return inner?.body && (inner.designMode === 'on' || inner.body.isContentEditable) ? [inner.body] : [];
  });
  return [...new Set([...found, ...editors])];
}

function stateNow(): State {
  return new Map(controls().map((element) => [element, stateOf(element)]));
}

function changedSince(base: State): Element[] {
  return controls().filter((element) => base.has(element) && base.get(element) !== stateOf(element));
}

/** A control's value as the page has it. */
function stateOf(element: Element): string {
  const field = element as HTMLInputElement;
  if (field.type === 'checkbox') return field.checked ? 'да' : 'нет';
  if (field.type === 'radio') return field.checked ? squeezed(labelOf(field)) || field.value : '';
  if (element.localName === 'select') {
    return squeezed([...(element as HTMLSelectElement).selectedOptions].map(({ text }) => text).join(', '));
  }
  if (element.getAttribute('role') === 'switch') return element.getAttribute('aria-checked') === 'true' ? 'да' : 'нет';
  if (element.getAttribute('role') === 'combobox') return squeezed(shownIn(element).textContent ?? '');
  if (isNative(element)) return squeezed(field.value);
  // biome-ignore lint/performance/useDomNodeTextContent: an editor's line breaks are blocks, which textContent loses
  return squeezed((element as HTMLElement).innerText);
}

const squeezed = (text: string) => text.replace(/\s+/gu, ' ').trim();
const isNative = (element: Element) => element.localName === 'input' || element.localName === 'textarea';

/** A radio group is one field. */
function groupOf(element: Element): Element[] {
  const { type, name, form } = element as HTMLInputElement;
  if (type !== 'radio') return [element];
  return allOf('input[type=radio]').filter(
    (one) => (one as HTMLInputElement).name === name && (one as HTMLInputElement).form === form,
  );
}

function belongsTo(element: Element, place: HTMLElement | undefined): boolean {
  return place !== undefined && groupOf(place).some((one) => one === element || one.contains(element));
}

const brief = (element: Element) => element.outerHTML.replace(/>[\s\S]*/u, '>').slice(0, 120);

/** Frames of the screen come at once: what is written is the same, only sooner. */
function hurryFrames(): void {
  for (const view of new Set([...truth.values(), document.body].map((element) => element.ownerDocument.defaultView))) {
    if (view) view.requestAnimationFrame = (done) => view.setTimeout(() => done(view.performance.now()), 0);
  }
}

function randomFrom(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

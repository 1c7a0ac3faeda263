/** Tells when the operator is about to save the ticket's form, and lets it be held: a press, Enter, the form's event, a script's `submit()`. */
import type { Recognised } from './handles.ts';
import { closestAcross, OVERLAY_TAG, parentOf } from './roots.ts';
import { isOn, readValue } from './value.ts';
import { isInSight } from './visibility.ts';
import { fold } from './words.ts';

/** What a save does to the ticket. Only a sure sign of closing is one. */
export type SaveKind = 'create' | 'close' | 'other';

interface Watch {
  page(): Recognised;
  /** Whether the form must not be sent now. `control` is what was pressed, where something was. */
  holds(kind: SaveKind, control: HTMLElement | null): boolean;
  /** It is being sent. */
  sending(): void;
}

/** An event of the Navigation API; TypeScript's DOM doesn't know it in all of our targets. */
interface NavigateEvent extends Event {
  formData: FormData | null;
}

const SAVING =
  /(?:^|[^\p{L}])(?:сохран|созда|отправ|ответить|закрыть|применить|добавить|зарегистр|save|send|submit|create|reply|close|apply)/u;
const LEAVING = /(?:^|[^\p{L}])(?:отмен|сброс|удал|просмотр|назад|цитир|файл|cancel|reset|delete|preview|back)/u;
const CLOSED = /(?:^|[^\p{L}])(?:закрыт|решен|выполнен|closed|resolved|solved)/u;
const CONTROLS = 'button, input[type=submit], input[type=button], input[type=image], a, [role=button]';

/** Watches until `signal`. Events from inside our overlay are none of the page's. */
export function watchSaves(view: Window, watch: Watch, signal: AbortSignal): void {
  const options = { capture: true, signal };
  const decide = (event: Event, control: HTMLElement | null) => {
    if (watch.holds(kindOf(watch.page(), control), control)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else watch.sending();
  };
  const listen = (type: string, act: (event: Event) => void) => {
    view.addEventListener(
      type,
      (event) => (event.target as Element | null)?.localName !== OVERLAY_TAG && act(event),
      options,
    );
  };
  listen('submit', (event) => {
    const { submitter } = event as SubmitEvent;
    if (formsOf(watch.page()).has(event.composedPath()[0] as Element)) decide(event, submitter);
  });
  listen('click', (event) => {
    const control = (event.composedPath()[0] as Element).closest?.<HTMLElement>(CONTROLS) ?? null;
    if (control && isSaving(control, watch.page())) decide(event, control);
  });
  listen('keydown', (event) => {
    if (isSavingKey(event as KeyboardEvent, watch.page)) decide(event, null);
  });
  // A page's own `form.submit()` sends no event of the form; the navigation that it begins can still be stopped.
  const { navigation } = view as unknown as { navigation?: EventTarget };
  navigation?.addEventListener(
    'navigate',
    (event) => {
      const { formData, cancelable } = event as NavigateEvent;
      const name = watch.page().handles.message?.element.getAttribute('name');
      if (formData !== null && cancelable && name && formData.has(name)) decide(event, null);
    },
    { signal },
  );
}

function kindOf({ snapshot, handles }: Recognised, control: HTMLElement | null): SaveKind {
  if (snapshot.kind === 'ticket-new') return 'create';
  if (snapshot.kind !== 'ticket' || snapshot.head.closed) return 'other';
  const { close, status } = handles;
  if (close && isOn(close.element)) return 'close';
  if (control && /закрыть|close/u.test(fold(wordsOn(control)))) return 'close';
  const before = fold(snapshot.head.status ?? defaultOption(status?.element) ?? '');
  const isClosing = status !== undefined && CLOSED.test(fold(readValue(status))) && !CLOSED.test(before);
  return isClosing ? 'close' : 'other';
}

/** What a select showed when the page came. */
function defaultOption(element: HTMLElement | undefined): string | null {
  if (element?.localName !== 'select') return null;
  const chosen = [...(element as HTMLSelectElement).options].find((option) => option.defaultSelected);
  return chosen?.text ?? null;
}

function formsOf({ handles }: Recognised): Set<Element> {
  return new Set(
    Object.values(handles).flatMap(
      ({ element }) => (element as HTMLInputElement).form ?? closestAcross(element, 'form') ?? [],
    ),
  );
}

function wordsOn(control: HTMLElement): string {
  return control.textContent?.trim() || (control as HTMLInputElement).value || control.title || '';
}

function isSaving(control: HTMLElement, page: Recognised): boolean {
  const words = fold(wordsOn(control));
  if (LEAVING.test(words)) return false;
  const { form, type } = control as HTMLInputElement;
  const forms = formsOf(page);
  if (form && (type === 'submit' || type === 'image')) return forms.has(form);
  if (!SAVING.test(words) || words.length > 40) return false;
  return isWithin(control, page, forms);
}

/** What is pressed to save rather than to save in some other way; the first that a page has decides. */
const SAVES = [/создать|отправить|ответить/u, /сохранить|добавить|зарегистрировать/u, /save|send|submit|create|reply/u];

/**
 * The page's own button that saves the ticket's form, for pointing at. A page that has it above and below the fields means the same twice:
 * the lower one is taken. Null when none is sure.
 */
export function savingControl(page: Recognised): HTMLElement | null {
  const scopes = [...formsOf(page)];
  const inside = scopes.length > 0 ? scopes : [boxOf(page)];
  const controls = inside
    .flatMap((scope) => [...scope.querySelectorAll<HTMLInputElement>(CONTROLS)])
    .filter((control) => !control.disabled && isInSight(control) && isSaving(control, page));
  const [only, ...others] = controls;
  if (only && others.length === 0) return only;
  for (const words of SAVES) {
    const meant = controls.filter(
      (control) => words.test(fold(wordsOn(control))) && !/закр/u.test(fold(wordsOn(control))),
    );
    if (meant.length > 0)
      return new Set(meant.map((control) => fold(wordsOn(control)))).size === 1 ? meant.at(-1)! : null;
  }
  return null;
}

/** In one of the forms that hold the fields, else among the fields themselves. */
function isWithin(element: Element, page: Recognised, forms: Set<Element>): boolean {
  const scopes = forms.size > 0 ? forms : new Set([boxOf(page)]);
  for (let at: Element | null = element; at !== null; at = parentOf(at)) if (scopes.has(at)) return true;
  return false;
}

/** Where the page has no form: the smallest element that holds the fields, and the buttons beside them. */
function boxOf({ handles, root }: Recognised): Element {
  const elements = Object.values(handles).map(({ element }) => element);
  const above = elements.slice(1).map(ancestors);
  const box = elements[0] && [...ancestors(elements[0])].find((one) => above.every((those) => those.has(one)));
  return (box && parentOf(box)) ?? root;
}

function ancestors(element: Element): Set<Element> {
  const found = new Set<Element>();
  for (let at = parentOf(element); at !== null; at = parentOf(at)) found.add(at);
  return found;
}

/** Enter in a one-line field of the form sends it, Ctrl+Enter anywhere in it; Enter that picks a suggestion does not. */
function isSavingKey(event: KeyboardEvent, pageNow: () => Recognised): boolean {
  if (!event.isTrusted || event.isComposing || event.code !== 'Enter' || event.shiftKey || event.altKey) return false;
  const target = event.composedPath()[0] as HTMLElement;
  const page = pageNow();
  const forms = formsOf(page);
  if (!isWithin(target, page, forms)) return false;
  if (event.ctrlKey || event.metaKey) return true;
  const isLine =
    target.localName === 'input' && /^(?:text|tel|email|search|number|time)$/.test((target as HTMLInputElement).type);
  return isLine && !target.matches('[role=combobox], [aria-autocomplete], [aria-expanded=true], [list]');
}

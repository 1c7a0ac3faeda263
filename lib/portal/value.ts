/** What a control holds and offers, in the words that a person sees. */
import { menuItems, menuOf } from './control.ts';
import { textOf } from './element-text.ts';
import type { FieldHandle } from './handles.ts';
import { closestAcross } from './roots.ts';
import { isVisible } from './visibility.ts';
import { clean } from './words.ts';

type Held = Pick<FieldHandle, 'kind' | 'element'>;

/** All radio buttons of the group that one belongs to. */
export function radioGroup(radio: HTMLElement): HTMLInputElement[] {
  const input = radio as HTMLInputElement;
  if (input.name === '') return [input];
  const scope = input.form ?? (input.getRootNode() as Document | ShadowRoot);
  return [...scope.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
    (one) => one.name === input.name && one.form === input.form,
  );
}

/** The text beside one radio button or checkbox. */
export function boxText(box: HTMLInputElement): string {
  const label = box.labels?.[0];
  if (label) return textOf(label);
  let text = '';
  for (let at = box.nextSibling; at !== null; at = at.nextSibling) {
    if (at.nodeType === 3) text += at.nodeValue ?? '';
    else if (at.nodeType === 1) {
      const element = at as Element;
      if (element.matches('br,input,select,textarea')) break;
      text += ` ${textOf(element)}`;
    }
  }
  return clean(text) || box.value;
}

/** Whether a checkbox or a switch is on. */
export function isOn(element: HTMLElement): boolean {
  return element.localName === 'input'
    ? (element as HTMLInputElement).checked
    : element.getAttribute('aria-checked') === 'true';
}

/** The list that a custom listbox opens, or null while the page has not drawn it. */
export function listOf(element: HTMLElement): Element | null {
  if (element.getAttribute('role') === 'listbox') return element;
  const root = element.getRootNode() as Document | ShadowRoot;
  const inner = element.querySelector('[aria-controls],[aria-owns]') ?? element;
  const id = inner.getAttribute('aria-controls') ?? inner.getAttribute('aria-owns');
  const named = id === null || id === '' ? null : (root.getElementById(id) ?? element.ownerDocument.getElementById(id));
  if (named !== null) return named;
  const widget = element.localName === 'input' ? element.closest('[class*=select i],[class*=combo i]') : element;
  const inside = widget?.querySelector('[role=listbox],ul,.menu') ?? null;
  if (inside !== null) return inside;
  const beside = element.parentElement?.querySelector('[role=listbox],.chosen-results,.select2-results');
  return beside ?? null;
}

/** The elements that stand for the choices of a listbox or a menu; empty while they aren't drawn. */
export function choicesOf({ kind, element }: Held): HTMLElement[] {
  const list = kind === 'menu' ? menuOf(element) : listOf(element);
  if (list === null) return [];
  if (kind === 'menu') return menuItems(list);
  return [...list.querySelectorAll<HTMLElement>('[role=option],li,.item')];
}

/** Visible texts of the choices; undefined for a control that offers none. */
export function optionsOf(held: Held): string[] | undefined {
  const { kind, element } = held;
  if (kind === 'select') return [...(element as HTMLSelectElement).options].map((option) => clean(option.text));
  if (kind === 'radio') return radioGroup(element).map(boxText);
  if (kind !== 'listbox' && kind !== 'menu') return undefined;
  return choicesOf(held).map((choice) => clean(choice.textContent ?? ''));
}

function listboxValue(element: HTMLElement): string {
  if (element.localName === 'input') {
    const { value } = element as HTMLInputElement;
    const drawn = value === '' ? element.closest('[class*=select],[class*=combo]')?.parentElement : null;
    return clean(value) || (drawn ? ownText(drawn) : '');
  }
  const input = element.querySelector('input:not([type=hidden])') as HTMLInputElement | null;
  if (input !== null && input.value !== '') return clean(input.value);
  if (element.getAttribute('role') === 'listbox') {
    const chosen = element.querySelector('[aria-selected=true]');
    return chosen === null ? '' : clean(chosen.textContent ?? '');
  }
  const shown = element.querySelector('.chosen-single,.chzn-single,.select2-choice,.select2-selection__rendered');
  if (shown !== null) return textOf(shown);
  const list = element.querySelector('[role=listbox],ul,.menu');
  if (list === null) return ownText(element);
  return clean((element.textContent ?? '').replace(list.textContent ?? '', ''));
}

/** The text that a trigger shows, without marks such as a down arrow. */
function ownText(element: HTMLElement): string {
  return clean((element.textContent ?? '').replace(/[▾▼▿⌄↓×✕]/gu, ''));
}

/** The visible text: an option's text for a choice, `да` or `нет` for a flag, names for files; '' when empty. */
export function readValue(held: Held): string {
  const { kind, element } = held;
  if (kind === 'text' || kind === 'textarea') return (element as HTMLInputElement).value;
  if (kind === 'select') {
    return [...(element as HTMLSelectElement).selectedOptions].map((option) => clean(option.text)).join(', ');
  }
  if (kind === 'checkbox') return isOn(element) ? 'да' : 'нет';
  if (kind === 'radio') {
    const chosen = radioGroup(element).find((one) => one.checked);
    return chosen === undefined ? '' : boxText(chosen);
  }
  if (kind === 'file') return [...((element as HTMLInputElement).files ?? [])].map((file) => file.name).join(', ');
  if (kind === 'listbox') return listboxValue(element);
  if (kind === 'menu') return ownText(element).replace(/^[^:]{2,40}:\s*/u, '');
  // biome-ignore lint/performance/useDomNodeTextContent: an editor's line breaks are blocks, which textContent loses
  return element.innerText.trim();
}

/** Whether a person could change it now: seen, not disabled, not read-only. */
export function isWritable({ kind, element }: Held, face: Element = element): boolean {
  const field = element as HTMLInputElement;
  if (element.matches(':disabled,[aria-disabled=true],[aria-readonly=true]')) return false;
  // A list that is chosen from takes no typing, and is written all the same.
  if (field.readOnly === true && kind !== 'listbox') return false;
  if (kind === 'editor-frame') return isVisible(element.ownerDocument.defaultView?.frameElement ?? element);
  if (isVisible(face)) return true;
  return kind === 'file' && closestAcross(element, 'form,fieldset,body') !== null && isVisible(element.parentElement!);
}

/** Choices: selects by option text, flags and radio buttons by a click, drawn lists by clicks that are checked afterwards. */
import { nextFrame, until } from './focus.ts';
import { boxText, choicesOf, isOn, optionsOf, radioGroup, readValue } from './value.ts';
import { isVisible } from './visibility.ts';
import { clean, fold } from './words.ts';
import type { Held, Written } from './write-text.ts';

/** How long a drawn list may take to show its choices, and a select to be filled anew after another field changed; ms. */
const PATIENCE_MS = 1500;

/** How drawn lists are worked: what opens them, which events they listen to. Checked in this order. */
const LISTS: { within: string; opener: string }[] = [
  { within: '.chosen-container, .chzn-container', opener: '.chosen-single, .chzn-single, a' },
  { within: '.select2-container', opener: '.select2-choice, .select2-selection' },
  { within: '[role=combobox], [aria-haspopup=listbox]', opener: '' },
  { within: '*', opener: '[role=combobox], [aria-haspopup=listbox], button[type=button]' },
];
const CLICK = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'] as const;

/** The one option that a value means: by its exact text, else by its words; null where none or several do. */
export function matchOption(options: string[], value: string): number | null {
  for (const form of [clean, fold, bare]) {
    const wanted = form(value);
    if (wanted === '' && form !== clean) break;
    const hits = options.flatMap((option, index) => (form(option) === wanted ? [index] : []));
    if (hits.length === 1) return hits[0]!;
    if (hits.length > 1) return null;
  }
  return null;
}

/** «[21] (login) Имя Фамилия» is the person; marks and case don't tell options apart. */
function bare(text: string): string {
  return fold(text.replace(/\[[^\]]*\]|\([^)]*\)/gu, ' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Why a select can't be set at all, in Russian; null when it can. */
export function choiceProblem({ kind, element }: Held): string | null {
  const script = element.getAttribute('onchange') ?? element.getAttribute('onclick') ?? '';
  if (/submit\s*\(|location/i.test(script)) return 'список сразу отправляет страницу — выберите сами';
  if (kind === 'select' && (element as HTMLSelectElement).multiple)
    return 'список на несколько значений — выберите сами';
  return null;
}

/** What a choice holds: its text, and its place among equal texts. */
export interface Chosen {
  text: string;
  /** -1 for a control that has no places. */
  index: number;
}

/** What is chosen now. */
export function chosenIn(held: Held): Chosen {
  const { selectedIndex = -1 } = held.element as HTMLSelectElement;
  return { text: readValue(held), index: held.kind === 'select' ? selectedIndex : -1 };
}

/**
 * Chooses by text. `patient` waits for the option to come: another field has just changed, and the page fills the list anew; so
 * what was chosen `before` all of it is told from outside.
 */
export async function writeChoice(held: Held, value: string, patient: boolean, before: Chosen): Promise<Written> {
  if (held.kind === 'select') return writeSelect(held, value, patient, before);
  if (held.kind === 'radio') return writeRadio(held, value);
  return writeListbox(held, value, before.text);
}

async function writeSelect(held: Held, value: string, patient: boolean, before: Chosen): Promise<Written> {
  const select = held.element as HTMLSelectElement;
  const find = () => matchOption(optionsOf(held) ?? [], value);
  const index = patient ? await until(select.ownerDocument, find, PATIENCE_MS) : find();
  const back = () => chooseAgain(held, before);
  if (index === null || isDisabled(select.options[index]!)) return { taken: false, back };
  selectIndex(select, index);
  return { taken: select.selectedIndex === index || matchOption([readValue(held)], value) === 0, back };
}

/** Puts a select back. Its list may have been filled anew, or be about to: then the same text is looked for. */
export async function chooseAgain(held: Held, { text, index }: Chosen): Promise<boolean> {
  const select = held.element as HTMLSelectElement;
  const place = () => {
    const was = select.options[index];
    return was && clean(was.text) === text ? index : matchOption(optionsOf(held) ?? [], text);
  };
  const target = text === '' ? place() : await until(select.ownerDocument, place, PATIENCE_MS);
  selectIndex(select, text === '' && target === null ? -1 : (target ?? index));
  return readValue(held) === text;
}

function isDisabled(option: HTMLOptionElement): boolean {
  return option.disabled || option.closest('optgroup')?.disabled === true;
}

function selectIndex(select: HTMLSelectElement, index: number): void {
  if (select.selectedIndex === index) return;
  select.selectedIndex = index;
  // The last is what a «chosen» widget repaints itself by.
  for (const type of ['input', 'change', 'chosen:updated']) select.dispatchEvent(new Event(type, { bubbles: true }));
}

/** Sets a checkbox or a switch by a click, as a person does. */
export function writeFlag({ element }: Held, on: boolean): Written {
  const before = isOn(element);
  if (before !== on) element.click();
  return {
    taken: isOn(element) === on,
    back: () => {
      if (isOn(element) !== before) element.click();
      return isOn(element) === before;
    },
  };
}

function writeRadio(held: Held, value: string): Written {
  const index = matchOption(radioGroup(held.element).map(boxText), value);
  return index === null ? NOT_TAKEN : writeRadioAt(held, index);
}

/** Chooses one button of a radio group by its place. */
export function writeRadioAt({ element }: Held, index: number): Written {
  const group = radioGroup(element);
  const before = group.find((one) => one.checked);
  const wanted = group[index];
  if (!wanted || wanted.disabled) return NOT_TAKEN;
  if (!wanted.checked) wanted.click();
  return {
    taken: wanted.checked,
    back: () => {
      if (before) before.click();
      else {
        wanted.checked = false;
        wanted.dispatchEvent(new Event('change', { bubbles: true }));
      }
      return group.find((one) => one.checked) === before;
    },
  };
}

/** Chooses one option of a select by its place. */
export function writeSelectAt(held: Held, index: number): Written {
  const select = held.element as HTMLSelectElement;
  const before = select.selectedIndex;
  const option = select.options[index];
  if (!option || isDisabled(option)) return NOT_TAKEN;
  selectIndex(select, index);
  return {
    taken: select.selectedIndex === index,
    back: () => {
      selectIndex(select, before);
      return select.selectedIndex === before;
    },
  };
}

async function writeListbox(held: Held, value: string, before: string): Promise<Written> {
  if (matchOption([readValue(held)], value) === 0) return { taken: true, back: () => true };
  const taken = await pick(held, value);
  return {
    taken,
    back: () => matchOption([readValue(held)], before) === 0 || (before !== '' && pick(held, before)),
  };
}

/** Opens the list, clicks the choice, and looks whether it shows. Links that lead away are never clicked. */
async function pick(held: Held, value: string): Promise<boolean> {
  const { element } = held;
  const doc = element.ownerDocument;
  const visibleChoices = () => choicesOf(held).filter(isVisible);
  if (visibleChoices().length === 0) click(openerOf(element));
  const choice = await until(doc, () => choiceFor(visibleChoices(), value), PATIENCE_MS);
  if (choice === null || leadsAway(choice)) {
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    return false;
  }
  click(choice);
  const shown = await until(doc, () => (matchOption([readValue(held)], value) === 0 ? true : null), PATIENCE_MS);
  await nextFrame(doc);
  return shown === true;
}

function choiceFor(choices: HTMLElement[], value: string): HTMLElement | null {
  const index = matchOption(
    choices.map((choice) => clean(choice.textContent ?? '')),
    value,
  );
  const choice = index === null ? null : choices[index]!;
  return choice?.matches('[aria-disabled=true], .disabled, .disabled-result') ? null : choice;
}

function leadsAway(choice: HTMLElement): boolean {
  const link = choice.closest('a[href]') ?? choice.querySelector('a[href]');
  const href = link?.getAttribute('href') ?? '#';
  const script = choice.getAttribute('onclick') ?? '';
  const stays = href.startsWith('#') || /^javascript:\s*(?:void|;|$)/i.test(href);
  return !stays || choice.matches('[type=submit]') || /submit\s*\(|location/i.test(script);
}

function openerOf(element: HTMLElement): HTMLElement {
  const kind = LISTS.find(({ within }) => element.matches(within));
  return (kind?.opener ? element.querySelector<HTMLElement>(kind.opener) : null) ?? element;
}

function click(element: HTMLElement): void {
  for (const type of CLICK.slice(0, -1)) {
    const options = { bubbles: true, cancelable: true, composed: true, button: 0 };
    element.dispatchEvent(type.startsWith('pointer') ? new PointerEvent(type, options) : new MouseEvent(type, options));
  }
  element.click();
}

const NOT_TAKEN: Written = { taken: false, back: () => true };

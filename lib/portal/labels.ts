/**
 * What a page writes beside a control: every text that may be its label, with where it stood. Nothing is judged here; how
 * far each place is believed is for `evidence.ts`.
 */
import type { Control } from './control.ts';
import { REAL_CONTROL, shortTextOf } from './element-text.ts';
import type { AddLabel, Label } from './label.ts';
import { addBoxText } from './label-box.ts';
import { addSurrounding } from './label-nearby.ts';
import { addTab } from './label-tab.ts';
import { isBoundElsewhere, type LabelIndex, targetOf } from './label-target.ts';
import { clean, isLabelLike } from './words.ts';

/** The labels of a control, the most telling first; a text is listed once. */
export function labelsOf(control: Control, index: LabelIndex): Label[] {
  const found: Label[] = [];
  const seen = new Set<string>();
  const add: AddLabel = (text, source, node) => {
    const tidy = clean(text ?? '');
    // The tab may say again what the text itself says: two witnesses.
    if (!isLabelLike(tidy) || (seen.has(tidy) && source !== 'tab')) return;
    seen.add(tidy);
    found.push(node === undefined ? { text: tidy, source } : { text: tidy, source, node });
  };

  if (control.kind === 'radio') addGroupLabel(control, add);
  else addExplicit(control, index, add);
  if (control.kind === 'menu' || (control.kind === 'listbox' && control.element.localName === 'button')) {
    const own = /^([^:]{2,40}):/u.exec(shortTextOf(control.element));
    if (own) add(own[1], 'self', control.element);
  }
  if (control.kind === 'checkbox') {
    // A drawn checkbox is named by what it holds.
    if (control.element.localName !== 'input') add(shortTextOf(control.element), 'wrapping', control.element);
    addBoxText(control.face, add);
  }
  addSurrounding(control, add);
  addPrompts(control, add);
  addTab(control, add);
  return found;
}

function addExplicit(control: Control, index: LabelIndex, add: AddLabel) {
  for (const element of [control.element, control.source, control.face]) {
    if (element === null || (element.localName === 'body' && element === control.element)) continue;
    for (const key of [element.id, element.getAttribute('name') ?? '']) {
      if (key === '') continue;
      for (const label of index.byTarget.get(key) ?? []) {
        if (targetOf(label) === element) add(shortTextOf(label), 'for', label);
      }
    }
    const wrapping = element.closest('label');
    if (wrapping !== null && !isBoundElsewhere(wrapping, control)) add(shortTextOf(wrapping), 'wrapping', wrapping);
    addAria(element, add);
  }
  const { kind, element: own, face } = control;
  const inner =
    kind === 'listbox' ? own.querySelector('input') : kind === 'select' ? face.querySelector('input') : null;
  if (inner !== null) {
    addAria(inner, add);
    if (inner.id !== '') for (const label of index.byTarget.get(inner.id) ?? []) add(shortTextOf(label), 'for', label);
  }
}

/** What widgets call themselves when nobody has named them. */
const OF_WIDGET =
  /^\s*(?:search for option|select (?:an )?option|rich text (?:editor|area)|editor editing area|(?:визуальный |текстовый )+редактор|область редактирования)/iu;

function addAria(element: Element, add: AddLabel) {
  const ids = element.getAttribute('aria-labelledby');
  if (ids !== null) {
    const root = element.getRootNode() as Document | ShadowRoot;
    const named = ids.split(/\s+/u).map((id) => (id === '' ? null : root.getElementById(id)));
    // After the label a widget names what is chosen in it.
    const telling = named.filter(
      (node, index) => node !== null && !node.contains(element) && !(index > 0 && element.contains(node)),
    );
    add(telling.map((node) => shortTextOf(node!)).join(' '), 'labelledby', named[0] ?? undefined);
  }
  const own = element.getAttribute('aria-label');
  if (own !== null && !OF_WIDGET.test(own)) add(own, 'aria-label');
}

function addGroupLabel(control: Control, add: AddLabel) {
  const group = control.element.closest('[role=radiogroup],[role=group],fieldset');
  if (group === null) return;
  addAria(group, add);
  const legend = group.querySelector(':scope > legend');
  const others = [...group.querySelectorAll<HTMLInputElement>(REAL_CONTROL)].some(
    (inner) => !control.group!.includes(inner as HTMLInputElement),
  );
  if (legend !== null && !others) add(shortTextOf(legend), 'for', legend);
}

/** «- Назначить -»: no choice, whatever its value. */
const isDashed = (text: string) => /^\s*(?:[-–—]+.*[-–—]|<.*>|\[.*\])\s*$/u.test(text);

/** What the control itself shows while it is empty, and its tooltip. */
function addPrompts(control: Control, add: AddLabel) {
  const { element, face, source } = control;
  add(element.getAttribute('placeholder') ?? source?.getAttribute('placeholder'), 'placeholder');
  add(element.getAttribute('data-placeholder') ?? face.getAttribute('data-placeholder'), 'placeholder');
  add(element.getAttribute('aria-placeholder'), 'placeholder');
  if (control.kind === 'select') {
    const first = (element as HTMLSelectElement).options[0];
    if (first !== undefined && (/^(0|-1|NOT_REF)?$/u.test(first.value) || isDashed(first.text))) {
      add(first.text, 'placeholder');
    }
  }
  const inner = control.kind === 'listbox' ? element.querySelector('[placeholder],[class*=placeholder]') : null;
  if (inner !== null) add(inner.getAttribute('placeholder') ?? inner.textContent, 'placeholder');
  const isNative = element === face && control.kind !== 'listbox' && control.kind !== 'menu';
  if (!isNative) return;
  add(element.getAttribute('title'), 'title');
  const hint = element.getAttribute('aria-describedby') ?? '';
  const hinted = hint === '' ? null : (element.getRootNode() as Document | ShadowRoot).getElementById(hint);
  if (hinted !== null) add(shortTextOf(hinted), 'title', hinted);
}

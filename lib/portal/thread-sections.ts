/** Sections of a page that hold a part of the thread each, where one of them is for staff: «Личный журнал», a tab «Внутренние заметки». */
import { classWords } from './thread-blocks.ts';
import type { Draft } from './thread-message.ts';
import { CLASS_WORDS, HIDDEN_MARK, NOT_HIDDEN_MARK } from './thread-words.ts';
import { clean } from './words.ts';

const LONGEST_LABEL = 60;

/** The messages with what their sections say of all that stands in them; no section holds the whole thread. */
export function withSections(drafts: Draft[]): Draft[] {
  const sections = new Map<Element, string>();
  return drafts.map((draft) => {
    const said: string[] = [];
    for (let at = draft.element.parentElement; at; at = at.parentElement) {
      const known = sections.get(at);
      if (known === undefined && drafts.every(({ element }) => at!.contains(element))) break;
      const mark = known ?? markOf(at);
      sections.set(at, mark);
      if (mark) said.push(mark);
    }
    return said.length === 0 ? draft : { ...draft, head: `${draft.head}\n${said.join('\n')}` };
  });
}

/** The words by which a section says that it is for staff; '' for none. */
function markOf(section: Element): string {
  const label = labelsOf(section).find(
    (text) => text !== '' && text.length <= LONGEST_LABEL && HIDDEN_MARK.test(text) && !NOT_HIDDEN_MARK.test(text),
  );
  if (label) return label;
  const words = [...classWords(section), ...dataWords(section)];
  // A word that hides the section itself tells nothing of those for whom it is.
  return words.some((word) => CLASS_WORDS.hidden.has(word) && !/^hid/.test(word)) ? 'скрытое' : '';
}

/** What heads a section: a heading in it or before it, the tab that shows it. */
function labelsOf(section: Element): string[] {
  const { id, firstElementChild: first, previousElementSibling: before } = section;
  const isHeading = (element: Element | null) =>
    element !== null && element.querySelector('a, button, [role=tab], p') === null;
  const tab = id
    ? section.ownerDocument.querySelector(`a[href="#${CSS.escape(id)}"], [aria-controls="${CSS.escape(id)}"]`)
    : null;
  const heads = [isHeading(first) ? first : null, isHeading(before) ? before : null, tab];
  return [section.getAttribute('aria-label') ?? '', ...heads.map((element) => clean(element?.textContent ?? ''))];
}

const dataWords = (section: Element) =>
  [...section.attributes]
    .filter(({ name }) => /^data-(?:attribute-code|type|visibility|kind|name|tab)$/.test(name))
    .flatMap(({ value }) => value.toLowerCase().match(/\p{L}+/gu) ?? []);

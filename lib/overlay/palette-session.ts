/** The palette of canned responses: what is typed is searched by the background; what is chosen goes in at the caret, or to the panel. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { OfferedPhrase } from '../messages.ts';
import { caretIn, goTo, insertAt } from '../portal/caret.ts';
import { shortcutKey } from '../regulation/shortcuts.ts';
import { askedValues } from '../regulation/variables.ts';
import { type FilledPhrase, fillPhrase } from './phrase-fill.ts';
import type { PhraseOpening, PhrasePlace } from './phrase-place.ts';
import type { OverlayPorts } from './ports.ts';

export interface PaletteState {
  query: string;
  /** Null until the background has answered for the first time. */
  items: readonly OfferedPhrase[] | null;
  /** Index of the one that is looked at; -1 for none. */
  selected: number;
  /** What was asked, by name. */
  answers: Readonly<Record<string, string>>;
  /** What the selected one would put in; null for none. */
  filled: FilledPhrase | null;
  /** False where the page has no message field that takes a text: it is copied instead. */
  canInsert: boolean;
  /** Russian: what didn't succeed, and what to do. */
  told: string | null;
}

export interface PaletteActions {
  onQuery(query: string): void;
  /** Looks at another one, by index; out of range goes round. */
  onSelect(index: number): void;
  onAnswer(name: string, value: string): void;
  /** Inserts the selected one, shows it in the panel, or copies it. */
  onInsert(): void;
  /** Leaves; what was typed after «/» goes where it would have gone without the palette. */
  onClose(): void;
}

export interface PaletteSession {
  state: ReadonlySignal<PaletteState>;
  actions: PaletteActions;
}

interface Ports extends Pick<OverlayPorts, 'ask' | 'copy'> {
  place: PhrasePlace;
  opening: PhraseOpening;
  /** Takes the palette away; the focus is wherever it was put. */
  close(): void;
}

export function createPaletteSession({ ask, copy, place, opening, close }: Ports): PaletteSession {
  const query = signal(opening.typed.replace(/^\//u, ''));
  const items = signal<readonly OfferedPhrase[] | null>(null);
  const selected = signal(0);
  const answers = signal<Readonly<Record<string, string>>>({});
  const told = signal<string | null>(null);
  /** A shortcut stands for its phrase: what was typed isn't searched. */
  if (opening.id !== undefined) query.value = '';

  const chosen = computed(() => items.value?.[selected.value] ?? null);
  const filled = computed(() => {
    const phrase = chosen.value;
    return phrase && fillPhrase(phrase.macro, place.values(phrase.macro.id), answers.value);
  });
  const state = computed<PaletteState>(() => ({
    query: query.value,
    items: items.value,
    selected: chosen.value ? selected.value : -1,
    answers: answers.value,
    filled: filled.value,
    canInsert: opening.caret !== null,
    told: told.value,
  }));

  let asked = 0;
  const search = async (begin = false) => {
    const number = ++asked;
    const answer = await ask('phrases', { query: query.peek(), facts: place.facts() });
    if (number !== asked) return;
    if (!answer.ok) {
      told.value = answer.why === 'failed' ? answer.message : GONE;
      return;
    }
    told.value = null;
    items.value = answer.value;
    const first = begin ? answer.value.findIndex(({ macro }) => macro.id === opening.id) : 0;
    selected.value = Math.max(0, first);
  };

  /** The text at the caret; the focus stays in the field. */
  const insert = (text: string, caret: number | null): boolean => {
    const held = place.message();
    // A page that was redrawn meanwhile has another field; the old place says nothing there.
    const at =
      opening.caret && held && held.element === opening.caret.held.element ? opening.caret : held && caretIn(held);
    if (!at) return false;
    const over = at === opening.caret ? opening.typed.length : 0;
    return insertAt(at, text, over, caret).taken;
  };

  const actions: PaletteActions = {
    onQuery: (text) => {
      query.value = text;
      const word = text.endsWith(' ') ? shortcutKey(text) : '';
      const hit =
        word !== '' && items.peek()?.find(({ shortcut }) => shortcut !== '' && shortcutKey(shortcut) === word);
      if (hit && hit.unfit === null && opening.typed !== '') {
        selected.value = items.peek()!.indexOf(hit);
        actions.onInsert();
      } else void search();
    },
    onSelect: (index) => {
      const count = items.peek()?.length ?? 0;
      if (count > 0) selected.value = (index + count) % count;
    },
    onAnswer: (name, value) => {
      answers.value = { ...answers.peek(), [name]: value };
    },
    onInsert: async () => {
      const phrase = chosen.peek();
      const now = filled.peek();
      if (!phrase || !now || phrase.unfit !== null || now.missing.length > 0) return;
      const { macro } = phrase;
      if (now.action) {
        if (opening.typed !== '' && opening.caret) insert('', null);
        close();
        place.start(macro, { ...place.values(macro.id), ...askedValues(answers.peek()) });
        return;
      }
      if (opening.caret === null) {
        told.value = (await copy(now.text)) ? COPIED : 'Браузер не дал скопировать. Выделите текст и нажмите Ctrl+C.';
        return;
      }
      if (!insert(now.text, now.caret)) {
        told.value = (await copy(now.text)) ? NOT_TAKEN : 'Поле не приняло текст. Скопируйте его отсюда.';
        return;
      }
      void ask('phraseUsed', { id: macro.id });
      close();
    },
    onClose: () => {
      const { caret, typed } = opening;
      const more = opening.id === undefined ? query.peek().slice(typed.replace(/^\//u, '').length) : '';
      if (caret && typed !== '' && more !== '') insertAt(caret, more);
      else if (caret) goTo(caret);
      close();
    },
  };
  void search(true);
  return { state, actions };
}

const GONE = 'Расширение обновилось: обновите страницу.';
const COPIED = 'Скопировано: поля сообщения на странице не нашли, вставьте сами.';
const NOT_TAKEN = 'Поле не приняло текст. Он скопирован: вставьте его сами (Ctrl+V).';

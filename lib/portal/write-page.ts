/** A page while it is being written to. */
import type { FieldName } from '../regulation/snapshot.ts';
import { nextFrame } from './focus.ts';
import type { FieldHandle, Recognised } from './handles.ts';
import { resolveSelector } from './selector.ts';
import { findTicketId, headingsOf, hiddenId } from './ticket-id.ts';
import { readValue } from './value.ts';
import { type Chosen, chooseAgain, chosenIn } from './write-choice.ts';
import type { Live, Step } from './write-plan.ts';
import type { Written } from './write-text.ts';

export interface Failure {
  /** Null where the page as a whole was the reason. */
  field: FieldName | null;
  /** Russian. */
  reason: string;
}

/** A choice or a flag of the form: another field's change may clear it, and a page may turn it back by itself. */
interface Choice {
  handle: FieldHandle;
  before: Chosen;
  /** What it shows once all is written; null till then. */
  after: string | null;
}

const CHOICES = new Set(['select', 'radio', 'checkbox', 'listbox']);

/** A list that others may fill anew. What hides a message goes back with the message and never by itself. */
const isList = ({ kind, field }: FieldHandle) => kind === 'select' && field !== 'internal';

/** The page while it is being written to: what was done so far, and whether it is still the same ticket. */
export class WrittenPage {
  readonly #recognised: Recognised;
  readonly #done: { step: Step; written: Written & { atRisk?(): boolean } }[] = [];
  readonly #choices: Choice[];
  #submitted = false;

  constructor(recognised: Recognised) {
    this.#recognised = recognised;
    this.#choices = Object.values(recognised.handles)
      .filter(({ kind }) => CHOICES.has(kind))
      .map((handle) => ({ handle, before: chosenIn(handle), after: null }));
  }

  /** Does the steps and reads them back on the next frame; the first failure, or null. */
  async run(steps: Step[], signal?: AbortSignal): Promise<Failure | null> {
    return this.#unsent(async () => {
      for (const step of steps) {
        const moved = this.#moved(signal);
        if (moved) return moved;
        const written = await step.act(this.#live, this.#done.length > 0);
        this.#done.push({ step, written });
        if (!written.taken) return { field: step.write.field, reason: this.#reason(step) };
      }
      await this.#settled();
      for (const choice of this.#choices) choice.after = this.#shown(choice.handle);
      const lost = steps.find((step) => !step.holds(this.#live));
      return lost ? { field: lost.write.field, reason: this.#reason(lost) } : this.#moved(signal);
    });
  }

  /** Takes back what was done, the last first; what didn't go back. */
  async back(): Promise<Failure[]> {
    const done = this.#done.splice(0);
    const written = new Set(done.map(({ step }) => step.write.field));
    // A text for the client clears the flag that would hide it.
    if (written.has('message')) written.add('internal');
    const choices = this.#moved()
      ? []
      : this.#choices.filter((one) => written.has(one.handle.field) || this.#isOurs(one));
    return this.#unsent(async () => {
      for (const { written } of done.toReversed()) await written.back();
      await this.#settled();
      // A field that rebuilds others has changed back after them and may have cleared them: once more, in the order of dependence.
      const lost = new Set<FieldName>();
      for (const { step, written } of done) if (!(await written.back())) lost.add(step.write.field);
      for (const { handle, before } of choices) {
        const now = isList(handle) ? this.#live(handle) : null;
        if (now && readValue(now) !== before.text) await chooseAgain(now, before);
      }
      await this.#settled();
      for (const { handle, before } of choices) if (this.#shown(handle) !== before.text) lost.add(handle.field);
      return [...lost].map((field) => ({ field, reason: 'не удалось вернуть как было — проверьте поле сами' }));
    });
  }

  async #settled(): Promise<void> {
    await nextFrame(this.#document());
    await nextFrame(this.#document());
  }

  #shown(handle: FieldHandle): string | null {
    const now = this.#live(handle);
    return now && readValue(now);
  }

  /** Whether a list that wasn't written is as the writes left it: what a person has chosen meanwhile stays. */
  #isOurs({ handle, after }: Choice): boolean {
    const shown = isList(handle) ? this.#shown(handle) : null;
    return shown !== null && (after === null || after === shown);
  }

  atRisk(): boolean {
    return this.#done.some(({ written }) => written.atRisk?.() === true);
  }

  #reason(step: Step): string {
    if (this.#submitted) return 'страница попыталась отправить форму — ничего не записано';
    const name =
      step.write.field === 'internal' ? 'страница не приняла скрытый комментарий' : 'страница не приняла значение';
    return `${name} — заполните сами`;
  }

  /** Does something during which the page can't send its form, whatever its scripts make of a changed field. */
  async #unsent<T>(act: () => Promise<T>): Promise<T> {
    const stop = new AbortController();
    for (const doc of this.#documents()) {
      doc.addEventListener('submit', this.#onSubmit, { capture: true, signal: stop.signal });
    }
    try {
      return await act();
    } finally {
      stop.abort();
    }
  }

  #onSubmit = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#submitted = true;
  };

  #document(): Document {
    return this.#recognised.root.ownerDocument;
  }

  #documents(): Set<Document> {
    return new Set(Object.values(this.#recognised.handles).map((handle) => handle.element.ownerDocument)).add(
      this.#document(),
    );
  }

  /** The handle as it is on the page now: the page may have redrawn the field. */
  #live: Live = (handle) => {
    if (handle.element.isConnected) return handle;
    if (handle.kind === 'editor-frame') return null;
    const { snapshot } = this.#recognised;
    const selector = 'fields' in snapshot ? snapshot.fields[handle.field]?.selector : undefined;
    const doc = this.#document();
    const element = selector ? resolveSelector(doc, selector) : null;
    return element &&
      element.localName === handle.element.localName &&
      element.getAttribute('name') === handle.element.getAttribute('name')
      ? { ...handle, element }
      : null;
  };

  /** Another address, another ticket, or the operator's own stop. */
  #moved(signal?: AbortSignal): Failure | null {
    if (signal?.aborted) return { field: null, reason: 'запись остановлена' };
    const { snapshot, root, handles } = this.#recognised;
    const doc = this.#document();
    const here = (address: string) => address.split('#')[0];
    const isHere = root.isConnected && doc.defaultView !== null && here(doc.URL) === here(snapshot.url);
    if (!isHere) return { field: null, reason: 'страница сменилась, пока шла запись' };
    if (snapshot.kind !== 'ticket' || snapshot.ticketId === null) return null;
    const form = (handles.message?.element as HTMLTextAreaElement | undefined)?.form ?? null;
    const ids = [form && hiddenId(form), findTicketId(doc, doc.URL, null, headingsOf(doc))];
    const told = ids.flatMap((id) => (id === null || id === 'new' ? [] : [id.id]));
    const isOther = told.length > 0 && !told.includes(snapshot.ticketId);
    return isOther ? { field: null, reason: 'на странице уже другая заявка' } : null;
  }
}

/** What each write means on this page: what would change, why it can't, how it is done, and how it is read back. */
import type { FieldName } from '../regulation/snapshot.ts';
import type { FieldHandle, Recognised } from './handles.ts';
import { optionsOf, readValue } from './value.ts';
import { choiceProblem, chosenIn, matchOption, writeChoice, writeFlag } from './write-choice.ts';
import {
  flagIsSet,
  flagText,
  internalPlace,
  internalProblem,
  writeInternal,
  writeInternalFlag,
} from './write-internal.ts';
import { currentText, isTextKind, type Mode, placeText, type Written, writeText } from './write-text.ts';

/**
 * One value for one field: a text, an option's words, `да` or `нет` for a flag. `internal` is the text of the hidden comment, or, beside
 * a `message`, `да` or `нет`: whether that message is hidden. `replace` is only for what the operator asked to be replaced.
 */
export interface Write {
  field: FieldName;
  value: string;
  mode?: Mode;
}

/** What a write would change, as a person reads it. */
export interface Change {
  field: FieldName;
  before: string;
  after: string;
  /** Russian: why it can't be written; null when it can. */
  problem: string | null;
}

/** Fields that rebuild others come before them, and texts last, under the flag that hides them. */
const ORDER: FieldName[] = [
  'status',
  'assignee',
  'close',
  'contract',
  'login',
  'phone',
  'callTime',
  'database',
  'title',
  'internal',
  'message',
];

/** One write, ready to be done. */
export interface Step {
  write: Write;
  change: Omit<Change, 'field'>;
  /** Does it; `live` gives handles as the page has them now. */
  act(live: Live, patient: boolean): Promise<Written & { atRisk?(): boolean }> | Written;
  /** Whether it still stands. */
  holds(live: Live): boolean;
}

/** A handle with the element that the page has now; null where it is gone. */
export type Live = (handle: FieldHandle) => FieldHandle | null;

/** The steps in their order, the message and its hidden flag joined into one. */
export function planOf(recognised: Recognised, writes: Write[]): Step[] {
  const internal = writes.find((write) => write.field === 'internal');
  const message = writes.find((write) => write.field === 'message');
  const rest = writes.filter((write) => write !== internal && write !== message);
  const steps = rest.map((write) => plainStep(recognised, write));
  if (internal && isFlagWord(internal.value)) {
    if (isNo(internal.value)) steps.push(...(message ? [publicStep(recognised, message)] : []));
    else steps.push(internalStep(recognised, { ...internal, value: message?.value ?? '', mode: message?.mode }));
  } else {
    if (internal) steps.push(internalStep(recognised, internal));
    if (message) {
      const both = internal !== undefined && internalPlace(recognised).form === 'flag';
      steps.push(
        both
          ? refusedStep(message, 'скрытый комментарий и ответ клиенту здесь сохраняются по очереди: сначала скрытый')
          : publicStep(recognised, message),
      );
    }
  }
  return steps.sort((a, b) => ORDER.indexOf(a.write.field) - ORDER.indexOf(b.write.field));
}

const isNo = (value: string) => /^(?:нет|no|false|0)$/iu.test(value.trim());
const isFlagWord = (value: string) => isNo(value) || /^(?:да|yes|true|1)$/iu.test(value.trim());

function refusedStep(write: Write, problem: string, before = ''): Step {
  const change = { before, after: write.value, problem };
  return { write, change, act: () => ({ taken: false, back: () => true }), holds: () => false };
}

/** Any field but the message and what is internal. */
function plainStep(recognised: Recognised, write: Write): Step {
  const handle = recognised.handles[write.field];
  const problem = fieldProblem(recognised, write.field);
  if (!handle || problem) return refusedStep(write, problem ?? NOT_FOUND, handle ? readValue(handle) : '');
  const before = readValue(handle);
  if (isTextKind(handle.kind)) return textStep(handle, write, before);
  if (handle.kind === 'checkbox') {
    const on = !isNo(write.value);
    return {
      write: { ...write, value: on ? 'да' : 'нет' },
      change: {
        before,
        after: on ? 'да' : 'нет',
        problem: isFlagWord(write.value) ? null : 'это отметка: она бывает «да» или «нет»',
      },
      act: (live) => writeFlag(live(handle) ?? handle, on),
      holds: (live) => held(live, handle, (now) => readValue(now) === (on ? 'да' : 'нет')),
    };
  }
  if (handle.kind === 'menu') return refusedStep(write, 'меню действует сразу — выберите сами', before);
  if (handle.kind === 'file') return refusedStep(write, 'файлы прикладывает оператор', before);
  const options = optionsOf(handle) ?? [];
  const index = matchOption(options, write.value);
  const chosen = chosenIn(handle);
  const missing = options.length > 0 && index === null ? `в списке нет «${write.value}» — выберите сами` : null;
  return {
    write,
    change: {
      before,
      after: index === null ? write.value : options[index]!,
      problem: choiceProblem(handle) ?? missing,
    },
    act: (live, patient) => writeChoice(live(handle) ?? handle, write.value, patient, chosen),
    holds: (live) => held(live, handle, (now) => matchOption([readValue(now)], write.value) === 0),
  };
}

function textStep(handle: FieldHandle, write: Write, before: string): Step {
  const mode = write.mode ?? 'insert';
  const place = placeText(handle, write.value, mode);
  const isTyped = handle.kind === 'text' && mode === 'insert' && before.trim() !== '' && before !== place.result;
  const problem = isTyped ? 'поле уже заполнено — поправьте сами' : lengthProblem(handle, place.result);
  return {
    write,
    change: { before, after: place.result, problem },
    act: (live) => {
      const now = live(handle) ?? handle;
      return writeText(now, placeText(now, write.value, mode));
    },
    holds: (live) => held(live, handle, (now) => readsAs(currentText(now), place.result)),
  };
}

/** Frames later, masks may have put their marks between the digits. */
function readsAs(now: string, wanted: string): boolean {
  const words = (text: string) => text.replace(/\s+/g, ' ').trim();
  const digits = (text: string) => text.replace(/\D/g, '');
  if (words(now).includes(words(wanted))) return true;
  return /^[\d\s()+.:-]+$/.test(wanted) && digits(now) !== '' && digits(now).endsWith(digits(wanted).slice(-10));
}

/** A text for the client. It is never written while the flag hides it, and holds no record lines, which are internal (R04). */
function publicStep(recognised: Recognised, write: Write): Step {
  const handle = recognised.handles.message;
  const problem = fieldProblem(recognised, 'message');
  if (!handle || problem) return refusedStep(write, problem ?? NOT_FOUND, handle ? currentText(handle) : '');
  if (!isTextKind(handle.kind)) return refusedStep(write, NOT_FOUND);
  if (/(?:^|\n)\s*\[Д\]\s/u.test(write.value))
    return refusedStep(write, 'это запись для скрытого комментария — клиенту она не пишется', currentText(handle));
  const found = flagOf(recognised);
  const flag = found && flagIsSet(found) !== null ? found : null;
  const step = textStep(handle, write, currentText(handle));
  if (!flag) return step;
  const isHiding = flagIsSet(flag) === true;
  if (isHiding && currentText(handle).trim() !== '') {
    return refusedStep(
      write,
      'включено «скрытое», и в поле уже есть текст: сначала сохраните или уберите его',
      currentText(handle),
    );
  }
  return {
    ...step,
    act: async (live, patient) => {
      const cleared = writeInternalFlag(live(flag) ?? flag, false, live(handle) ?? handle);
      if (!cleared.taken) return cleared;
      const written = await step.act(live, patient);
      return { taken: written.taken, back: async () => (await written.back()) && cleared.back() };
    },
    holds: (live) => step.holds(live) && held(live, flag, (now) => flagIsSet(now) === false),
  };
}

function flagOf({ snapshot, handles }: Recognised): FieldHandle | null {
  const fields = 'fields' in snapshot ? snapshot.fields : {};
  return fields.internal?.form === 'flag' ? (handles.internal ?? null) : null;
}

/** A text that the client must not see: only through `writeInternal`. */
function internalStep(recognised: Recognised, write: Write): Step {
  const place = internalPlace(recognised);
  const mode = write.mode ?? 'insert';
  const own: Write = { ...write, field: 'internal' };
  const problem =
    internalProblem(place, mode) ?? (write.value.trim() === '' ? 'нет текста для скрытого комментария' : null);
  if (place.form === null || problem) return refusedStep(own, problem ?? NOT_FOUND);
  const target = place.form === 'flag' ? place.message : place.field;
  const before = currentText(target);
  const placement = placeText(target, write.value, mode);
  const long = lengthProblem(target, placement.result);
  return {
    write: own,
    change: {
      before: place.form === 'flag' ? `${before}${before ? '\n' : ''}(скрытое: ${flagText(place.flag)})` : before,
      after: placement.result,
      problem: long,
    },
    act: (live) => {
      const now = (handle: FieldHandle) => live(handle) ?? handle;
      const here =
        place.form === 'flag'
          ? { ...place, flag: now(place.flag), message: now(place.message) }
          : { ...place, field: now(place.field) };
      return writeInternal(here, write.value, mode, live);
    },
    holds: (live) =>
      held(live, target, (now) => readsAs(currentText(now), placement.result)) &&
      (place.form === 'field' || held(live, place.flag, (now) => flagIsSet(now) === true)),
  };
}

const NOT_FOUND = 'поле не найдено — укажите его на странице';

function held(live: Live, handle: FieldHandle, test: (now: FieldHandle) => boolean): boolean {
  const now = live(handle);
  return now !== null && test(now);
}

function fieldProblem({ snapshot, handles }: Recognised, field: FieldName): string | null {
  const found = 'fields' in snapshot ? snapshot.fields[field] : undefined;
  const handle = handles[field];
  if (!found || !handle) return NOT_FOUND;
  const disabled = handle.element.matches(':disabled, [aria-disabled=true], [readonly], [aria-readonly=true]');
  return found.writable && !disabled ? null : 'поле сейчас недоступно для записи';
}

function lengthProblem({ element }: FieldHandle, text: string): string | null {
  const most = (element as HTMLTextAreaElement).maxLength ?? -1;
  return most >= 0 && text.length > most
    ? `не помещается: поле принимает ${most} знаков, а нужно ${text.length}`
    : null;
}

/** What rows and cards of a list have in common: a status that closes, a time, a lamp. */
import type { ListRow, Turn } from '../regulation/snapshot.ts';
import { type DateContext, findMoment, parseMoment } from './dates.ts';
import type { RowHandle } from './handles.ts';
import type { Pair } from './pairs.ts';
import { cellText } from './tables.ts';
import { isInitials } from './thread-lines.ts';
import { fold } from './words.ts';

/** A row as it was read, and where it is on the page. */
export interface LiveRow {
  row: ListRow;
  handle: RowHandle;
}

const CLOSED =
  /(?<!не )(?:закрыт|решен|выполнен|завершен|отклонен|отменен)|closed|resolved|rejected|(?<!un)solved|^done$/u;
const LAMPS: [RegExp, Turn][] = [
  [/(?:red|yellow)/i, 'client'],
  [/green/i, 'staff'],
  [/gr[ea]y/i, 'closed'],
];

/** Whether a status says that the ticket is done with. */
export function isClosedStatus(status: string): boolean {
  return CLOSED.test(fold(status));
}

/** A title without the ticket's own number before it: «№ 31: Нет доступа», «31: Нет доступа». */
export function titleWithout(id: string, text: string): string {
  if (text.startsWith(`${id}: `)) return text.slice(id.length + 2);
  if (!/[#№]/.test(text)) return text;
  const lead = /^(?:(?:заявка|обращение|тикет|ticket|request)\s*)?(?:#|№)\s?(\d{1,18})[\s.:—–-]*/iu.exec(text);
  return lead?.[1] === id && lead[0].length < text.length ? text.slice(lead[0].length) : text;
}

const NOBODY =
  /^(?:[-–—\s]*|\(?(?:не (?:установлен[ао]?|назначен[ао]?|выбран[ао]?|указан[ао]?)|нет|никто|взять(?: себе| в работу)?|назначить(?: (?:на себя|себе|меня))?|выбрать)\)?|(?:assign|take)(?: to me)?|claim|nobody(?: in particular)?|none|unassigned|not (?:set|assigned)|n\/a)$/iu;

/** A person as a cell names him; null for «не назначен» and the like. */
export function personIn(text: string | null): string | null {
  return text === null || NOBODY.test(text) ? null : text;
}

/** The person in a cell, without the letters of an avatar before the name. */
export function personOf(cell: Element): string | null {
  const text = cellText(cell);
  if (isInitials(text)) {
    const titled = cell.querySelector('[title], [aria-label], img[alt]');
    const name = titled?.getAttribute('title') ?? titled?.getAttribute('aria-label') ?? titled?.getAttribute('alt');
    return personIn(name || text);
  }
  for (const element of cell.firstElementChild ? cell.querySelectorAll('*') : []) {
    const letters = element.childElementCount === 0 ? cellText(element) : '';
    if (isInitials(letters) && text.startsWith(letters))
      return personIn(text.slice(letters.length).trim()) ?? personIn(text);
  }
  return personIn(text);
}

/** The moment that a cell tells: by an attribute, which is finer than the text, or by its text. */
export function timeIn(cell: Element, context: DateContext): number | null {
  const marked = cell.querySelector('time[datetime], [title]') ?? (cell.hasAttribute('title') ? cell : null);
  return (
    parseMoment(marked?.getAttribute('datetime'), context) ??
    parseMoment(marked?.getAttribute('title'), context) ??
    parseMoment(cellText(cell), context)
  );
}

/** The moment of a labelled value: by its element, where that holds nothing else. */
export function timeOfPair(pair: Pair | null, context: DateContext): number | null {
  if (pair === null) return null;
  const isOwn = cellText(pair.element).length <= pair.value.length + 3;
  return (isOwn ? timeIn(pair.element, context) : null) ?? findMoment(pair.value, context)?.at ?? null;
}

/** Labels of what a row or a card tells beside its title. */
export const DETAILS = {
  status: /^(?:статус|состояние|этап|status|state)$/u,
  assignee: /^(?:ответственн\p{L}{2}|исполнитель|назначен[ао]?|assignee|assigned to|owner|responsible)$/u,
  updated:
    /^(?:изменен[ао]?|обновлен[ао]?|посл(?:едн\p{L}{2}|\.) (?:изменение|ответ|сообщение|активность)|(?:last )?updated?|modified|last activity)$/u,
  created: /^(?:создан[ао]?|дата создания|открыт[ао]?|created|opened)$/u,
};

/** Whose turn a row's lamp says it is. Only what is named a lamp is one: colours alone tell priorities too. */
export function lampOf(row: Element): Turn {
  const lamp = row.querySelector('[class*="lamp"], img[src*="lamp"], [class*="indicator"]');
  if (!lamp) return null;
  const named = `${lamp.getAttribute('class') ?? ''} ${lamp.getAttribute('src') ?? ''}`;
  return LAMPS.find(([pattern]) => pattern.test(named))?.[1] ?? null;
}

/** What a ticket's page says of the ticket in plain text: «Подпись: значение», outside its thread and its form. */
import type { TicketSnapshot } from '../regulation/snapshot.ts';
import type { PortalProfile } from '../settings/schema.ts';
import { findMoment, slashOrder } from './dates.ts';
import { REAL_CONTROL } from './element-text.ts';
import { linesOf } from './lines.ts';
import { isClosedStatus, personIn, timeIn } from './list-parts.ts';
import { type Pair, pairsOf } from './pairs.ts';
import { cellText, headerText } from './tables.ts';
import { isStaffName, staffNames } from './thread-authors.ts';
import { bears } from './thread-blocks.ts';
import { CLASS_WORDS, CLIENT_MARK, STAFF_MARK, TIME_COMPANY } from './thread-words.ts';
import { isVisible } from './visibility.ts';
import { clean, fold } from './words.ts';

const STATUS = /^(?:(?:текущий )?статус(?: (?:заявки|обращения|тикета))?|состояние|status|state)$/u;
const ASSIGNEE =
  /^(?:ответственн\p{L}{2}(?: сотрудник)?|исполнитель|назначен[ао]?|assignee|assigned to|owner|responsible)$/u;
const AUTHOR =
  /^(?:автор(?:ы|\(ы\))?(?: (?:заяв(?:ки|ок)|обращени[яй]))?|клиент|заявитель|инициатор|кем создан[аоы]?|создал[аи]?|источник ?\/ ?от кого|от кого|requestors?|requester|customer|client|reporter|created by|opened by|author)$/u;
const CREATED =
  /^(?:создан[аоы]?|дата (?:создания|обращения|поступления|регистрации)|добавлен[ао]?|открыт[ао]?|поступил[аои]?|created(?: at| on)?|opened|submitted|date submitted)$/u;
/** «Добавил(а) Анна Климова 9 минут назад». */
const BYLINE =
  /^(?:(?:добавил|создал|открыл|зарегистрировал)(?:а|\(а\))?|(?:added|opened|created|reported|submitted) by)\s+(?=\p{L})/iu;
const CLOSED = /^(?:закрыт[аоы]?|дата закрытия|решен[ао]?|closed(?: at| on)?|resolved)$/u;
const SOURCE = /^(?:источник|канал|способ обращения|source|channel|via)$/u;
const OPENED_BY =
  /^(?:(?:сейчас )?(?:просматривает|смотрит|редактирует|открыт[ао]? у|открыл[аи]?|работает|занят[ао]?|заблокирован[ао]?)|заявку (?:просматривает|редактирует|открыл)|(?:currently )?(?:viewed|viewing|edited|editing|locked)(?: by)?|lock owner)$/u;
const OPENED_BY_LINE =
  /(?:сейчас (?:просматривает|смотрит|редактирует|открыта? у)|(?:заявк[ау]|обращение|тикет) (?:(?:сейчас )?(?:просматривает|редактирует|обрабатывает)|открыта? у)|is (?:currently )?(?:viewed|edited|locked) by)\s*:?\s*([^.,;\n]{2,80})/iu;
const BY_STAFF = /(?:телефон|звонок|phone|call|создан[аоы]? (?:сотрудником|оператором|техподдержкой))/iu;
const BY_CLIENT = /(?:личный кабинет|сайт|web|e-?mail|почта|создан[аоы]? клиентом)/iu;
/** A value that only heads the next one: «Состояние» over «Статус: Новая». */
const LABEL =
  /^(?:статус|состояние|приоритет|категория|ответственный|исполнитель|автор|заявитель|инициатор|срок|тип|status|priority|assignee|owner|category|type|state)$/u;
const LONGEST_VALUE = 120;

/** The head of a ticket's page; what it doesn't say stays out. `now` (ms) is for relative times. */
export function readHead(
  root: Document | Element,
  profile: PortalProfile,
  now: number = Date.now(),
): TicketSnapshot['head'] {
  const lines = linesOf([root], { visibleOnly: true, skip: isNoHead });
  const pairs = [...pairsOf(lines).all, ...columnPairs(root)];
  const context = { now, order: slashOrder(lines.map((line) => line.text)) };
  const controls = [...root.querySelectorAll(REAL_CONTROL)];
  const short = (label: RegExp, suits = (value: string) => !LABEL.test(fold(value))) => {
    const pair = pairs.find((one) => label.test(one.label) && suits(one.value) && !isFields(one, controls));
    return pair && pair.value.length <= LONGEST_VALUE ? pair.value : undefined;
  };
  const head: TicketSnapshot['head'] = {};

  const status = short(STATUS);
  if (status) head.status = status;
  const assignee = personIn(short(ASSIGNEE) ?? null);
  if (assignee) head.assignee = assignee;

  const isMoment = (value: string) => findMoment(value, context) !== null;
  const created = short(CREATED, isMoment);
  const moment = created ? findMoment(created, context) : null;
  if (moment) head.createdAt = moment.at;
  // «Создано: 21.07.2026 09:02:11 [5] (login) Имя»
  const beside =
    created && moment ? clean(created.replace(created.slice(moment.index, moment.index + moment.length), ' ')) : '';
  const author = short(AUTHOR) ?? (/\p{L}{2}/u.test(beside) && !TIME_COMPANY.test(beside) ? beside : undefined);
  if (author) head.author = author;

  const line = head.author || head.createdAt ? undefined : lines.find(({ text }) => BYLINE.test(text));
  const told = line && findMoment(line.text, context);
  if (line && told) {
    head.author = clean(line.text.slice(0, told.index).replace(BYLINE, ''));
    // The moment itself may be in a title: «9 минут назад» is all that shows.
    head.createdAt = timeIn(line.block, context) ?? told.at;
  }

  const by = creator(head.author ?? '', short(SOURCE) ?? '', staffNames(root, profile));
  if (by) head.createdBy = by;

  if (status) head.closed = isClosedStatus(status);
  if (short(CLOSED, isMoment)) head.closed = true;

  const openedBy = short(OPENED_BY) ?? lines.map((line) => OPENED_BY_LINE.exec(line.text)?.[1]).find(Boolean);
  if (openedBy) head.openedBy = clean(openedBy);
  return head;
}

/** A table of one row under its header: «Дата создания» over the date. */
function columnPairs(root: Document | Element): Pair[] {
  return [...root.querySelectorAll('tr')].flatMap((row) => {
    const header = row.previousElementSibling ?? row.parentElement?.previousElementSibling?.lastElementChild ?? null;
    const isHeader = header?.localName === 'tr' && [...header.children].every(({ localName }) => localName === 'th');
    if (!isHeader || header.childElementCount < 2 || header.childElementCount !== row.childElementCount) return [];
    if (!row.querySelector(':scope > td') || row.nextElementSibling?.querySelector(':scope > td + td')) return [];
    return [...row.children].flatMap((cell, index) => {
      const labelled = header.children[index]!;
      const value = cellText(cell);
      return value === '' ? [] : [{ label: fold(headerText(labelled)), value, element: cell, labelled }];
    });
  });
}

/** The label of a field, whose value is in the field: what stands behind that is something else. */
function isFields({ labelled, element }: Pair, controls: Element[]): boolean {
  return controls.some(
    (control) =>
      labelled.compareDocumentPosition(control) & 4 &&
      element.compareDocumentPosition(control) & 2 &&
      isVisible(control),
  );
}

function creator(author: string, source: string, staff: string[]): 'client' | 'staff' | null {
  const told = { staff: STAFF_MARK.test(author) || isStaffName(author, staff), client: CLIENT_MARK.test(author) };
  if (told.staff !== told.client) return told.staff ? 'staff' : 'client';
  // «Источник / От кого: [web] [5] (login) Имя»
  const from = /^\[[a-zа-яё -]{2,20}\]/iu.exec(author)?.[0] ?? source;
  if (BY_STAFF.test(from)) return 'staff';
  return BY_CLIENT.test(from) ? 'client' : null;
}

/** The thread, other tickets' tables and the page's furniture tell nothing of this ticket's head. */
function isNoHead(element: Element): boolean {
  if (/^(?:nav|footer|aside|blockquote)$/.test(element.localName)) return true;
  if (element.localName === 'body' || element.localName === 'form') return false;
  return (
    bears(element, CLASS_WORDS.message) &&
    element.querySelector('textarea[name], h1, form, select, [contenteditable=true]') === null
  );
}

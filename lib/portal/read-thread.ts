/** The thread of a ticket, whatever its layout: messages are found by repetition (author, time, text), oldest first. */
import type { ThreadMessage } from '../regulation/snapshot.ts';
import type { PortalProfile } from '../settings/schema.ts';
import { isPersons, ticketIdOf } from './addresses.ts';
import { linesOf, visibleText } from './lines.ts';
import { pageUser } from './page-user.ts';
import { readHead } from './read-head.ts';
import { headerHits } from './read-list.ts';
import { reportHits } from './report-columns.ts';
import { childrenOf } from './roots.ts';
import { headersOfRow, isUnderHeader } from './tables.ts';
import { tellAuthors } from './thread-authors.ts';
import {
  above,
  bears,
  blockAt,
  type Group,
  groupsOf,
  likeness,
  ownStamp,
  shareName,
  withRest,
} from './thread-blocks.ts';
import { isFileName } from './thread-lines.ts';
import { type Draft, readMessage, type ThreadColumns } from './thread-message.ts';
import { withSections } from './thread-sections.ts';
import { findStamps, type Stamp } from './thread-stamps.ts';
import { ACTION, ATTRIBUTE_CHANGE, CLASS_WORDS } from './thread-words.ts';
import { clean, fold } from './words.ts';

/** So many groups of a page are read through to find the thread. */
const GROUPS_TRIED = 12;
const SAMPLE = 6;

/**
 * The messages that a ticket's page shows, oldest first; empty where there is no thread beyond doubt. Authors are told apart by the page's
 * marks, by `profile.staffNames`, by the responsible people that the page offers, by the side of a chat. `now` (ms) is for relative times.
 */
export function readThread(
  root: Document | Element,
  profile: PortalProfile,
  now: number = Date.now(),
): ThreadMessage[] {
  const top = root.nodeType === 9 ? (root as Document).documentElement : (root as Element);
  if (!top) return [];
  const drafts = oldestFirst(draftsIn(top, now));
  const messages = tellAuthors(drafts, root, profile, () => peopleAtWork(root, profile, now));
  const text = describedIn(top, drafts);
  if (text === null || messages.some((message) => message.text === text)) return messages;
  const { createdAt = null, createdBy = 'client', author } = readHead(root, profile, now);
  const request: ThreadMessage = { author: createdBy, hidden: false, at: createdAt, text };
  return [author === undefined ? request : { ...request, name: author }, ...messages];
}

/** Who is responsible by the page's head, unless it says that he opened the ticket, and who is logged in. */
function peopleAtWork(root: Document | Element, profile: PortalProfile, now: number): string[] {
  const { assignee = '', author = '' } = readHead(root, profile, now);
  const user = pageUser(root);
  const responsible = fold(assignee.replace(/\[[^\]]*\]|\([^)]*\)/gu, ' '));
  return [
    ...(responsible.length > 4 && responsible !== fold(author) ? [responsible] : []),
    ...(user === null ? [] : [user]),
  ];
}

const DESCRIPTION =
  /^(?:описание(?: (?:проблемы|заявки|обращения))?|текст (?:обращения|заявки|запроса|вопроса)|суть (?:обращения|проблемы|вопроса)|(?:issue |ticket )?description)\s*:?$/iu;

/** The request as a labelled text of the ticket, apart from the thread: «Описание», where it is no field to write in. */
function describedIn(top: Element, drafts: Draft[]): string | null {
  for (const label of top.querySelectorAll('h2, h3, h4, h5, dt, th, td, label, b, strong, legend, div, span')) {
    if (label.childElementCount > 0 || (label.textContent?.length ?? 0) > 40) continue;
    if (!DESCRIPTION.test(clean(label.textContent ?? ''))) continue;
    if (label.closest<HTMLLabelElement>('label')?.control) continue;
    if (drafts.some((draft) => draft.element.contains(label))) continue;
    for (let at: Element = label, depth = 0; depth < 2; depth++) {
      const next: Element | null = at.nextElementSibling;
      if (next) {
        const isField =
          next.matches('textarea, input, select') ||
          next.querySelector('textarea[name], input, select, [contenteditable]');
        const holdsMessage = drafts.some((draft) => next.contains(draft.element));
        return isField || holdsMessage ? null : visibleText(next) || null;
      }
      if (!at.parentElement) break;
      at = at.parentElement;
    }
  }
  return null;
}

function draftsIn(top: Element, now: number): Draft[] {
  const stamps = findStamps(top, now);
  const thread = bestThread(stamps, top) ?? singleMessage(stamps, top);
  if (!thread) return untimed(top);
  const opening = openingMessage(stamps, thread, top);
  const drafts = withSections(thread);
  return opening ? [opening, ...drafts] : drafts;
}

/** The messages of the group that looks most like a thread; null where none does. */
function bestThread(stamps: Stamp[], top: Element): Draft[] | null {
  let best: { group: Group; score: number; flat: boolean } | null = null;
  for (const group of groupsOf(stamps, top).slice(0, GROUPS_TRIED)) {
    // A group can't win by fewer messages than the best has points for.
    if (best && group.blocks.length * BEST_SCORE <= best.score) break;
    if (isOfList(group.blocks[0]!.element) || areTickets(group)) continue;
    const own = scoreOf(group, stamps);
    const flat = own.full ? null : withRest(group);
    const flatScore = flat ? scoreOf(flat, stamps).score : 0;
    const score = Math.max(own.score, flatScore);
    if (score > (best?.score ?? 0))
      best = { group: flat && flatScore > own.score ? flat : group, score, flat: flatScore > own.score };
  }
  if (!best) return null;
  const groups = best.flat ? flatLike(best.group, stamps) : [everyLike(best.group, stamps, top)];
  const drafts = groups.flatMap(readGroup).filter((draft) => draft.text !== '');
  return drafts.length > 0 ? withoutStrays(drafts) : null;
}

/** Where nothing but the shape tells what a message is, and most say who wrote them, what nobody wrote is none. */
function withoutStrays(drafts: Draft[]): Draft[] {
  const written = drafts.filter(({ element, name }) => name !== null || element.className !== '');
  return written.length * 2 > drafts.length ? written : drafts;
}

/** A thread of heads and texts in turn, and what stands in other boxes of the same make: a second log. */
function flatLike(group: Group, stamps: Stamp[]): Group[] {
  const { parent, blocks } = group;
  const head = blocks[0]!.element;
  if (parent.className === '' || head.className === '') return [group];
  const boxes = [...parent.ownerDocument.getElementsByClassName(parent.className)].filter(
    (box) => box.localName === parent.localName && !blocks.some(({ element }) => box.contains(element)),
  );
  const others = boxes.flatMap((box) => {
    const heads = childrenOf(box).filter((one) => one.localName === head.localName && one.className === head.className);
    const own = heads.map((element) =>
      blockAt(element, ownStamp(stamps.filter((stamp) => element.contains(stamp.element)))),
    );
    return own.length > 0 && own.every(({ stamp }) => stamp) ? [withRest({ parent: box, blocks: own })] : [];
  });
  return [group, ...others];
}

/** Rows of tables that list tickets or clients: they too bear times and names. */
function isOfList(element: Element): boolean {
  const hits = (texts: string[]) => Math.max(headerHits(texts), reportHits(texts));
  const row = element.closest('tr') ?? element;
  if (row.localName !== 'tr') return isUnderHeader(row, hits);
  return columnsOf(row) === null && headersOfRow(row, hits) !== null;
}

/** Whether each of these leads to a ticket of its own: a list without a header. */
function areTickets(group: Group): boolean {
  const ids = group.blocks.map(({ element }) => {
    const links = element.matches('a[href]') ? [element] : [...element.querySelectorAll('a[href]')];
    const own = links.map((link) => link.getAttribute('href') ?? '').filter((href) => !isPersons(href));
    return own.map(ticketIdOf).find((id) => id !== null) ?? null;
  });
  return ids.every((id) => id !== null) && new Set(ids).size === ids.length;
}

/** All messages of the page that look like those of the group: in other days' boxes, and answers nested in answers. */
function everyLike(group: Group, stamps: Stamp[], top: Element): Group {
  const alike = likeness(group);
  const found = new Map<Element, Stamp[]>();
  for (const stamp of stamps) {
    for (let at: Element | null = stamp.element; at && at !== top; at = above(at)) {
      if (!alike(at)) continue;
      const own = found.get(at);
      if (own) own.push(stamp);
      else found.set(at, [stamp]);
      break;
    }
  }
  for (const block of group.blocks)
    if (!found.has(block.element) && block.stamp) found.set(block.element, [block.stamp]);
  const blocks = [...found]
    .map(([element, of]) => blockAt(element, ownStamp(of)))
    .sort((a, b) => (a.element.compareDocumentPosition(b.element) & 4 ? -1 : 1));
  return { parent: group.parent, blocks };
}

function readGroup(group: Group): Draft[] {
  const elements = new Set(group.blocks.map((block) => block.element));
  const nested = [...elements].filter((element) => {
    for (let up = above(element); up && up !== group.parent; up = above(up)) if (elements.has(up)) return true;
    return false;
  });
  const holdsInner = (element: Element) => nested.some((inner) => element.contains(inner));
  const columns = columnsOf(group.blocks[0]!.element);
  return group.blocks.map((block) =>
    readMessage({ ...block, holdsInner }, (element) => elements.has(element), columns),
  );
}

/** The most that one message adds to a group's score. */
const BEST_SCORE = 3;

/**
 * How much a group looks like a thread: its texts, its authors, its names; 0 for what can't be one. `full` when its elements hold the texts
 * themselves, so that there is no need to look behind them. A few messages are looked at, the first and the last.
 */
function scoreOf(group: Group, stamps: Stamp[]): { score: number; full: boolean } {
  if (isOtherTable(group.blocks[0]!.element) || holdsFewMessages(group)) return { score: 0, full: true };
  const { length } = group.blocks;
  const sample =
    length > SAMPLE ? [...group.blocks.slice(0, SAMPLE / 2), ...group.blocks.slice(-SAMPLE / 2)] : group.blocks;
  const elements = sample.map(({ element }) => element);
  const named =
    elements.filter((element) => bears(element, CLASS_WORDS.message)).length > sample.length / 2 || shareName(elements);
  let score = 0;
  let authors = 0;
  let texts = 0;
  let containers = 0;
  const sides = new Set(sample.map(({ element }) => bears(element, CLASS_WORDS.mine)));
  const isChat =
    sides.size > 1 &&
    sample.every(({ element }) => bears(element, CLASS_WORDS.mine) || bears(element, CLASS_WORDS.theirs));
  for (const draft of readGroup({ ...group, blocks: sample })) {
    if (draft.text === '' || isOnlyLink(draft) || draft.text.split('\n').every(isFileName)) continue;
    const others = otherTimes(draft, stamps);
    if (others.some((stamp) => draft.text.split('\n').includes(stamp.line.text))) {
      containers += 1;
      continue;
    }
    texts += 1;
    const isChange = ATTRIBUTE_CHANGE.test(draft.text) && draft.text.length < 160;
    score += ((draft.name ? 1 : 0.4) / (1 + others.length)) * (isChange ? 0.2 : 1) * (draft.text.length < 4 ? 0.5 : 1);
    if (draft.name || isChat) authors += 1;
  }
  if (containers * 2 >= sample.length) return { score: 0, full: true };
  const full = texts * 2 > sample.length;
  const threadLike = bears(group.parent, CLASS_WORDS.thread) || bears(group.parent, CLASS_WORDS.message);
  if (!named && !threadLike && authors * 2 < sample.length) return { score: 0, full };
  return { score: ((score * length) / sample.length) * (named ? 2 : 1) * (threadLike ? 1.5 : 1), full };
}

/** Boxes of the page, of which a few hold messages: the ticket's own facts and its history, side by side. */
function holdsFewMessages({ blocks }: Group): boolean {
  const holding = blocks.filter(({ element, stamp }) => {
    if (bears(element, CLASS_WORDS.message)) return false;
    for (let at = stamp?.element ?? element; at !== element; at = above(at)!) {
      if (bears(at, CLASS_WORDS.message) && /^(?:article|div|li|section|table|tr)$/.test(at.localName)) return true;
    }
    return false;
  });
  return holding.length > 0 && holding.length * 2 <= blocks.length;
}

/**
 * The times in a message's element beside its own: with many of them it is a box of messages, a day's or the page's. A text may mention times,
 * so beside a plain time only plain ones count.
 */
function otherTimes(draft: Draft, stamps: Stamp[]): Stamp[] {
  const inside = stamps.filter((stamp) => draft.element.contains(stamp.element));
  const own = ownStamp(inside);
  return inside.filter((stamp) => (stamp.pure || !own!.pure) && stamp.line.block !== own!.line.block);
}

/** Tables of changes, of other tickets, of files: a header with such words. */
function isOtherTable(element: Element): boolean {
  const headers = headersOfRow(element, (texts) => texts.filter((text) => OTHER_HEADERS.test(fold(text))).length * 2);
  return headers !== null && columnsOf(element) === null;
}
const OTHER_HEADERS =
  /^(?:поле|было|стало|действие|изменение|событие|старое значение|новое значение|тема|статус|файл|имя файла|размер|field|old(?: value)?|new(?: value)?|action|change|event|what|removed|added|subject|status|file(?:name)?|size)$/u;

const AUTHOR_HEADER = /^(?:автор|от кого|кто|отправитель|пользователь|имя|сотрудник|author|from|user|by|sender|name)$/u;
const TEXT_HEADER =
  /^(?:сообщение|текст(?: сообщения)?|комментарий|содержание|ответ|message|text|comment|body|content)$/u;
const TIME_HEADER = /^(?:дата|время|дата и время|когда|добавлено|создано|date|time|when|created|posted)$/u;
const HIDDEN_HEADER =
  /^(?:скрытое|скрытый|скрыто|внутреннее|внутренний|видимость|тип|private|internal|hidden|visibility|type)$/u;

/** The columns of a thread in a table with a header; null for all else. */
function columnsOf(row: Element): ThreadColumns | null {
  if (row.localName !== 'tr') return null;
  const known = [AUTHOR_HEADER, TEXT_HEADER, TIME_HEADER, HIDDEN_HEADER];
  const headers = headersOfRow(
    row,
    (texts) => texts.filter((text) => known.some((pattern) => pattern.test(fold(text)))).length,
  );
  if (!headers) return null;
  const column = (pattern: RegExp) => headers.findIndex((text) => pattern.test(fold(text)));
  const text = column(TEXT_HEADER);
  return text < 0 ? null : { author: column(AUTHOR_HEADER), text, hidden: column(HIDDEN_HEADER) };
}

function isOnlyLink(draft: Draft): boolean {
  const links = [...draft.element.querySelectorAll('a[href]')].map((link) => fold(link.textContent ?? ''));
  return links.includes(fold(draft.text));
}

/** A thread of one message: no repetition tells it, so its names or its author's label must. */
function singleMessage(stamps: Stamp[], top: Element): Draft[] | null {
  for (const stamp of stamps) {
    if (!stamp.pure) continue;
    for (let element: Element | null = stamp.element; element && element !== top; element = above(element)) {
      if (/^(?:body|main|form)$/.test(element.localName)) break;
      if (!bears(element, CLASS_WORDS.message) || isHeadOfMessage(element)) continue;
      const draft = readMessage(blockAt(element, stamp), () => false, null);
      if (draft.text === '') continue;
      if (element.querySelector('textarea[name], h1, select, [contenteditable=true]')) break;
      return [draft];
    }
  }
  return null;
}

/** `note-header`: a part of a message that bears its name. */
function isHeadOfMessage(element: Element): boolean {
  return /^(?:h[1-6]|header)$/.test(element.localName) || bears(element, new Set(['header', 'head', 'meta', 'info']));
}

/** The request itself, where it stands apart from the answers: «Описание» with «Добавил(а) … назад». */
function openingMessage(stamps: Stamp[], drafts: Draft[], top: Element): Draft | null {
  const messages = new Set(drafts.map((draft) => draft.element));
  const inThread = (stamp: Stamp) => {
    for (let at: Element | null = stamp.element; at; at = at.parentElement) if (messages.has(at)) return true;
    return false;
  };
  for (const stamp of stamps) {
    if (inThread(stamp)) continue;
    for (let element = above(stamp.element); element && element !== top; element = above(element)) {
      if (drafts.some((draft) => element!.contains(draft.element))) break;
      const body = element.querySelector(
        '[class*="description"], [class*="описание"], [class*="initial"], [class*="original"], [class*="question"]',
      );
      if (!body || body.contains(stamp.element) || body.querySelector('textarea, input')) continue;
      const draft = readMessage(blockAt(stamp.line.block, stamp), () => false, null);
      const text = linesOf([body], { visibleOnly: true })
        .map((line) => line.text)
        .filter(
          (line) => !ACTION.test(line) && !/^(?:описание|текст (?:обращения|заявки)|description)\s*:?$/iu.test(line),
        )
        .join('\n');
      if (draft.name && text) return { ...draft, text };
    }
  }
  return null;
}

/** Messages that bear the names of messages, but no times. */
function untimed(top: Element): Draft[] {
  const found: Draft[] = [];
  for (const element of top.querySelectorAll(
    '[class*="message"], [class*="comment"], [class*="reply"], [class*="bubble"]',
  )) {
    if (!bears(element, CLASS_WORDS.message) || element.querySelector('textarea, input, select')) continue;
    if (found.some((draft) => draft.element.contains(element)) || element.closest('form')) continue;
    const draft = readMessage(blockAt(element, null), () => false, null);
    if (draft.name && draft.text) found.push(draft);
  }
  return found;
}

/** Oldest first, whichever way the page runs. Messages of one moment keep the thread's order. */
function oldestFirst(drafts: Draft[]): Draft[] {
  let rising = 0;
  for (let i = 1; i < drafts.length; i++) {
    const [a, b] = [drafts[i - 1]!, drafts[i]!];
    rising += Math.sign((b.at ?? 0) && (a.at ?? 0) ? b.at! - a.at! : 0);
  }
  if (rising === 0) {
    const numbers = drafts.map((draft) => draft.number ?? 0);
    rising = Math.sign((numbers.at(-1) ?? 0) - (numbers[0] ?? 0));
  }
  const ordered = rising < 0 ? drafts.toReversed() : drafts;
  let last = Number.NEGATIVE_INFINITY;
  const keyed = ordered.map((draft, index) => {
    last = draft.at ?? last;
    return { draft, at: last, index };
  });
  return keyed.sort((a, b) => (a.at === b.at ? a.index - b.index : a.at - b.at)).map(({ draft }) => draft);
}

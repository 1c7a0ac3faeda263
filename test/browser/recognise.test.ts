/** Recognition on the corpus: every field right, none that isn't there; and never a wrong one on changed pages. */
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { boxOf, findPlace, PortalPlace } from '../../lib/portal/places.ts';
import type { recognise } from '../../lib/portal/recognise.ts';
import type { ListRow, ThreadMessage } from '../../lib/regulation/snapshot.ts';
import { moscowIso } from '../../lib/text/moscow.ts';
import { bundle, launch, redraw, show } from './portal-bench.ts';
import { type CorpusPage, corpus, type Facts, serveCorpus } from './portal-corpus.ts';
import { mutate } from './portal-mutations.ts';

declare const portal: { recognise: typeof recognise; findPlace: typeof findPlace; boxOf: typeof boxOf };

/** In how many ways each page with fields is changed. */
const WAYS = Number(process.env.WAYS ?? 4);

const pages = [...corpus('forms'), ...corpus('kinds')];
const forms = pages.filter(({ facts }) => facts.fields && !facts.frame);

let browser: Browser;
let page: Page;
let script: string;
let server: Awaited<ReturnType<typeof serveCorpus>>;

beforeAll(async () => {
  script = await bundle(['recognise.ts', 'places.ts']);
  server = await serveCorpus(pages);
  browser = await launch('chrome');
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** On how many pages each place of the hints was found. */
const hints = new Map<string, number>();
const NO_PROFILE = {
  bindings: {},
  staffNames: [],
  listUrl: null,
  newTicketUrl: null,
  reportUrl: null,
  reportQuery: null,
};

const open = (one: CorpusPage) => show(page, server.addressOf(one), script);

/** Remembers which elements the facts name, before anything is changed. */
function note(fields: NonNullable<Facts['fields']>): void {
  const find = (selector: string): Element | null => {
    const path = selector.split(' | ');
    let root: Document | ShadowRoot = document;
    for (const frame of path.slice(0, -1)) root = root.querySelector<HTMLIFrameElement>(frame)!.contentDocument!;
    const parts = path.at(-1)!.split(' >>> ');
    for (const host of parts.slice(0, -1)) root = root.querySelector(host)!.shadowRoot!;
    return root.querySelector(parts.at(-1)!);
  };
  const noted = Object.entries(fields).map(([field, selector]) => [field, find(selector)] as const);
  for (const [field, element] of noted) if (element === null) throw new Error(`the facts name no ${field}`);
  Object.assign(globalThis, { noted: new Map(noted) });
}

/** What was recognised, each field as `right`, `wrong` or `extra`. Any button of a radio group stands for the group. */
function look() {
  const { noted } = globalThis as unknown as { noted: Map<string, Element> };
  const profile = {
    bindings: {},
    staffNames: [],
    listUrl: null,
    newTicketUrl: null,
    reportUrl: null,
    reportQuery: null,
  };
  const { snapshot, handles } = portal.recognise(document, profile);
  const fields: Record<string, string> = {};
  const group = (element: Element) =>
    (element instanceof HTMLInputElement && element.type === 'radio' && element.name) || element;
  for (const [field, { element }] of Object.entries(handles)) {
    const known = noted.get(field);
    fields[field] =
      known === undefined
        ? 'extra'
        : group(known) === group(element)
          ? 'right'
          : `wrong: ${element.outerHTML.slice(0, 80)}`;
  }
  return { snapshot, fields };
}

/** Guidance's places: each that isn't where the facts have the field, or isn't a saving button; and how many there are. */
function lookForPlaces(profile: Parameters<typeof recognise>[1]) {
  const WORDS_OF: Partial<Record<PortalPlace, RegExp>> = {
    save: /сохран|созда|завест|отправ|послать|ответ|добав|зарегистр|примен|приня|save|send|submit|create|reply|update|comment/iu,
    newTicket: /нов|созда|добав|завести|оформ|new|create|add|\+/iu,
    report: /отч[её]т|report/iu,
  };
  const { noted } = globalThis as unknown as { noted: Map<string, Element> };
  const page = portal.recognise(document, profile);
  const wrong: string[] = [];
  const found: string[] = [];
  for (const place of [
    'contract',
    'login',
    'phone',
    'callTime',
    'database',
    'message',
    'close',
    'save',
    'newTicket',
    'report',
    'search',
  ] as PortalPlace[]) {
    const element = portal.findPlace(place, page);
    if (element === null) continue;
    found.push(place);
    const box = portal.boxOf(element);
    const words = element.textContent?.trim() || (element as HTMLInputElement).value || element.title;
    const field = noted.get(place);
    const editor = field?.ownerDocument === document ? field : field?.ownerDocument.defaultView?.frameElement;
    const near = field?.closest('td, p, li, label, div') ?? field;
    const says = WORDS_OF[place];
    const isRight =
      place === 'search'
        ? element.matches('input, [role=searchbox], [role=combobox], [contenteditable]')
        : says !== undefined
          ? says.test(words)
          : field !== undefined &&
            (element === field ||
              element === editor ||
              near?.contains(element) ||
              element.contains(field) ||
              element.parentElement?.contains(field) ||
              element.matches('label'));
    if (!isRight || box === null) wrong.push(`${place}: ${element.outerHTML.slice(0, 90)}`);
  }
  return { wrong, found };
}

const minuteOf = (at: number | null) => (at === null ? '' : moscowIso(at).slice(0, 16));
const lineOfMessage = ({ author, hidden, at }: ThreadMessage) => `${author}${hidden ? '!' : ''} ${minuteOf(at)}`;
const lineOfRow = ({ id, title, status, assignee, updated }: ListRow) =>
  [id, title, status, assignee, minuteOf(updated)].join('|');

describe.each(pages)('$name', (one) => {
  it('is what its facts say', async () => {
    const { facts } = one;
    await open(one);
    await page.evaluate(note, facts.fields ?? {});
    const { snapshot, fields } = await page.evaluate(look);
    const places = await page.evaluate(lookForPlaces, NO_PROFILE);
    expect(places.wrong).toEqual([]);
    for (const place of places.found) hints.set(place, (hints.get(place) ?? 0) + 1);
    expect(snapshot.kind).toBe(facts.kind);
    expect(fields).toEqual(Object.fromEntries(Object.keys(facts.fields ?? {}).map((field) => [field, 'right'])));
    if (snapshot.kind === 'list') expect(snapshot.rows).toHaveLength(facts.rows!);
    if (snapshot.kind === 'report') expect(snapshot.clients).toHaveLength(facts.clients!);
    if (snapshot.kind === 'list' && facts.table) expect(snapshot.rows.map(lineOfRow)).toEqual(facts.table);
    if (snapshot.kind === 'report' && facts.records) expect(snapshot.clients).toEqual(facts.records);
    if (snapshot.kind === 'none' && facts.loggedOut !== undefined) expect(snapshot.loggedOut).toBe(facts.loggedOut);
    if (snapshot.kind !== 'ticket' && snapshot.kind !== 'ticket-new') return;
    expect(snapshot.ticketId).toBe(facts.ticketId ?? null);
    expect(snapshot.fields.internal?.form).toBe(facts.internalForm);
    if (facts.thread) expect(snapshot.messages.map(lineOfMessage)).toEqual(facts.thread);
    if (facts.messages !== undefined) expect(snapshot.messages).toHaveLength(facts.messages);
    for (const field of Object.values(snapshot.fields)) {
      if (facts.writable !== undefined) expect(field.writable).toBe(facts.writable);
      expect(field.confidence).toBeGreaterThanOrEqual(0.6);
    }
  });
});

describe('hints', () => {
  it('are found where they should be, not just passed over', () => {
    expect(hints.get('save')).toBeGreaterThan(forms.length / 2);
    expect(hints.get('message')).toBeGreaterThan(forms.length / 2);
  });
});

describe('changed pages', () => {
  const counts = { found: 0, expected: 0 };

  it.each(forms)(
    `$name has no wrong field in ${WAYS} ways`,
    async (one) => {
      const wrong: string[] = [];
      for (let seed = 1; seed <= WAYS; seed++) {
        if (seed === 1) await open(one);
        else await redraw(page, one.html);
        await page.evaluate(note, one.facts.fields!);
        await page.evaluate(mutate, seed);
        const { fields } = await page.evaluate(look);
        counts.expected += Object.keys(one.facts.fields!).length;
        for (const [field, verdict] of Object.entries(fields)) {
          if (verdict === 'right') counts.found++;
          else wrong.push(`${seed}: ${field} ${verdict}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    Math.max(60_000, WAYS * 2000),
  );

  it('are still found, not just passed over', () => {
    expect(counts.found / counts.expected).toBeGreaterThan(0.9);
  });
});

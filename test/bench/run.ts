/**
 * The budgets (design.md), measured on the shipped build in a real Chromium beside a control run without the extension.
 * Prints a line each; exit status 1 when one is exceeded.
 */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { judgeTicket, refresh } from '../../lib/regulation/clocks.ts';
import { readTicketText } from '../../lib/regulation/critical.ts';
import { detect, detectorRules } from '../../lib/regulation/detector.ts';
import type { IncidentInput } from '../../lib/regulation/incidents.ts';
import { defaultClockRules, defaultIncidentRules } from '../../lib/regulation/rules.ts';
import { launchChromium, OUTPUT, PORTAL_HOST, waitFor } from '../tools/browser.ts';
import { explainMs, fillJournal } from './journal.ts';
import { listPage, listRows, ticketPage } from './pages.ts';
import { extensionTime, TRACED } from './trace.ts';

interface Budget {
  what: string;
  unit: string;
  limit: number;
  measured: number;
  /** The same in a run without the extension; null where there is nothing to compare. */
  control: number | null;
}

const PAGES: Record<string, string> = { '/ticket': ticketPage(2_000), '/list': listPage(1_000) };

const RUNS = 7;
/** After that a page is quiet: what the background answers is shown, what was redrawn is looked at. */
const SETTLED_MS = 1_000;

async function main(): Promise<void> {
  const budgets = [contentScriptSize(), ...pureBudgets(), ...(await pageBudgets()), await journalBudget()];
  for (const { what, unit, limit, measured, control } of budgets) {
    const beside = control === null ? '' : `, без расширения ${round(control)} ${unit}`;
    console.log(`${measured <= limit ? 'да ' : 'НЕТ'} ${what}: ${round(measured)} ${unit} из ${limit}${beside}`);
  }
  process.exitCode = budgets.every(({ measured, limit }) => measured <= limit) ? 0 : 1;
}

function contentScriptSize(): Budget {
  const script = readFileSync(join(OUTPUT.chromium, 'content-scripts/portal.js'));
  return {
    what: 'скрипт страницы, gzip',
    unit: 'кБ',
    limit: 40,
    measured: gzipSync(script, { level: 9 }).length / 1024,
    control: null,
  };
}

function pureBudgets(): Budget[] {
  const appeals: IncidentInput[] = Array.from({ length: 1_000_000 }, (_, n) => ({
    at: n * 1_000,
    type: 'ticket',
    ticket: String(n),
    client: `c${n % 5_000}`,
    symptom: n % 97 === 0 ? 'hang' : 'none',
  }));
  const text = 'Добрый день, база висит у всех бухгалтеров, выкидывает из 1С. '.repeat(1_700).slice(0, 100_000);
  const start = 1_790_000_000_000;
  const verdicts = Array.from({ length: 1_000 }, (_, n) =>
    judgeTicket([{ at: start + n * 1_000, type: 'created', by: 'client' }], defaultClockRules, start + 2_000_000),
  );
  return [
    {
      what: 'детектор, 1 000 000 обращений',
      unit: 'мс',
      limit: 1_000,
      measured: time(() => detect(appeals, detectorRules(defaultIncidentRules, defaultClockRules)), 1),
      control: null,
    },
    { what: 'текст 100 кБ', unit: 'мс', limit: 20, measured: time(() => readTicketText('', text)), control: null },
    {
      what: 'один такт, 1 000 сроков',
      unit: 'мс',
      limit: 1,
      measured: time(() => verdicts.map((verdict) => refresh(verdict, start + 2_500_000))),
      control: null,
    },
  ];
}

interface PageTimes {
  total: number;
  longest: number;
  storm: number;
  shift: number;
}

async function pageBudgets(): Promise<Budget[]> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(PAGES[request.url ?? ''] ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const ours = await measurePages(port, OUTPUT.chromium);
    const control = await measurePages(port, null);
    return [
      budget('заявка, 2 000 элементов: главный поток', 10, ours.ticket.total, control.ticket.total),
      budget('заявка: самая долгая задача', 10, ours.ticket.longest, control.ticket.longest),
      budget('список, 1 000 строк: главный поток', 50, ours.list.total, control.list.total),
      budget('список: самая долгая задача', 50, ours.list.longest, control.list.longest),
      budget('4 000 строк списка заменены', 30, ours.list.storm, control.list.storm),
      {
        ...budget('сдвиг страницы', 0, ours.ticket.shift + ours.list.shift, control.ticket.shift + control.list.shift),
        unit: '',
      },
    ];
  } finally {
    server.close();
  }
}

/** A ticket's clocks out of a full journal: a question to the worker, beside one that doesn't open the journal. */
async function journalBudget(): Promise<Budget> {
  const launched = await launchChromium();
  try {
    const page = await launched.browser.newPage();
    await page.goto(`${launched.base}options.html`);
    await fillJournal(page, 100_000);
    const { ours, control } = await explainMs(page);
    return {
      what: 'журнал, 100 000 событий: сроки заявки',
      unit: 'мс',
      limit: 5,
      measured: ours - control,
      control: null,
    };
  } finally {
    await launched.close();
  }
}

/** What the control run takes too isn't ours: the storm's own work, the driver's. */
function budget(what: string, limit: number, ours: number, control: number): Budget {
  return { what, unit: 'мс', limit, measured: Math.max(0, ours - control), control };
}

async function measurePages(port: number, extension: string | null): Promise<{ ticket: PageTimes; list: PageTimes }> {
  const launched = await launchChromium({ extension, ports: [port] });
  try {
    const page = await launched.browser.newPage();
    const measure = async (path: string): Promise<PageTimes> => {
      const times: PageTimes[] = [];
      for (let run = 0; run < RUNS; run += 1) times.push(await measurePage(page, port, path, extension !== null));
      return {
        total: median(times.map((each) => each.total)),
        longest: median(times.map((each) => each.longest)),
        storm: median(times.map((each) => each.storm)),
        shift: Math.max(...times.map((each) => each.shift)),
      };
    };
    return { ticket: await measure('/ticket'), list: await measure('/list') };
  } finally {
    await launched.close();
  }
}

async function measurePage(page: Page, port: number, path: string, mounted: boolean): Promise<PageTimes> {
  const load = await traced(page, async () => {
    await page.goto(`http://${PORTAL_HOST}:${port}${path}`);
    if (mounted) await waitFor('панель', () => page.$('dezhurny-panel'));
  });
  const shift = await page.evaluate(layoutShift);
  const storm =
    path === '/list' ? await traced(page, () => page.evaluate(replaceRows, listRows(40))) : { total: 0, longest: 0 };
  return { ...load, storm: storm.total, shift };
}

async function traced(page: Page, act: () => Promise<unknown>): Promise<{ total: number; longest: number }> {
  await page.tracing.start({ categories: TRACED });
  await act();
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  const trace = await page.tracing.stop();
  return trace ? extensionTime(trace) : { total: 0, longest: 0 };
}

/** Runs in the page: all the layout shift so far. */
function layoutShift(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
  });
}

/** Runs in the page: 100 times 40 rows replaced, a frame apart. */
async function replaceRows(rows: string): Promise<void> {
  const body = document.querySelector('#rows') as HTMLElement;
  for (let round = 0; round < 100; round += 1) {
    for (let n = 0; n < 40; n += 1) body.lastElementChild?.remove();
    body.insertAdjacentHTML('afterbegin', rows);
    await new Promise(requestAnimationFrame);
  }
}

/** Milliseconds of this thread, as the processor counts them: what else the machine does isn't in it. */
function time(act: () => unknown, runs = RUNS): number {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const before = process.threadCpuUsage();
    act();
    const { user, system } = process.threadCpuUsage(before);
    times.push((user + system) / 1000);
  }
  return median(times);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const round = (value: number): string => value.toFixed(value < 10 ? 2 : 0);

await main();

/**
 * `npm run --silent probe -- PAGE…`: opens pages in Chromium with the shipped build and prints, a JSON line for each, what was
 * recognised (design.md, «Commands»). A PAGE is an address on the loopback, or `FILE`, or `FILE@/path?query` of a saved page.
 * The exit status is 1 when a page could not be opened; its line says so in `errors`, and the others are still done.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { browser } from 'wxt/browser';
import type { Outcome } from '../../lib/messages.ts';
import type { Diagnosis } from '../../lib/portal/diagnosis.ts';
import { launchChromium, OUTPUT, openExtensionPage, PORTAL_HOST } from './browser.ts';
import { emptyLine, lineOf, type ProbeLine } from './probe/line.ts';
import { type SavedPages, servePages } from './probe/saved-pages.ts';

/** In a page of the extension. */
declare const chrome: typeof browser;

/** A page has settled when it is quiet for so long, ms; at the latest after `SETTLED_AT_LAST`. */
const QUIET = 500;
const SETTLED_AT_LAST = 5000;
/** A page on which nothing was recognised may still be drawing what we look for. */
const NOTHING_YET = 2500;

interface Target {
  page: string;
  url: string;
}

const pages = process.argv.slice(2);
if (pages.length === 0) {
  console.error('Нужна хотя бы одна страница: npm run --silent probe -- АДРЕС|ФАЙЛ|ФАЙЛ@/путь?запрос …');
  process.exit(1);
}
if (!existsSync(OUTPUT.chromium)) buildQuietly();

const saved = await servePages();
const targets = pages.map((page) => ({ page, target: targetOf(page, saved) }));
const ports = targets.map(({ target }) => (target === null ? saved.port : Number(new URL(target).port || 80)));
const launched = await launchChromium({ ports: [...new Set([saved.port, ...ports])] });
try {
  // The smallest of its pages is the soonest there.
  const asker = await openExtensionPage(launched, 'offscreen.html');
  for (const { page, target } of targets) {
    const line = target === null ? failed(page, 'такого файла нет') : await probe({ page, url: target }, asker);
    if (line.errors.length > 0) process.exitCode = 1;
    console.log(JSON.stringify(line));
  }
} finally {
  await launched.close();
  await saved.close();
}

/** Builds the extension; standard output is for the lines alone. */
function buildQuietly(): void {
  spawnSync(process.execPath, [join(import.meta.dirname, 'build.ts')], { stdio: ['ignore', 2, 2] });
}

/** The address under the portal's own name; null for a file that isn't there. */
function targetOf(page: string, files: SavedPages): string | null {
  if (!/^https?:\/\//iu.test(page)) return files.add(page);
  const url = new URL(page);
  url.hostname = PORTAL_HOST;
  return url.href;
}

function failed(page: string, error: string): ProbeLine {
  return { ...emptyLine(page), errors: [error] };
}

async function probe({ page: name, url }: Target, asker: Page): Promise<ProbeLine> {
  const page = await launched.browser.newPage();
  page.on('dialog', (dialog) => void dialog.dismiss());
  try {
    const began = performance.now();
    const status = await open(page, url);
    if (status !== null && status >= 400) return failed(name, `сервер ответил ${status}`);
    const diagnosis = await settled(page, asker, began);
    return diagnosis.ok ? lineOf(name, diagnosis.value) : failed(name, diagnosis.message);
  } catch (error) {
    return failed(name, error instanceof Error ? error.message : String(error));
  } finally {
    await page.close();
  }
}

/** The answer's status; null when the page came but has not finished loading in time. */
async function open(page: Page, url: string): Promise<number | null> {
  try {
    const response = await page.goto(url, { waitUntil: 'load', timeout: SETTLED_AT_LAST });
    return response?.status() ?? null;
  } catch (error) {
    if (page.url() === url && error instanceof Error && error.name === 'TimeoutError') return null;
    throw error;
  }
}

/** Asks until two answers in a row, with a quiet spell between, are the same. */
async function settled(page: Page, asker: Page, began: number): Promise<Outcome<Diagnosis>> {
  const left = () => Math.max(SETTLED_AT_LAST - (performance.now() - began), 0);
  let last = '';
  for (;;) {
    await page.waitForNetworkIdle({ idleTime: QUIET, timeout: Math.max(left(), 1) }).catch(() => {});
    const answer = await ask(page, asker);
    const now = JSON.stringify(answer);
    const isOurs = answer.ok && answer.value.snapshot.kind !== 'none';
    if (left() === 0 || (now === last && (isOurs || performance.now() - began > NOTHING_YET))) return answer;
    last = now;
    await delay(Math.min(QUIET / 2, left()));
  }
}

/** Asks the tab's content script, as the extension's own pages do. */
function ask(page: Page, asker: Page): Promise<Outcome<Diagnosis>> {
  return asker.evaluate(async (url): Promise<Outcome<Diagnosis>> => {
    const tabs = await chrome.tabs.query({});
    const tab = tabs.find((one) => one.url === url);
    if (tab?.id === undefined) return { ok: false, message: 'вкладка не найдена' };
    try {
      const answer = await chrome.tabs.sendMessage(tab.id, { to: 'tab', type: 'diagnose' });
      return answer ?? { ok: false, message: 'расширение на странице не ответило' };
    } catch (error) {
      return { ok: false, message: `расширение на странице не ответило: ${String(error)}` };
    }
  }, page.url());
}

/** Runs `lib/portal` in a real page: the modules bundled into one script, a browser for many pages, a server for their files. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build, type Rolldown } from 'vite';
import { findBrowser } from '../tools/install-browser.ts';

export type BrowserName = 'chrome' | 'firefox';

/** The modules that tests call, as one script that leaves them in `globalThis.portal`. */
export async function bundle(modules: string[]): Promise<string> {
  const entry = modules
    .map(
      (path) => `export * from ${JSON.stringify(fileURLToPath(new URL(`../../lib/portal/${path}`, import.meta.url)))};`,
    )
    .join('\n');
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id.endsWith('portal-entry') ? 'portal-entry' : null),
        load: (id) => (id === 'portal-entry' ? entry : null),
      },
    ],
    build: { write: false, minify: false, lib: { entry: 'portal-entry', formats: ['iife'], name: 'portal' } },
  })) as Rolldown.RolldownOutput[];
  return `${built[0]!.output[0].code}\nglobalThis.portal = portal;`;
}

/** A browser without the extension, in a profile that goes with it. */
export async function launch(name: BrowserName): Promise<Browser> {
  return name === 'chrome'
    ? puppeteer.launch({
        browser: 'chrome',
        executablePath: await findBrowser('chromium'),
        headless: true,
        args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      })
    : puppeteer.launch({ browser: 'firefox', executablePath: await findBrowser('firefox'), headless: true });
}

export interface Reply {
  body: string | Buffer;
  type?: string;
  status?: number;
}

/** A server on the loopback; a path without an answer gets 404. */
export async function serve(
  answer: (path: string, body: string) => Reply | null,
): Promise<{ origin: string; close(): Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const reply = answer(request.url ?? '/', Buffer.concat(chunks).toString('latin1'));
      response.writeHead(reply ? (reply.status ?? 200) : 404, {
        'content-type': reply?.type ?? 'text/html; charset=utf-8',
      });
      response.end(reply?.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Shows a page of its own with this body and the script in it. */
export async function show(page: Page, address: string, script: string): Promise<void> {
  // An address that differs by its hash alone would not be loaded anew.
  if (address.includes('#') && page.url().split('#')[0] === address.split('#')[0]) await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(script);
}

/** Draws the page that is shown anew from its text, which is quicker than loading it again. Its scripts run in the same window. */
export async function redraw(page: Page, html: string): Promise<void> {
  await page.evaluate(async (text) => {
    document.open();
    document.write(text);
    document.close();
    const frames = [...document.querySelectorAll('iframe')].filter(
      (frame) => frame.src !== '' && frame.contentDocument?.URL === 'about:blank' && !frame.src.startsWith('about:'),
    );
    await Promise.all(frames.map((frame) => new Promise((loaded) => frame.addEventListener('load', loaded))));
  }, html);
}

/**
 * The safety rule on internal notes (portal.md) on every page of the corpus, recognised as in the product: wherever the text comes to stand,
 * it is an internal field or the flag over it is set, whatever else was asked to be written.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { recognise } from '../../lib/portal/recognise.ts';
import type { applyWrites, Write } from '../../lib/portal/write.ts';
import { bundle, launch, serve, show } from './portal-bench.ts';

declare const portal: { recognise: typeof recognise; applyWrites: typeof applyWrites };

const folders = ['forms', 'read'].map((name) => fileURLToPath(new URL(`../pages/${name}/`, import.meta.url)));
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .map((name) => folder + name),
);

const SECRET = 'Только для своих: клиент из списка';
const PLANS: Record<string, Write[]> = {
  note: [{ field: 'internal', value: SECRET }],
  'hidden message': [
    { field: 'message', value: SECRET },
    { field: 'internal', value: 'да' },
  ],
  'note and answer': [
    { field: 'internal', value: SECRET },
    { field: 'message', value: 'Передали заявку' },
  ],
};

let browser: Browser;
let page: Page;
let script: string;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  script = await bundle(['recognise.ts', 'write.ts']);
  server = await serve((path) => {
    const file = files[Number(/^\/support\/(\d+)/.exec(path)?.[1] ?? -1)];
    return file ? { body: readFileSync(file) } : null;
  });
  browser = await launch('chrome');
  page = await browser.newPage();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Outcome {
  ok: boolean;
  form: string | null;
  /** Places that hold the text and that a client could see. */
  leaks: string[];
  held: number;
  /** What is left of it after undo. */
  left: number;
}

async function attempt(secret: string, writes: Write[]): Promise<Outcome> {
  const profile = {
    bindings: {},
    staffNames: [],
    listUrl: null,
    newTicketUrl: null,
    reportUrl: null,
    reportQuery: null,
  };
  const recognised = portal.recognise(document, profile);
  const result = await portal.applyWrites(recognised, writes);
  const { internal, message } = recognised.handles;
  const form = ('fields' in recognised.snapshot && recognised.snapshot.fields.internal?.form) || null;

  const isSet = () => {
    const element = internal?.element as HTMLInputElement & HTMLSelectElement;
    if (internal?.kind === 'checkbox') return element.checked || element.getAttribute('aria-checked') === 'true';
    const hidden = /скрыт|не вид|внутрен|служебн|сотрудник|только\s+инженер|internal|private|hidden|staff|not sent to/i;
    if (internal?.kind === 'select') return hidden.test(element.selectedOptions[0]?.text ?? '');
    if (internal?.kind !== 'radio') return false;
    const chosen = [...document.querySelectorAll<HTMLInputElement>(`[name="${element.name}"]`)].find(
      (one) => one.checked,
    );
    return hidden.test(chosen?.labels?.[0]?.textContent ?? '');
  };
  const trees = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
    root,
    ...[...root.querySelectorAll('*')].flatMap((element) => {
      const inner = element.shadowRoot ?? (element as HTMLIFrameElement).contentDocument ?? null;
      return inner ? trees(inner) : [];
    }),
  ];
  const holders = () =>
    trees(document).flatMap((tree) => {
      const fields = [...tree.querySelectorAll<HTMLInputElement>('input, textarea, [contenteditable]')];
      const body = (tree as Document).body;
      const editors = body && (body.isContentEditable || (tree as Document).designMode === 'on') ? [body] : [];
      const text = (field: HTMLElement) => (field as HTMLInputElement).value ?? field.textContent ?? '';
      return [...fields, ...editors].filter((field) => text(field).includes(secret));
    });
  const held = holders();
  const leaks = held.filter((field) => {
    if (form === 'field' && field === internal?.element) return false;
    return !(form === 'flag' && field === message?.element && isSet());
  });
  const outcome = {
    ok: result.ok,
    form,
    leaks: leaks.map((field) => field.outerHTML.slice(0, 200)),
    held: held.length,
  };
  if (result.ok) await result.undo();
  return { ...outcome, left: holders().length };
}

/** In which forms a note could be written. */
const written = new Set<string>();

const short = (file: string) => file.slice(file.lastIndexOf('/pages/') + 7);
it.each(files.map((file, index) => [short(file), index] as const))(
  '%s keeps a text for staff from the client',
  async (_, index) => {
    await show(page, `${server.origin}/support/${index}?ID=${index + 1}`, script);
    // One plan after the other on the same page: each is undone, and must leave nothing to the next.
    for (const [plan, writes] of Object.entries(PLANS)) {
      const { ok, form, leaks, held, left } = await page.evaluate(attempt, SECRET, writes);
      expect(leaks, plan).toEqual([]);
      expect(left, plan).toBe(0);
      // All or nothing: a refused plan leaves nothing, a done one has written the text once.
      expect(held, plan).toBe(ok ? 1 : 0);
      if (form === null) expect(ok, plan).toBe(false);
      if (ok && plan === 'note') written.add(form!);
    }
  },
);

it('the corpus has pages on which a note can be written, with a flag and in a field of its own', () => {
  expect(written).toEqual(new Set(['flag', 'field']));
});

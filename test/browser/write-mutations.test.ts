/**
 * Writes on changed pages of the corpus, recognised as in the product: nothing but the right fields changes, no internal text stands where a
 * client could see it, not even for a moment, and undo leaves the page as it was.
 */
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle, launch, redraw, show } from './portal-bench.ts';
import { corpus, serveCorpus } from './portal-corpus.ts';
import { mutate } from './portal-mutations.ts';
import type { noteTruth, Outcome, tryWrites } from './write-trial.ts';

declare const portal: { noteTruth: typeof noteTruth; tryWrites: typeof tryWrites };

const pages = corpus('forms');
const forms = pages.filter(({ facts }) => facts.fields && (facts.kind === 'ticket' || facts.kind === 'ticket-new'));
/** How many fields are written in all; `WRITES=10000` is the whole proof. */
const TOTAL = Number(process.env.WRITES ?? 150);

/** How many changed pages are drawn before the next one of the corpus is loaded. */
const IN_A_ROW = Math.ceil(TOTAL / 500);

let browser: Browser;
let page: Page;
let script: string;
let server: Awaited<ReturnType<typeof serveCorpus>>;

beforeAll(async () => {
  script = await bundle(['../../test/browser/write-trial.ts']);
  server = await serveCorpus(pages);
  browser = await launch('chrome');
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

it(
  `does nothing wrong in ${TOTAL} writes into changed pages`,
  async () => {
    const sum: Outcome = { done: 0, refused: 0, takenBack: 0, writes: 0, wrong: [] };
    let seed = 0;
    while (sum.writes < TOTAL) {
      const one = forms[Math.floor(seed / IN_A_ROW) % forms.length]!;
      if (seed % IN_A_ROW === 0) await show(page, server.addressOf(one), script);
      else await redraw(page, one.html);
      await page.evaluate((fields) => portal.noteTruth(fields), one.facts.fields!);
      await page.evaluate(mutate, seed);
      const outcome = await page.evaluate((n, form) => portal.tryWrites(n, form), seed, one.facts.internalForm);
      sum.done += outcome.done;
      sum.refused += outcome.refused;
      sum.takenBack += outcome.takenBack;
      sum.writes += outcome.writes;
      sum.wrong.push(...outcome.wrong.map((what) => `${one.name} ${seed}: ${what}`));
      seed++;
    }
    if (process.env.WRITES) console.info({ ...sum, pages: seed });
    expect(sum.wrong).toEqual([]);
    // Not by passing everything over.
    expect(sum.writes / seed).toBeGreaterThan(4);
  },
  Math.max(60_000, TOTAL * 500),
);

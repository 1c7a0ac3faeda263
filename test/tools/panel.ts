/** The panel on a portal page, as a driver sees it: by the roles and names that `components/` give. */
import type { Page } from 'puppeteer-core';
import { waitFor } from './browser.ts';

const PANEL = '>>> aside[aria-label="Дежурный"]';

/** A row of «Обязательное». */
export interface PanelField {
  field: string;
  title: string;
  state: string;
}

/** Waits for the panel, unfolds it where it is folded. */
export async function openPanel(page: Page): Promise<void> {
  await page.waitForSelector(PANEL);
  const strip = await page.$('>>> button.strip');
  await strip?.click();
  await page.waitForSelector('>>> aside.panel');
}

export async function hasPanel(page: Page): Promise<boolean> {
  return (await page.$(PANEL)) !== null;
}

export function panelFields(page: Page): Promise<PanelField[]> {
  return page.$$eval('>>> .field-row', (rows) =>
    rows.map((row) => ({
      field: row.getAttribute('data-field') ?? '',
      title: row.querySelector('.field-title')?.textContent ?? '',
      state: row.getAttribute('data-state') ?? '',
    })),
  );
}

/** Presses a button of ours by its `data-name`, as soon as it is there and enabled. */
export async function press(page: Page, name: string): Promise<void> {
  const selector = `>>> [data-name="${name}"]:not([disabled])`;
  await page.waitForSelector(selector);
  await page.click(selector);
}

/** Waits until the macro that is under way has come to this phase (`lib/overlay/run-state.ts`). */
export async function waitForPhase(page: Page, phase: string): Promise<void> {
  await waitFor(`передача в состоянии ${phase}`, async () => {
    const now = await page.$eval('>>> .run', (run) => run.getAttribute('data-phase')).catch(() => null);
    return now === phase;
  });
}

/** «было → стало» of the preview, by field. */
export function previewedChanges(page: Page): Promise<Record<string, { before: string; after: string }>> {
  return page.$$eval('>>> .changes [data-field]', (rows) =>
    Object.fromEntries(
      rows.map((row) => [
        row.getAttribute('data-field') ?? '',
        { before: row.querySelector('s')?.textContent ?? '', after: row.querySelector('ins')?.textContent ?? '' },
      ]),
    ),
  );
}

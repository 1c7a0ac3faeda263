/** How tests look at the overlay and press its keys, as an operator does. */
import type { Page } from 'puppeteer-core';
import { OVERLAY_TAG } from '../../lib/portal/roots.ts';
import { waitFor } from '../tools/browser.ts';

const inside = (selector: string) => `${OVERLAY_TAG} >>> ${selector}`;

/** Presses a part of the overlay once it is there and can be pressed. */
export async function press(page: Page, selector: string): Promise<void> {
  const part = await page.waitForSelector(inside(selector), { timeout: 10_000 });
  await part!.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await part!.click();
}

/** Types into a part of the overlay. */
export async function type(page: Page, selector: string, text: string): Promise<void> {
  const part = await page.waitForSelector(inside(selector), { timeout: 10_000 });
  await part!.type(text);
}

/** Waits for a part of the overlay; its text. */
export async function textOf(page: Page, selector: string): Promise<string> {
  const part = await page.waitForSelector(inside(selector), { timeout: 10_000 });
  return await part!.evaluate((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim());
}

/** Whether a part of the overlay is there at this moment. */
export async function has(page: Page, selector: string): Promise<boolean> {
  return (await page.$(inside(selector))) !== null;
}

/** The overlay's hosts on the page, in frames too, at one moment: one, or none where it has nothing to do. */
export function hosts(page: Page): Promise<number> {
  return page.evaluate((tag) => {
    const count = (doc: Document | null): number => {
      if (doc === null) return 0;
      const below = [...doc.querySelectorAll('iframe')].map((frame) => count(frame.contentDocument));
      return below.reduce((sum, one) => sum + one, doc.querySelectorAll(tag).length);
    };
    return count(document);
  }, OVERLAY_TAG);
}

export async function waitForPanel(page: Page): Promise<void> {
  await page.waitForSelector(inside('.panel [data-section=transfers]'), { timeout: 10_000 });
}

/** What the portal's form holds: by name, a select's visible text, `true` or `false` for a box. */
export function formValues(page: Page): Promise<Record<string, string | boolean>> {
  return page.evaluate(() => {
    const values: Record<string, string | boolean> = {};
    const form = document.querySelector<HTMLTextAreaElement>('[name=MESSAGE]')!.form!;
    for (const field of form.elements as unknown as Iterable<HTMLInputElement>) {
      if (!field.name || field.type === 'file') continue;
      const chosen = (field as unknown as HTMLSelectElement).selectedOptions;
      if (chosen) values[field.name] = chosen[0]?.text ?? '';
      else values[field.name] = field.type === 'checkbox' ? field.checked : field.value;
    }
    return values;
  });
}

/** Waits until the macro's card has come to a phase. */
export async function waitForPhase(page: Page, phase: string): Promise<void> {
  await waitFor(`шаг ${phase}`, () => has(page, `.run[data-phase=${phase}]`));
}

/** Starts a macro, sees the preview, fills it in. */
export async function fillMacro(page: Page, macro: string): Promise<void> {
  await press(page, `[data-name=macro-${macro}]`);
  await waitForPhase(page, 'preview');
  await press(page, '[data-name=fill]:not(:disabled)');
  await waitForPhase(page, 'filled');
}

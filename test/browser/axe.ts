/** axe-core in a page that a driver holds. */
import axe from 'axe-core';
import type { Page } from 'puppeteer-core';

interface Scope {
  /** The element that is looked at, with all that is in it; the whole page without. */
  within?: string;
  /** For another theme of what has been looked at already: only its colours differ. */
  coloursOnly?: boolean;
}

/** What axe finds wrong on the page, a line for each element. */
export async function faults(page: Page, { within, coloursOnly = false }: Scope = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return await page.evaluate(
    async (selector, colours) => {
      const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
      const { violations } = await run(selector === null ? document : document.querySelector(selector)!, {
        resultTypes: ['violations'],
        ...(colours && { runOnly: ['color-contrast'] }),
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, html }) => `${id} ${target.join(' ')}: ${html.slice(0, 200)}`),
      );
    },
    within ?? null,
    coloursOnly,
  );
}

/** The same in the light theme and in the dark one (Chromium alone can be told which). */
export async function faultsInThemes(page: Page): Promise<string[]> {
  const light = await faults(page);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  // A colour on its way to the other theme is neither's.
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    const moving = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
  const dark = await faults(page, { coloursOnly: true });
  await page.emulateMediaFeatures([]);
  return [...light, ...dark];
}

/** What an operator does with the portal's own pages, done by a driver. */
import type { Browser, Page } from 'puppeteer-core';
import { type DemoPortal, LOGIN } from './server.ts';

/** Opens a page of the portal in a new tab and logs in where the portal asks for it. */
export async function openPortal(browser: Browser, portal: DemoPortal, path = portal.paths.list): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(portal.url + path);
  if (await page.$('form[name=form_auth]')) await logIn(page);
  return page;
}

/** Fills the login form that the page shows; the portal then shows what was asked for. */
export async function logIn(page: Page, password = LOGIN.password): Promise<void> {
  await page.type('[name=USER_LOGIN]', LOGIN.login);
  await page.type('[name=USER_PASSWORD]', password);
  await pressAndLoad(page, '[name=Login]');
}

/** Presses the form's own button: `save` leads to the list, `apply` stays. */
export function submitForm(page: Page, button: 'save' | 'apply' = 'apply'): Promise<void> {
  return pressAndLoad(page, `input[name=${button}]`);
}

async function pressAndLoad(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}

/** Sets a field as a person does: types into an input, picks a choice, turns a flag. */
export async function fillField(page: Page, name: string, value: string | boolean): Promise<void> {
  const selector = `[name="${name}"]`;
  const kind = await page.$eval(selector, (field) => `${field.localName} ${(field as HTMLInputElement).type}`);
  if (typeof value === 'boolean') {
    const checked = await page.$eval(selector, (field) => (field as HTMLInputElement).checked);
    if (checked !== value) await page.click(selector);
  } else if (kind.startsWith('select')) {
    const wanted = await page.$$eval(
      `${selector} option`,
      (options, text) => (options as HTMLOptionElement[]).find((option) => option.text.includes(text))?.value,
      value,
    );
    if (wanted === undefined) throw new Error(`В списке ${name} нет «${value}»`);
    await page.select(selector, wanted);
  } else {
    await page.$eval(selector, (field) => {
      (field as HTMLInputElement).value = '';
    });
    await page.type(selector, value);
  }
}

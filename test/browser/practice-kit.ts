/** Goes through a practice scenario as a person who does all of it right, by the page's own keys and the made-up portal's own forms. */
import type { Frame, Page } from 'puppeteer-core';
import { OVERLAY_TAG } from '../../lib/portal/roots.ts';
import { rightRun } from '../../lib/practice/right-run.ts';
import { createRun } from '../../lib/practice/run.ts';
import { numberOfEvent } from '../../lib/practice/run-portal.ts';
import type { Expectation, Scenario } from '../../lib/practice/scenario.ts';
import { MINUTE_MS, moscowTime } from '../../lib/text/moscow.ts';
import { waitFor } from '../tools/browser.ts';

type Values = Record<string, string | boolean>;

/** What the form for a ticket of a client holds. */
function required({ clients, events }: Scenario, event: string): Values {
  const owner = events.find(({ id }) => id === event)?.client;
  const client = clients.find(({ id }) => id === owner)!;
  return { UF_CONTRACT: client.contract, UF_PHONE: client.phone, UF_CALL_TIME: 'после 14', UF_BASE: 'Рабочая' };
}

/** Starts the scenario from the list, does all of it, ends it. What its result says, line by line. */
export async function practise(page: Page, scenario: Scenario): Promise<string[]> {
  await press(page, `start-${scenario.id}`);
  await begin(page);
  const { startedAt } = createRun(scenario);
  const right = rightRun(scenario, startedAt);
  const numbers = new Map<string, number>();
  const numberOf = (event: string) => numbers.get(event) ?? numberOfEvent(createRun(scenario), event);
  const done = new Map<string, number>();
  /** When (ms) it has happened in this run, or will. */
  const momentOf = (id: string): number => {
    if (id === '') return startedAt;
    const at = done.get(id);
    if (at !== undefined) return at;
    const { after, minutes } = scenario.events.find((one) => one.id === id)!;
    return momentOf(after) + minutes * MINUTE_MS;
  };
  const clock = async () => {
    const text = await page.$eval('.run-clock', (element) => element.textContent!.trim());
    const start = moscowTime(startedAt).split(':').map(Number);
    const now = text.split(':').map(Number);
    return startedAt + ((now[0]! - start[0]!) * 60 + now[1]! - start[1]!) * MINUTE_MS;
  };
  const until = async (at: number) => {
    for (let now = await clock(); now < at; ) {
      await press(page, 'next');
      const before = now;
      now = await waitFor('время идёт', async () => {
        const moment = await clock();
        return moment > before ? moment : null;
      });
    }
  };
  const open = async (event: string) => {
    await goTo(page, event === '' ? '/support/?edit=1&ID=0' : `/support/?edit=1&ID=${numberOf(event)}`);
    await shows(page, '[name=MESSAGE]');
  };
  const perform = async ({ kind, about, value }: Expectation) => {
    switch (kind) {
      case 'answered':
        return await press(page, 'take');
      case 'said':
        if (await page.$('[data-name=take]')) await press(page, 'take');
        return await press(page, value.includes('перезвон') ? 'say-back' : 'say-incident');
      case 'searched':
        return await goTo(page, `/support/report/?q=${encodeURIComponent('Ландыш')}`);
      case 'found': {
        const { contract } = scenario.clients.find(({ id }) => id === about)!;
        await goTo(page, `/support/report/?q=${contract}`);
        return await shows(page, '.data-table tbody td');
      }
      case 'instruction':
        return await press(page, `instruction-${value}`);
      case 'created': {
        await open('');
        numbers.set(
          about,
          await save(page, { TITLE: 'Звонок', MESSAGE: 'Клиент позвонил.', ...required(scenario, about) }),
        );
        return;
      }
      case 'field':
        return;
      case 'replied':
      case 'noted':
        await open(about);
        return void (await save(page, { MESSAGE: value || 'Сделали, проверьте.', HIDDEN: kind === 'noted' }));
      case 'status':
      case 'assignee':
        await open(about);
        return void (await save(page, { [kind === 'status' ? 'STATUS_ID' : 'RESPONSIBLE_USER_ID']: value }));
      case 'closed':
        await open(about);
        return void (await save(page, { CLOSE: true, ...required(scenario, about) }));
      case 'dialled':
        await page.select('.dial select', about);
        await press(page, 'dial');
        if (value === 'answered') await press(page, 'hang-up');
        return;
      case 'marked': {
        await open(about);
        const frame = page.frames().find((one) => one.url().includes('practice-portal'))!;
        const key = await frame.waitForSelector(`${OVERLAY_TAG} >>> [data-name=critical-yes]`);
        return await key!.click();
      }
      case 'consulted':
        await page.type('.desk textarea', `Помогите с заявкой ${about === '' ? '' : numberOf(about)}`);
        return await press(page, 'consult');
      case 'phonedTeam':
        return await press(page, 'phone-team');
    }
  };

  for (const step of right.steps.values()) {
    await until(momentOf(step.from) + step.notBefore * MINUTE_MS);
    await perform(step);
    done.set(step.id, await clock());
  }
  await press(page, 'finish');
  await page.waitForSelector('.result');
  const lines = await page.$$eval('.result-sum, .result-clause li', (found) =>
    found.map((element) => element.textContent!.replace(/\s+/g, ' ').trim()),
  );
  await press(page, 'list');
  return lines;
}

/** Waits until a run has begun, and stops its clock. */
async function begin(page: Page): Promise<void> {
  await page.waitForSelector('.run-bar');
  await press(page, 'pause');
  await shows(page, OVERLAY_TAG);
}

/** The portal of a run that has just begun, with its clock stopped. Chromium only: Firefox tells of no frames in pages of extensions. */
export async function begunRun(page: Page): Promise<Frame> {
  await begin(page);
  return (await page.waitForFrame((one) => one.url().includes('practice-portal'))) as Frame;
}

/** Waits until the portal shows something. */
async function shows(page: Page, selector: string): Promise<void> {
  await waitFor(selector, () =>
    page.evaluate((wanted) => {
      const portal = document.querySelector('iframe')?.contentDocument;
      return portal?.querySelector(wanted) != null;
    }, selector),
  );
}

/** Goes by Tab to a part of the page or of its frame, as a person without a mouse does. */
export async function tabTo(page: Page, where: Page | Frame, selector: string): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses++) {
    await page.keyboard.press('Tab');
    if (await where.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`Tab doesn't come to ${selector}`);
}

const MOST_TABS = 200;

/** Presses one of the page's own keys. */
export async function press(page: Page, name: string): Promise<void> {
  await page.locator(`[data-name="${name}"]:not(:disabled)`).setTimeout(10_000).click();
}

/** Follows a link of the portal. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((href) => {
    const portal = document.querySelector('iframe')!.contentDocument!;
    const link = portal.createElement('a');
    link.href = href;
    portal.body.append(link);
    link.click();
  }, path);
}

/** Fills the portal's form and presses «Применить». The ticket's number. */
async function save(page: Page, values: Values): Promise<number> {
  await page.evaluate((wanted) => {
    const portal = document.querySelector('iframe')!.contentDocument!;
    const form = portal.forms.namedItem('support_edit')!;
    for (const [name, value] of Object.entries(wanted)) {
      const field = form.elements.namedItem(name) as HTMLInputElement;
      if (typeof value === 'boolean') field.checked = value;
      else field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    form.setAttribute('data-old', '');
    (form.elements.namedItem('apply') as HTMLInputElement).click();
  }, values);
  await shows(page, '[name=support_edit]:not([data-old])');
  return await page.evaluate(() => {
    const form = document.querySelector('iframe')!.contentDocument!.forms.namedItem('support_edit')!;
    return Number((form.elements.namedItem('ID') as HTMLInputElement).value);
  });
}

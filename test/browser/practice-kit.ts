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
  await page.waitForSelector('.run-bar');
  await press(page, 'pause');
  const frame = (await page.waitForFrame((one) => one.url().includes('practice-portal'))) as Frame;
  await frame.waitForSelector(OVERLAY_TAG);
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
    await goTo(frame, event === '' ? '/support/?edit=1&ID=0' : `/support/?edit=1&ID=${numberOf(event)}`);
    await frame.waitForSelector('[name=MESSAGE]');
  };
  const perform = async ({ kind, about, value }: Expectation) => {
    switch (kind) {
      case 'answered':
        return await press(page, 'take');
      case 'said':
        if (await page.$('[data-name=take]')) await press(page, 'take');
        return await press(page, value.includes('перезвон') ? 'say-back' : 'say-incident');
      case 'searched':
        return await goTo(frame, `/support/report/?q=${encodeURIComponent('Ландыш')}`);
      case 'found': {
        const { contract } = scenario.clients.find(({ id }) => id === about)!;
        await goTo(frame, `/support/report/?q=${contract}`);
        return void (await frame.waitForSelector('td ::-p-text(Комплексный)'));
      }
      case 'instruction':
        return await press(page, `instruction-${value}`);
      case 'created': {
        await open('');
        numbers.set(
          about,
          await save(frame, { TITLE: 'Звонок', MESSAGE: 'Клиент позвонил.', ...required(scenario, about) }),
        );
        return;
      }
      case 'field':
        return;
      case 'replied':
      case 'noted':
        await open(about);
        return void (await save(frame, { MESSAGE: value || 'Сделали, проверьте.', HIDDEN: kind === 'noted' }));
      case 'status':
      case 'assignee':
        await open(about);
        return void (await save(frame, { [kind === 'status' ? 'STATUS_ID' : 'RESPONSIBLE_USER_ID']: value }));
      case 'closed':
        await open(about);
        return void (await save(frame, { CLOSE: true, ...required(scenario, about) }));
      case 'dialled':
        await page.select('.dial select', about);
        await press(page, 'dial');
        if (value === 'answered') await press(page, 'hang-up');
        return;
      case 'marked': {
        await open(about);
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

/** Presses one of the page's own keys. */
async function press(page: Page, name: string): Promise<void> {
  await page.locator(`[data-name="${name}"]:not(:disabled)`).setTimeout(10_000).click();
}

/** Follows a link of the portal. */
async function goTo(frame: Frame, path: string): Promise<void> {
  await frame.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
  }, path);
}

/** Fills the portal's form and presses «Применить». The ticket's number. */
async function save(frame: Frame, values: Values): Promise<number> {
  await frame.evaluate((wanted) => {
    const form = document.forms.namedItem('support_edit')!;
    for (const [name, value] of Object.entries(wanted)) {
      const field = form.elements.namedItem(name) as HTMLInputElement;
      if (typeof value === 'boolean') field.checked = value;
      else field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    (form.elements.namedItem('MESSAGE') as HTMLElement).setAttribute('data-old', '');
    (form.elements.namedItem('apply') as HTMLInputElement).click();
  }, values);
  const field = await frame.waitForSelector('[name=MESSAGE]:not([data-old])', { timeout: 10_000 });
  return await field!.evaluate((element) => {
    const { form } = element as HTMLTextAreaElement;
    return Number((form!.elements.namedItem('ID') as HTMLInputElement).value);
  });
}

/** A storm on the demo portal from the first complaint to the full ledger, and a colleague's browser that hears of it (R29–R31). */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PortalTicket } from '../../lib/practice/model.ts';
import { PHRASES } from '../../lib/regulation/macros.ts';
import { openPortal, submitForm } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { type Launched, launch, openExtensionPage, waitFor } from '../tools/browser.ts';
import { shownNotifications } from '../tools/extension.ts';
import { ask, pollNow } from './background-kit.ts';

interface Profile {
  launched: Launched;
  /** The side panel, as a page of its own. */
  side: Page;
  tab: Page;
}

const phrase = (id: string) => PHRASES.find((one) => one.id === id)!.text;

let portal: DemoPortal;
let first: Profile;
let second: Profile;
let tickets: PortalTicket[];

async function openProfile(): Promise<Profile> {
  const launched = await launch('chromium', { spy: true, ports: [portal.port] });
  const tab = await openPortal(launched.browser, portal);
  const side = await openExtensionPage(launched, 'sidepanel.html#incident');
  await waitFor('слежение идёт', async () => (await ask(side, 'board')).watching.state === 'on', 20_000);
  return { launched, side, tab };
}

beforeAll(async () => {
  portal = await startDemoPortal({ skin: 'public', empty: true });
  portal.arrive({ text: 'Как сменить пароль?' });
  [first, second] = [await openProfile(), await openProfile()];
}, 60_000);
afterAll(async () => {
  await first?.launched.close();
  await second?.launched.close();
  await portal?.close();
});

const press = (page: Page, name: string) => page.locator(`[data-name="${name}"]:not([disabled])`).click();
const incidentOf = async ({ side }: Profile) => (await ask(side, 'board')).incident;
/** The tab that the walk from ticket to ticket goes on in. */
const tabOf = ({ launched }: Profile, ticket: string) =>
  waitFor('вкладка заявки', async () => {
    const pages = await launched.browser.pages();
    return pages.find((page) => page.url().endsWith(portal.paths.ticket(Number(ticket))));
  });
const saidIn = (ticket: PortalTicket, text: string) =>
  ticket.messages.filter(({ author, hidden, text: said }) => author.staff && !hidden && said.includes(text)).length;

test('R28: one key marks the symptom of the row under the pointer', async () => {
  const { tab } = first;
  await tab.bringToFront();
  const row = await tab.waitForSelector('a[href*="ID=3"]');
  await row!.hover();
  const mark = async (digit: 'Digit2' | 'Digit5', words: string) => {
    await tab.keyboard.down('Alt');
    await tab.keyboard.down('Shift');
    await tab.keyboard.press(digit);
    await tab.keyboard.up('Shift');
    await tab.keyboard.up('Alt');
    await tab.waitForSelector(`>>> ::-p-text(отмечено «${words}»)`, { timeout: 10_000 });
  };
  await mark('Digit2', 'недоступность');
  await mark('Digit5', 'симптома нет');
});

describe('nine clients at once', () => {
  test('R29: are read in one poll, and both operators are told', async () => {
    tickets = portal.storm(9, 'hang');
    for (const profile of [first, second]) {
      await profile.tab.bringToFront();
      await pollNow(profile.side);
      await waitFor('девять клиентов', async () => (await incidentOf(profile))?.clients.length === 9, 20_000);
    }
    const said = (await shownNotifications(first.side)).filter(({ title }) => title.startsWith('Сбой'));
    expect(said.length).toBeGreaterThan(0);
  }, 60_000);

  test('R04: the second falls silent on the first one’s record line', async () => {
    await first.side.bringToFront();
    await press(first.side, 'incident-asked');
    expect((await ask(second.side, 'board')).incident?.reported).toBe(false);
    await press(first.side, 'record-insert');
    const ticket = (await incidentOf(first))!.clients[0]!.tickets[0]!;
    const page = await tabOf(first, ticket);
    await page.waitForSelector('>>> .run[data-phase=filled]', { timeout: 15_000 });
    await submitForm(page);
    const stored = portal.state.tickets.get(Number(ticket))!.messages.at(-1)!;
    expect(stored).toMatchObject({
      hidden: true,
      text: expect.stringMatching(/^\[Д\] \d\d:\d\d сбой: сообщено в Скайп$/),
    });
    await page.close();
    await second.tab.bringToFront();
    await pollNow(second.side);
    await waitFor('второй узнал', async () => (await incidentOf(second))?.reported === true, 20_000);
    const { banner } = await ask(second.side, 'hello', { kind: 'none', loggedOut: false, visible: true });
    expect(banner.due.filter(({ title }) => title.startsWith('Сбой: 9'))).toEqual([]);
    await ask(first.side, 'incident', { type: 'consultReacted' });
  }, 60_000);

  test('R30, R31: the queue goes from ticket to ticket, each is sent by hand, and the ledger is full', async () => {
    const walk = async (stage: 'initial' | 'fixed', text: string, count: number) => {
      const owed = async () => (await incidentOf(first))!.left.filter((item) => item.endsWith(`:${stage}`)).length;
      const before = await owed();
      for (let told = 1; told <= count; told++) {
        await first.side.bringToFront();
        await press(first.side, 'tell-next');
        const page = await waitFor(
          'текст в поле',
          async () => {
            for (const candidate of await first.launched.browser.pages()) {
              if (!candidate.url().startsWith(portal.url) || candidate === first.tab) continue;
              const value = await candidate
                .$eval('[name=MESSAGE]', (box) => (box as HTMLTextAreaElement).value)
                .catch(() => '');
              if (value.includes(text)) return candidate;
            }
            return null;
          },
          15_000,
        );
        await submitForm(page);
        await waitFor('клетка закрыта', async () => (await owed()) === before - told, 15_000);
      }
    };
    await walk('initial', phrase('incident'), 2);
    expect(tickets.filter((ticket) => saidIn(ticket, phrase('incident')) === 1)).toHaveLength(2);
    await first.side.bringToFront();
    const owedAtFirst = (await incidentOf(first))!.left.length;
    await press(first.side, 'cell-initial');
    await press(first.side, 'not-reached');
    expect((await incidentOf(first))!.left).toHaveLength(owedAtFirst);
    await press(first.side, 'cell-initial');
    await press(first.side, 'told-by-phone');
    await waitFor('сообщено по телефону', async () => (await incidentOf(first))!.left.length === owedAtFirst - 1);
    await press(first.side, 'incident-fixed');
    await first.side.waitForSelector('[data-name=incident-close][disabled]');
    await walk('fixed', phrase('fixed'), 9);
    for (const ticket of tickets) expect(saidIn(ticket, phrase('fixed'))).toBe(1);
    await first.side.bringToFront();
    await press(first.side, 'incident-close');
    await waitFor('закрыт', async () => (await incidentOf(first)) === null);
  }, 180_000);
});

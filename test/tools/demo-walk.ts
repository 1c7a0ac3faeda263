/** The main job, step by step, in a browser that nobody looks at: each step tells what it saw. */
import type { Page } from 'puppeteer-core';
import type { PortalTicket } from '../../lib/practice/model.ts';
import { MINUTE_MS } from '../../lib/text/moscow.ts';
import { fillField, logIn, submitForm } from '../demo-portal/operator.ts';
import type { DemoPortal } from '../demo-portal/server.ts';
import { waitFor } from './browser.ts';
import { badgeText, shownNotifications } from './extension.ts';
import { hasPanel, openPanel, panelFields, press, previewedChanges, waitForPhase } from './panel.ts';

export interface Walk {
  portal: DemoPortal;
  /** The operator's tab. */
  page: Page;
  /** A page of the extension, to see notifications and the badge. */
  extension: Page;
  /** Saves a picture of the tab. */
  shot(name: string): Promise<void>;
}

export interface WalkStep {
  title: string;
  /** What was seen, Russian; an error when it isn't what has to be. */
  run(walk: Walk): Promise<string>;
}

/** How long a reminder may take, ms: the list is read anew within a minute at most. */
const REMINDER_MS = 180_000;

export const WALK: readonly WalkStep[] = [
  { title: 'Вход', run: enter },
  { title: 'Новая заявка: чего не хватает', run: newTicket },
  { title: 'Заполнить и сохранить', run: fillAndSave },
  { title: 'Передача на программистов', run: transfer },
  { title: 'Напоминание', run: reminder },
  { title: 'Сбой у трёх клиентов', run: storm },
];

async function enter({ portal, page, shot }: Walk): Promise<string> {
  await page.goto(portal.url + portal.paths.list);
  check(await page.$('form[name=form_auth]'), 'портал просит войти');
  check(!(await hasPanel(page)), 'на странице входа расширение молчит');
  await logIn(page);
  const badges = await waitFor(
    'отметки о сроках в списке',
    async () => (await page.$$('dezhurny-badge')).length || null,
  );
  await shot('1-list');
  return `на странице входа расширение молчит; в списке заявок ${portal.state.tickets.size}, отметок о сроках ${badges}`;
}

async function newTicket({ portal, page, shot }: Walk): Promise<string> {
  await page.goto(portal.url + portal.paths.create);
  await openPanel(page);
  await fillField(page, 'TITLE', 'Не печатается счёт');
  await fillField(page, 'MESSAGE', 'Клиент звонит: в базе не формируется печатная форма счёта.');
  const missing = await waitFor('список того, чего не хватает', async () => {
    const fields = (await panelFields(page)).filter(({ state }) => state === 'missing');
    return fields.some(({ field }) => field === 'phone') && fields;
  });
  await shot('2-missing');
  return `не хватает: ${missing.map(({ title }) => title.toLowerCase()).join(', ')}`;
}

async function fillAndSave({ portal, page, shot }: Walk): Promise<string> {
  const client = portal.state.clients.find(({ paid }) => paid)!;
  await fillField(page, 'UF_CONTRACT', client.contract);
  await fillField(page, 'UF_PHONE', client.phone);
  await fillField(page, 'UF_CALL_TIME', 'с 14 до 18 мск');
  await fillField(page, 'UF_BASE', 'Бухгалтерия 3');
  await waitFor('все обязательные поля на месте', async () => {
    const fields = await panelFields(page);
    return ['contract', 'phone', 'callTime', 'database'].every(
      (wanted) => fields.find(({ field }) => field === wanted)?.state !== 'missing',
    );
  });
  await shot('3-filled');
  await submitForm(page);
  const saved = [...portal.state.tickets.values()].at(-1)!;
  check(saved.fields.phone === client.phone, 'портал сохранил телефон');
  return `всё на месте, портал сохранил заявку № ${saved.id}`;
}

async function transfer({ portal, page, shot }: Walk): Promise<string> {
  const ticket = unanswered(portal);
  await page.goto(portal.url + portal.paths.ticket(ticket.id));
  await openPanel(page);
  const before = await formValues(page);

  await press(page, 'macro-os');
  await waitForPhase(page, 'preview');
  const changes = await previewedChanges(page);
  await shot('4-preview');
  check(same(await formValues(page), before), 'до нажатия ничего не изменилось');

  await press(page, 'fill');
  await waitForPhase(page, 'filled');
  await shot('5-filled');
  const filled = await formValues(page);
  check(filled.status === 'Требует передачи на ОС', `статус «${filled.status}»`);
  check(filled.assignee.includes('Диспетчер техподдержки'), `ответственный «${filled.assignee}»`);
  check(filled.message.startsWith('Передали заявку программистам'), `текст «${filled.message}»`);
  check(ticket.messages.length === 1, 'само ничего не отправлено');

  await press(page, 'undo');
  await waitFor('поля такие, какими были', async () => same(await formValues(page), before));

  await waitForPhase(page, 'preview');
  await press(page, 'fill');
  await waitForPhase(page, 'filled');
  await submitForm(page);
  check(ticket.status === 'Требует передачи на ОС', 'портал сохранил статус');
  await openPanel(page);
  const status = changes.status;
  return `статус «${status?.before}» → «${status?.after}», заполнено, отменено, заполнено снова, отправлено кнопкой портала`;
}

async function reminder({ portal, page, extension, shot }: Walk): Promise<string> {
  await page.goto(portal.url + portal.paths.list);
  const at = portal.state.now() - 30 * MINUTE_MS + 15_000;
  const ticket = portal.arrive({ at, title: 'Вопрос по накладной', text: 'Подскажите, где найти накладную за вчера?' });
  const shown = await waitFor(
    `напоминание о том, что срок заявки № ${ticket.id} вышел`,
    async () => {
      const shown = await shownNotifications(extension);
      return shown.find((each) => mentions(each, String(ticket.id)) && /срок вышел|просрочено/i.test(each.message));
    },
    REMINDER_MS,
  );
  await page.bringToFront();
  await shot('6-reminder');
  return `уведомление «${shown.title}»: ${shown.message}`;
}

async function storm({ portal, page, extension, shot }: Walk): Promise<string> {
  const tickets = portal.storm(3, 'hang');
  const shown = await waitFor(
    'уведомление о сбое',
    async () => (await shownNotifications(extension)).find((each) => mentions(each, 'сбой')),
    REMINDER_MS,
  );
  await page.bringToFront();
  await page.waitForSelector('>>> .incident[data-state="open"]');
  const banner = await page.$eval('>>> .incident', (incident) => incident.querySelector('ul')?.textContent ?? '');
  for (const { fields } of tickets)
    check(banner.includes(fields.contract), `в полосе нет договора ${fields.contract}: ${banner}`);
  const badge = await badgeText(extension);
  check(badge !== '', 'на значке есть отметка');
  await shot('7-storm');
  return `уведомление «${shown.title}»: ${shown.message}; на значке «${badge}»; полоса: ${banner}`;
}

interface FormValues {
  message: string;
  status: string;
  assignee: string;
}

/** What the portal's own form shows. */
function formValues(page: Page): Promise<FormValues> {
  return page.evaluate(() => {
    const chosen = (name: string) => {
      const select = document.querySelector<HTMLSelectElement>(`select[name=${name}]`);
      return select?.selectedOptions[0]?.text ?? '';
    };
    return {
      message: document.querySelector<HTMLTextAreaElement>('[name=MESSAGE]')?.value ?? '',
      status: chosen('STATUS_ID'),
      assignee: chosen('RESPONSIBLE_USER_ID'),
    };
  });
}

function same(a: FormValues, b: FormValues): boolean {
  return a.message === b.message && a.status === b.status && a.assignee === b.assignee;
}

/** A ticket of a client that nobody has answered, still in time. */
function unanswered(portal: DemoPortal): PortalTicket {
  const waiting = [...portal.state.tickets.values()].filter(
    ({ author, messages, createdAt }) =>
      !author.staff && messages.length === 1 && createdAt > portal.state.now() - 20 * MINUTE_MS,
  );
  return waiting[0]!;
}

function mentions({ title, message }: { title: string; message: string }, words: string): boolean {
  return `${title} ${message}`.toLowerCase().includes(words);
}

function check(holds: unknown, what: string): void {
  if (!holds) throw new Error(`Не так: ${what}`);
}

/** The palette of canned responses and own shortcuts, in a plain field, in an editor and in an editor's frame, by keyboard. */
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { KeyInput, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OVERLAY_TAG } from '../../lib/portal/roots.ts';
import { type Launched, launch, openExtensionPage, PORTAL_HOST, waitFor } from '../tools/browser.ts';
import { faults } from './axe.ts';
import { has, press, textOf, waitForPanel, waitForPhase } from './overlay-kit.ts';

const EDITORS = {
  textarea: '<label for="m">Сообщение:</label> <textarea id="m" name="MESSAGE" rows="6" cols="70"></textarea>',
  editor:
    '<label id="l">Сообщение:</label> <div id="m" contenteditable="true" role="textbox" aria-labelledby="l" style="min-height:90px;border:1px solid"></div><input type="hidden" name="MESSAGE">',
  frame: `<label for="MSG">Сообщение</label> <div><iframe id="m" style="width:500px;height:120px" src="about:blank"></iframe><textarea id="MSG" name="MESSAGE" style="display:none"></textarea></div>
<script>var d = document.getElementById('m').contentDocument; d.open(); d.write('<html><body></body></html>'); d.close(); d.designMode = 'on';</script>`,
};
type Editor = keyof typeof EDITORS;

const ticketPage = (editor: Editor) => `<!doctype html><title>Заявка № 512</title><h1>Заявка № 512</h1>
<form method="post" action="/support/ticket/512/"><input type="hidden" name="ID" value="512">
<p><label for="c">Договор:</label> <input id="c" name="CONTRACT" value="10234"></p>
<p><label for="s">Статус:</label> <select id="s" name="STATUS"><option>В работе</option><option>Требует передачи на ОС</option></select></p>
<p><label for="r">Ответственный:</label> <select id="r" name="RESPONSIBLE"><option>Не назначен</option><option>Диспетчер техподдержки</option></select></p>
<p>${EDITORS[editor]}</p><button>Сохранить</button></form>`;

/** What a lead makes on the options page, the variables by the menu. */
const GREETING = ['Добрый день, ', '{фио?}', '!\n', '{курсор}', '\nДоговор ', '{договор}', '.'];
const BROKEN = ['Ваш сервер {сервер} перезагружен'];

/** As a lead does it; the id of the new phrase. */
async function addPhrase(page: Page, title: string, text: string[]): Promise<string> {
  await page.click('[data-name=phrase-add]');
  const editor = await page.waitForSelector('[data-phrase^=own-]');
  const id = await editor!.evaluate((element) => (element as HTMLElement).dataset.phrase!);
  const type = async (selector: string, words: string) => {
    await page.focus(selector);
    await page.$eval(selector, (field) => (field as HTMLInputElement).select());
    await page.keyboard.type(words);
  };
  await type(`[id="set-macros.${id}.title"]`, title);
  await type(`[id="set-macros.${id}.text"]`, text[0]!);
  for (const piece of text.slice(1)) {
    if (!piece.startsWith('{')) await page.keyboard.type(piece);
    else {
      await page.click(`[data-phrase="${id}"] [data-name=variables]`);
      await page.locator(`[data-phrase="${id}"] .variables-menu:not([hidden]) button ::-p-text(${piece})`).click();
    }
  }
  await page.waitForFunction(
    (selector, words) => document.querySelector<HTMLTextAreaElement>(selector)?.value === words,
    {},
    `[id="set-macros.${id}.text"]`,
    text.join(''),
  );
  return id;
}

/** Runs in the page: what the message field holds. */
function messageText(): string {
  const field = document.getElementById('m') as HTMLElement;
  if (field.localName === 'textarea') return (field as HTMLTextAreaElement).value;
  // biome-ignore lint/performance/useDomNodeTextContent: lines are blocks here
  const text = (field.localName === 'iframe' ? (field as HTMLIFrameElement).contentDocument!.body : field).innerText;
  return text.replace(/ /g, ' ').replace(/\n$/, '');
}

/** Runs in the page: empties the field as a person would, and stays in it. */
function emptyMessage(): void {
  const field = document.getElementById('m') as HTMLElement;
  const doc = field.localName === 'iframe' ? (field as HTMLIFrameElement).contentDocument! : document;
  const element = field.localName === 'iframe' ? doc.body : field;
  doc.defaultView?.focus();
  element.focus();
  doc.execCommand('selectAll');
  doc.execCommand('delete');
}

describe.each(['chromium', 'firefox'] as const)('in %s', (kind) => {
  let server: Server;
  let launched: Launched;
  let page: Page;
  let origin = '';
  let greeting = '';
  let broken = '';

  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(ticketPage((new URL(url, 'http://x').searchParams.get('editor') ?? 'textarea') as Editor));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    launched = await launch(kind, { ports: [port] });
    origin = `http://${PORTAL_HOST}:${port}`;
    const options = await openExtensionPage(launched, 'options.html#phrases');
    await options.waitForSelector('.phrases');
    broken = await addPhrase(options, 'Неполная фраза', BROKEN);
    await options.locator('.phrase-preview ::-p-text(Такой переменной нет: {сервер})').wait();
    greeting = await addPhrase(options, 'Приветствие', GREETING);
    await options.click('[data-name=phrase-up]');
    await options.click('button[type=submit]');
    await options.locator('.save-bar ::-p-text(Сохранено)').wait();
    await options.close();
    page = await launched.browser.newPage();
  });
  afterAll(async () => {
    await launched?.close();
    server?.close();
  });

  const open = async (editor: Editor) => {
    await page.goto(`${origin}/support/ticket/512/?editor=${editor}`);
    await waitForPanel(page);
    await page.evaluate(emptyMessage);
  };
  const message = () => page.evaluate(messageText);
  let last = '';
  const holds = (text: string) =>
    waitFor(`в поле «${text}»`, async () => {
      last = await message();
      return last === text || null;
    }).catch(() => expect(last).toBe(text));
  const chord = async (keys: KeyInput[], key: KeyInput) => {
    for (const one of keys) await page.keyboard.down(one);
    await page.keyboard.press(key);
    for (const one of keys.toReversed()) await page.keyboard.up(one);
  };
  const undo = () => chord(['Control'], 'KeyZ');
  const opened = () => waitFor('палитра', async () => (await has(page, '.palette input[role=combobox]:focus')) || null);
  const closed = () => waitFor('палитры нет', async () => !(await has(page, '.palette')) || null);
  const selected = (id: string) =>
    waitFor(`выбрано ${id}`, async () => (await has(page, `.palette-item[data-id=${id}][aria-selected=true]`)) || null);

  it.each<Editor>(['textarea', 'editor', 'frame'])(
    '%s: «/» and shortcuts insert at the caret; Ctrl+Z gives back what was typed',
    async (editor) => {
      await open(editor);
      await page.keyboard.type('/');
      await opened();
      await page.keyboard.type('решили телефонами');
      await selected('solved_by_phone');
      await page.keyboard.press('Enter');
      await closed();
      await holds('Заявка решена по телефону.');
      await undo();
      await holds('/');

      await page.evaluate(emptyMessage);
      await page.keyboard.type('Здравствуйте! .тел ');
      await holds('Здравствуйте! Заявка решена по телефону.');
      await page.keyboard.type(' Спасибо /ntk ');
      await holds('Здравствуйте! Заявка решена по телефону. Спасибо Заявка решена по телефону.');
      await undo();
      await waitFor('набранное вернулось', async () => (await message()).trimEnd().endsWith('Спасибо /ntk') || null);

      await page.evaluate(emptyMessage);
      await page.keyboard.type('/');
      await opened();
      await page.keyboard.type('etc');
      await page.keyboard.press('Escape');
      await closed();
      await page.keyboard.type('/hosts');
      await holds('/etc/hosts');
    },
  );

  it('what is asked comes first, the caret where the text says; a variable without a value blocks', async () => {
    await open('textarea');
    await chord(['Alt', 'Shift'], 'KeyP');
    await opened();
    await page.keyboard.type('ghbdtncndbt');
    await selected(greeting);
    await page.keyboard.press('Enter');
    await waitFor('спрошено', async () => (await has(page, '.palette-asked input:focus')) || null);
    expect(await has(page, '[data-name=palette-insert]:disabled')).toBe(true);
    await page.keyboard.type('Образцов Пример');
    await page.keyboard.press('Enter');
    await closed();
    await page.keyboard.type('Перезвоним.');
    await holds('Добрый день, Образцов Пример!\nПерезвоним.\nДоговор 10234.');

    await chord(['Alt', 'Shift'], 'KeyP');
    await opened();
    await page.keyboard.type('сервера');
    await selected(broken);
    expect(await textOf(page, '[data-name=palette-missing]')).toContain('сервер: такой переменной нет');
    await page.keyboard.press('Enter');
    expect(await has(page, '[data-name=palette-insert]:disabled')).toBe(true);
    await page.keyboard.press('Escape');
    await closed();
    await holds('Добрый день, Образцов Пример!\nПерезвоним.\nДоговор 10234.');
  });

  it('an action takes «/» back and goes the panel’s way: shown, filled, undone', async () => {
    await open('textarea');
    await page.keyboard.type('/');
    await opened();
    await page.keyboard.type('программист');
    await selected('os');
    await page.keyboard.press('Enter');
    await closed();
    await waitForPhase(page, 'preview');
    expect(await message()).toBe('');
    await press(page, '[data-name=fill]');
    await waitForPhase(page, 'filled');
    expect(await page.$eval('#s', (field) => (field as HTMLSelectElement).value)).toBe('Требует передачи на ОС');
  });

  // The same tree in both kinds.
  it.runIf(kind === 'chromium')('axe finds nothing, light and dark', async () => {
    await open('textarea');
    for (const theme of ['light', 'dark']) {
      if (theme === 'dark') await page.addStyleTag({ content: 'html, body { background: #15181d; color: #d5d9e0 }' });
      await chord(['Alt', 'Shift'], 'KeyP');
      await opened();
      await selected('lk');
      expect(await faults(page, { within: OVERLAY_TAG, coloursOnly: theme === 'dark' })).toEqual([]);
      if (process.env.SHOTS) {
        const folder = join(import.meta.dirname, '../../.output/screenshots');
        mkdirSync(folder, { recursive: true });
        await page.screenshot({ path: join(folder, `palette-${kind}-${theme}.png`) });
      }
      await page.keyboard.press('Escape');
      await closed();
    }
  });
});

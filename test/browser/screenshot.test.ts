/** R18: a screenshot pasted on a ticket's page goes into the portal's own file field, and out again; too large a file is told of before the server refuses it. */
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recognised } from '../../lib/portal/handles.ts';
import { MIB } from '../../lib/text/file-size.ts';
import { openPortal, submitForm } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { type Launched, launch, waitFor } from '../tools/browser.ts';
import { has, press, textOf, waitForPanel } from './overlay-kit.ts';
import { bundle } from './portal-bench.ts';

describe.each(['chromium', 'firefox'] as const)('%s', (kind) => {
  let portal: DemoPortal;
  let launched: Launched;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dezhurny-files-'));
    portal = await startDemoPortal({ skin: 'public', redrawMs: 0 });
    launched = await launch(kind, { ports: [portal.port] });
    page = await openPortal(launched.browser, portal);
    if (kind === 'chromium') {
      await launched.browser.defaultBrowserContext().overridePermissions(portal.url, ['clipboard-sanitized-write']);
    }
    const ticket = portal.arrive({ title: 'Печатная форма', text: 'Выходит ошибка.' });
    await page.goto(portal.url + portal.paths.ticket(ticket.id));
    await waitForPanel(page);
  });
  afterAll(async () => {
    await launched?.close();
    await portal?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const held = (name: string) =>
    page.$eval(`[name=${name}]`, (field) => [...(field as HTMLInputElement).files!].map((file) => file.name).join());

  // Firefox without a screen has a clipboard for texts only.
  it.runIf(kind === 'chromium')(
    'R18: Ctrl+V attaches a screenshot, «Убрать» takes it out, the form sends it',
    async () => {
      await copyImage(page);
      await page.focus('[name=MESSAGE]');
      await paste(page);
      expect(await textOf(page, '[data-name=screenshot-1]')).toMatch(
        /Снимок приложен: screenshot-[\d-]+\.png, \d КБ\./,
      );
      expect(await held('FILE_0')).toMatch(/^screenshot-[\d-]+\.png$/);
      await waitFor('приложен', () => has(page, '[data-field=screenshot][data-state=present]'));

      await paste(page);
      await textOf(page, '[data-name=screenshot-2]');
      expect(await held('FILE_1')).toMatch(/^screenshot-/);
      await paste(page);
      expect(await textOf(page, '[data-name=screenshot-failed]')).toContain('во всех полях для файлов');

      await press(page, '[data-name=screenshot-1-accept]');
      await waitFor('убран', async () => (await held('FILE_0')) === '');
      expect(await has(page, '[data-name=screenshot-1]')).toBe(false);
      const name = await held('FILE_1');
      await page.type('[name=MESSAGE]', 'Снимок ошибки.');
      await submitForm(page);
      expect(await page.$eval('body', (body) => body.textContent)).toContain(`Файлы: ${name}`);
      await waitForPanel(page);
    },
  );

  it.runIf(kind === 'chromium')('R18: where the form takes no files, the operator is told so', async () => {
    await page.$$eval('input[type=file]', (fields) => {
      for (const field of fields) field.remove();
    });
    await page.focus('[name=MESSAGE]');
    await paste(page);
    expect(await textOf(page, '[data-name=screenshot-failed]')).toContain('Вставьте снимок в поле портала сами.');
    await page.reload();
    await waitForPanel(page);
  });

  it('R18: a content script may put a file into the field and take it out', async () => {
    const script = await bundle(['attach.ts']);
    // The driver's own world sees the page as a content script does.
    const world = (page.mainFrame() as unknown as { isolatedRealm(): Pick<Page, 'evaluate'> }).isolatedRealm();
    await world.evaluate(script);
    const seen = await world.evaluate(() => {
      const { portal } = globalThis as unknown as { portal: typeof import('../../lib/portal/attach.ts') };
      const element = document.querySelector<HTMLInputElement>('[name=FILE_0]')!;
      const names = () => [...element.files!].map(({ name }) => name);
      const recognised = { handles: { files: { element } } } as unknown as Recognised;
      const done = portal.attachFile(recognised, new File(['png'], 'экран.png', { type: 'image/png' }));
      const attached = names();
      const out = done.how === 'attached' && portal.detachFile(done.field, done.file);
      return { how: done.how, attached, out, left: names() };
    });
    expect(seen).toEqual({ how: 'attached', attached: ['экран.png'], out: true, left: [] });
  });

  it('R18: a file chosen by hand that is larger than the portal takes is told of at once', async () => {
    const [large, small] = [join(folder, 'экран.bmp'), join(folder, 'экран.png')];
    await writeFile(large, '');
    await truncate(large, 10 * MIB + 1);
    await writeFile(small, 'png');
    const field = (await page.$('input[name=FILE_0]')) as ElementHandle<HTMLInputElement>;
    await field.uploadFile(large);
    expect(await textOf(page, '[data-name=file-size]')).toContain('Файл больше 10 МБ: портал может его не принять.');
    await field.uploadFile(small);
    await waitFor('предупреждения нет', async () => !(await has(page, '[data-name=file-size]')));
  });
});

/** Puts a small picture on the clipboard, as a tool for screenshots does. */
async function copyImage(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d')!.fillRect(0, 0, 20, 20);
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob! })]);
  });
}

async function paste(page: Page): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press('v');
  await page.keyboard.up('Control');
}

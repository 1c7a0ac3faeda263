/** Writing into forms, in both browsers: what is typed stays, all or nothing, undo, and the rule on internal notes. */
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ControlKind, Recognised } from '../../lib/portal/handles.ts';
import type { applyWrites, preview, Write } from '../../lib/portal/write.ts';
import type { internalPlace, writeInternal } from '../../lib/portal/write-internal.ts';
import type { FieldName } from '../../lib/regulation/snapshot.ts';
import { type BrowserName, bundle, launch, serve, show } from './portal-bench.ts';

interface Spec {
  kind: ControlKind;
  at: string;
  form?: 'flag' | 'field';
  frame?: string;
  host?: string;
  writable?: boolean;
}
type Specs = Partial<Record<FieldName, Spec>>;

/** What the page keeps for a test. */
interface Bench {
  hold(specs: Specs, ticketId?: string | null): Recognised;
  apply(specs: Specs, writes: Write[]): Promise<{ ok: boolean; rolledBack: boolean; reasons: string[] }>;
  undo(): Promise<boolean>;
  atRisk(): boolean;
}
declare const portal: {
  applyWrites: typeof applyWrites;
  preview: typeof preview;
  internalPlace: typeof internalPlace;
  writeInternal: typeof writeInternal;
};
declare const bench: Bench;

/** Makes `bench` in the page. */
function prepare(): void {
  let applied: Awaited<ReturnType<typeof applyWrites>> | null = null;
  const hold: Bench['hold'] = (specs, ticketId = null) => {
    const fields: Record<string, unknown> = {};
    const handles: Record<string, unknown> = {};
    for (const [field, { kind, at, form, frame, host, writable = true }] of Object.entries(specs)) {
      const doc = frame ? document.querySelector<HTMLIFrameElement>(frame)!.contentDocument! : document;
      const root = host ? doc.querySelector(host)!.shadowRoot! : doc;
      const element = root.querySelector<HTMLElement>(at)!;
      handles[field] = { field, kind, element };
      fields[field] = { confidence: 0.9, how: 'name', reasons: [], selector: at, value: '', form, writable };
    }
    const kind = ticketId === null ? 'ticket-new' : 'ticket';
    const snapshot = { kind, ticketId, url: document.URL, title: '', fields, messages: [], head: {} };
    return { snapshot, handles, root: document.body } as unknown as Recognised;
  };
  const bench: Bench = {
    hold,
    apply: async (specs, writes) => {
      applied = await portal.applyWrites(hold(specs), writes);
      return applied.ok
        ? { ok: true, rolledBack: false, reasons: [] }
        : { ok: false, rolledBack: applied.rolledBack, reasons: applied.failures.map(({ reason }) => reason) };
    },
    undo: async () => applied?.ok === true && (await applied.undo()).ok,
    atRisk: () => applied?.ok === true && applied.atRisk(),
  };
  Object.assign(globalThis, { bench });
}

const value = (selector: string) => page.$eval(selector, (element) => (element as HTMLInputElement).value);
const checked = (selector: string) => page.$eval(selector, (element) => (element as HTMLInputElement).checked);
const apply = (specs: Specs, writes: Write[]) =>
  page.evaluate((s, w) => bench.apply(s as Specs, w as Write[]), specs, writes);
const undo = () => page.evaluate(() => bench.undo());
const problems = (specs: Specs, writes: Write[]) =>
  page.evaluate(
    (s, w) => portal.preview(bench.hold(s as Specs), w as Write[]).map(({ problem }) => problem),
    specs,
    writes,
  );

let page: Page;
let html = '';
let posts = 0;

const MESSAGE: Spec = { kind: 'textarea', at: '#m' };
const FLAG: Spec = { kind: 'checkbox', at: '#h', form: 'flag' };
const NOTE: Write[] = [{ field: 'internal', value: 'Клиент из списка платных' }];

describe.each<BrowserName>(['chrome', 'firefox'])('%s', (name) => {
  let browser: Browser;
  let script: string;
  let server: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    script = await bundle(['write.ts', 'write-internal.ts']);
    server = await serve((path) => {
      if (path.startsWith('/save')) posts++;
      return { body: `<!doctype html><meta charset="utf-8"><title>Заявка</title>${html}` };
    });
    browser = await launch(name);
    page = await browser.newPage();
  }, 120_000);
  beforeEach(() => {
    posts = 0;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = async (body: string, path = '/ticket') => {
    html = body;
    await show(page, server.origin + path, script);
    await page.evaluate(prepare);
  };

  describe('texts', () => {
    const FORM =
      '<form action="/save" method="post"><textarea id="m" name="MESSAGE"></textarea><button>Отправить</button></form>';

    it('come after what a person typed, a blank line apart, and Ctrl+Z takes off only them', async () => {
      await open(FORM);
      await page.focus('#m');
      await page.keyboard.type('Добрый день!');
      const result = await apply({ message: MESSAGE }, [{ field: 'message', value: 'Передали заявку программистам' }]);
      expect(result).toEqual({ ok: true, rolledBack: false, reasons: [] });
      expect(await value('#m')).toBe('Добрый день!\n\nПередали заявку программистам');
      await page.focus('#m');
      await page.keyboard.down('Control');
      await page.keyboard.press('z');
      await page.keyboard.up('Control');
      expect(await value('#m')).toBe('Добрый день!');
    });

    it('come where the caret was put inside the text', async () => {
      await open(FORM);
      await page.$eval('#m', (element) => {
        const field = element as HTMLTextAreaElement;
        field.value = 'Начало\n\nКонец';
        field.setSelectionRange(6, 6);
      });
      await apply({ message: MESSAGE }, [{ field: 'message', value: 'Середина' }]);
      expect(await value('#m')).toBe('Начало\n\nСередина\n\nКонец');
    });

    it('are not doubled by a second press', async () => {
      await open(FORM);
      const writes: Write[] = [{ field: 'message', value: 'Проверяем' }];
      await apply({ message: MESSAGE }, writes);
      expect((await apply({ message: MESSAGE }, writes)).ok).toBe(true);
      expect(await value('#m')).toBe('Проверяем');
    });

    it('replace what is there only when asked to', async () => {
      await open(FORM);
      await page.$eval('#m', (element) => Object.assign(element, { value: 'Старое' }));
      await apply({ message: MESSAGE }, [{ field: 'message', value: 'Новое', mode: 'replace' }]);
      expect(await value('#m')).toBe('Новое');
      expect(await undo()).toBe(true);
      expect(await value('#m')).toBe('Старое');
    });

    it('are undone as one step, and what was typed afterwards stays', async () => {
      await open(FORM);
      await apply({ message: MESSAGE }, [{ field: 'message', value: 'Проверяем' }]);
      await page.focus('#m');
      await page.keyboard.press('End');
      await page.keyboard.type(' и ждём');
      expect(await undo()).toBe(true);
      expect(await value('#m')).toBe(' и ждём');
    });

    it('of many characters are set at once', async () => {
      await open(FORM);
      const long = 'Строка текста. '.repeat(500).trim();
      expect((await apply({ message: MESSAGE }, [{ field: 'message', value: long }])).ok).toBe(true);
      expect(await value('#m')).toBe(long);
      expect(await undo()).toBe(true);
      expect(await value('#m')).toBe('');
    });

    it('are heard by the page as input and change', async () => {
      await open(
        `${FORM}<script>globalThis.heard = []; for (const type of ['input', 'change']) document.querySelector('#m').addEventListener(type, () => heard.push(type));</script>`,
      );
      await apply({ message: MESSAGE }, [{ field: 'message', value: 'Проверяем' }]);
      const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
      expect(new Set(heard)).toEqual(new Set(['input', 'change']));
    });

    it.each([
      ['read-only', '<textarea id="m" readonly></textarea>', 'поле сейчас недоступно для записи'],
      ['disabled', '<fieldset disabled><textarea id="m"></textarea></fieldset>', 'поле сейчас недоступно для записи'],
      ['too short', '<textarea id="m" maxlength="5"></textarea>', 'не помещается: поле принимает 5 знаков, а нужно 9'],
    ])('are refused by a field that is %s', async (_, body, reason) => {
      await open(body);
      expect(await problems({ message: MESSAGE }, [{ field: 'message', value: 'Проверяем' }])).toEqual([reason]);
      expect(await apply({ message: MESSAGE }, [{ field: 'message', value: 'Проверяем' }])).toMatchObject({
        ok: false,
        rolledBack: true,
      });
      expect(await value('#m')).toBe('');
    });

    it('never take the place of a filled single line', async () => {
      await open('<input id="c" value="777">');
      const specs: Specs = { contract: { kind: 'text', at: '#c' } };
      expect(await problems(specs, [{ field: 'contract', value: '123' }])).toEqual([
        'поле уже заполнено — поправьте сами',
      ]);
      expect(await problems(specs, [{ field: 'contract', value: '777' }])).toEqual([null]);
    });

    it('may be rewritten by a mask as long as the digits stay', async () => {
      await open(
        `<input id="p" type="tel"><script>document.querySelector('#p').addEventListener('input', (e) => { const d = e.target.value.replace(/\\D/g, ''); e.target.value = d ? '+' + d.slice(0, 1) + ' (' + d.slice(1, 4) + ') ' + d.slice(4) : ''; });</script>`,
      );
      const result = await apply({ phone: { kind: 'text', at: '#p' } }, [
        { field: 'phone', value: '+7 900 000-00-01' },
      ]);
      expect(result.ok).toBe(true);
      expect(await value('#p')).toBe('+7 (900) 0000001');
      expect(await undo()).toBe(true);
      expect(await value('#p')).toBe('');
    });

    it('reach fields in shadow roots and in frames', async () => {
      await open(
        '<x-field><template shadowrootmode="open"><textarea id="m"></textarea></template></x-field><iframe id="f" srcdoc="<input id=c>"></iframe>',
      );
      const result = await apply(
        { message: { ...MESSAGE, host: 'x-field' }, contract: { kind: 'text', at: '#c', frame: '#f' } },
        [
          { field: 'message', value: 'Проверяем' },
          { field: 'contract', value: '123' },
        ],
      );
      expect(result.ok).toBe(true);
      const read = () =>
        page.evaluate(() => [
          document.querySelector('x-field')!.shadowRoot!.querySelector('textarea')!.value,
          document.querySelector('iframe')!.contentDocument!.querySelector('input')!.value,
        ]);
      expect(await read()).toEqual(['Проверяем', '123']);
      expect(await undo()).toBe(true);
      expect(await read()).toEqual(['', '']);
    });

    it('give the focus back to where it was, in a shadow root too', async () => {
      await open(`${FORM}<x-panel><template shadowrootmode="open"><button id="b">На ОС</button></template></x-panel>`);
      await page.evaluate(() => document.querySelector('x-panel')!.shadowRoot!.querySelector('button')!.focus());
      await apply({ message: MESSAGE }, [{ field: 'message', value: 'Проверяем' }]);
      const focused = await page.evaluate(() => document.querySelector('x-panel')!.shadowRoot!.activeElement?.id);
      expect(focused).toBe('b');
    });
  });

  describe('editors', () => {
    it.each([
      [
        'contenteditable',
        '<div id="m" contenteditable="true"><p>Добрый день!</p></div>',
        { kind: 'contenteditable', at: '#m' },
      ],
      [
        'a frame',
        '<iframe id="f" srcdoc="<body contenteditable=true><p>Добрый день!</p>"></iframe>',
        { kind: 'editor-frame', at: 'body', frame: '#f' },
      ],
      [
        'a frame in design mode',
        '<iframe id="f" srcdoc="<p>Добрый день!</p>"></iframe><script>document.querySelector("#f").onload = (e) => { e.target.contentDocument.designMode = "on"; };</script>',
        { kind: 'editor-frame', at: 'body', frame: '#f' },
      ],
    ] as [string, string, Spec][])('%s: keep what is typed, and undo restores it', async (_, body, spec) => {
      await open(body);
      const text = () =>
        page.evaluate(() => {
          const frame = document.querySelector<HTMLIFrameElement>('#f');
          const editor = frame ? frame.contentDocument!.body : document.querySelector<HTMLElement>('#m')!;
          // biome-ignore lint/performance/useDomNodeTextContent: lines of an editor are blocks
          return editor.innerText.trim().split(/\s*\n\s*/);
        });
      const result = await apply({ message: spec }, [{ field: 'message', value: 'Проверяем.\nПерезвоним.' }]);
      expect(result).toMatchObject({ ok: true });
      expect(await text()).toEqual(['Добрый день!', 'Проверяем.', 'Перезвоним.']);
      expect(await undo()).toBe(true);
      expect(await text()).toEqual(['Добрый день!']);
    });
  });

  describe('choices', () => {
    const STATUS: Spec = { kind: 'select', at: '#s' };
    const SELECT =
      '<form action="/save" method="post"><select id="s" name="STATUS_ID"><option value="1">Новая</option><option value="2">На менеджера</option><option value="3">[7] (disp) Диспетчер техподдержки</option><option value="4" disabled>Закрыта</option></select></form>';

    it('are made by the option’s words, seen by the page, and undone', async () => {
      await open(
        `${SELECT}<script>globalThis.heard = []; for (const type of ['input', 'change']) document.querySelector('#s').addEventListener(type, () => heard.push(type));</script>`,
      );
      expect(await apply({ status: STATUS }, [{ field: 'status', value: 'на менеджера' }])).toMatchObject({ ok: true });
      expect(await value('#s')).toBe('2');
      expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([
        'input',
        'change',
      ]);
      expect(await undo()).toBe(true);
      expect(await value('#s')).toBe('1');
    });

    it('know a person without the number and the login', async () => {
      await open(SELECT);
      await apply({ assignee: STATUS }, [{ field: 'assignee', value: 'Диспетчер техподдержки' }]);
      expect(await value('#s')).toBe('3');
    });

    it.each([
      ['is not in the list', SELECT, 'Требует передачи на ЛК', 'в списке нет «Требует передачи на ЛК» — выберите сами'],
      [
        'is there twice',
        '<select id="s"><option>Новая<option>Иван<option>Иван</select>',
        'Иван',
        'в списке нет «Иван» — выберите сами',
      ],
      [
        'sends the page at once',
        '<form><select id="s" onchange="this.form.submit()"><option>Новая<option>Иван</select></form>',
        'Иван',
        'список сразу отправляет страницу — выберите сами',
      ],
    ])('are refused when the option %s', async (_, body, wanted, reason) => {
      await open(body);
      expect(await problems({ status: STATUS }, [{ field: 'status', value: wanted }])).toEqual([reason]);
    });

    it('wait for a list that another field fills anew, and restore both', async () => {
      await open(`${SELECT}<select id="a" name="RESPONSIBLE"><option>—</option><option>Диспетчер техподдержки</option></select><script>
        document.querySelector('#s').addEventListener('change', () => {
          const list = document.querySelector('#a');
          list.replaceChildren(new Option('—'));
          setTimeout(() => list.append(new Option('Иван'), new Option('Диспетчер техподдержки')), 120);
        });</script>`);
      const result = await apply({ status: STATUS, assignee: { kind: 'select', at: '#a' } }, [
        { field: 'assignee', value: 'Диспетчер техподдержки' },
        { field: 'status', value: 'На менеджера' },
      ]);
      expect(result).toMatchObject({ ok: true });
      expect([await value('#s'), await value('#a')]).toEqual(['2', 'Диспетчер техподдержки']);
      expect(await undo()).toBe(true);
      expect(await value('#s')).toBe('1');
    });

    it('all go back when one of them is not taken', async () => {
      await open(
        `${SELECT}<textarea id="m"></textarea><script>document.querySelector('#s').addEventListener('change', (e) => { e.target.selectedIndex = 0; });</script>`,
      );
      await page.$eval('#m', (element) => Object.assign(element, { value: 'Черновик' }));
      const result = await apply({ status: STATUS, title: { kind: 'textarea', at: '#m' } }, [
        { field: 'title', value: 'Текст' },
        { field: 'status', value: 'На менеджера' },
      ]);
      expect(result).toEqual({
        ok: false,
        rolledBack: true,
        reasons: ['страница не приняла значение — заполните сами'],
      });
      expect([await value('#s'), await value('#m')]).toEqual(['1', 'Черновик']);
    });

    it('all go back when the page reverts one on the next frame', async () => {
      await open(
        `${SELECT}<textarea id="m"></textarea><script>document.querySelector('#m').addEventListener('input', (e) => requestAnimationFrame(() => { e.target.value = ''; }));</script>`,
      );
      const result = await apply({ status: STATUS, message: MESSAGE }, [
        { field: 'status', value: 'На менеджера' },
        { field: 'message', value: 'Проверяем' },
      ]);
      expect(result).toMatchObject({ ok: false, rolledBack: true });
      expect([await value('#s'), await value('#m')]).toEqual(['1', '']);
    });

    it('are flags and radio buttons too', async () => {
      await open(
        '<label><input type="checkbox" id="c">Закрыть</label><label><input type="radio" name="r" id="r1" checked>Новая</label><label><input type="radio" name="r" id="r2">На менеджера</label>',
      );
      const specs: Specs = { close: { kind: 'checkbox', at: '#c' }, status: { kind: 'radio', at: '#r1' } };
      expect(
        await apply(specs, [
          { field: 'close', value: 'да' },
          { field: 'status', value: 'На менеджера' },
        ]),
      ).toMatchObject({ ok: true });
      expect([await checked('#c'), await checked('#r2')]).toEqual([true, true]);
      expect(await undo()).toBe(true);
      expect([await checked('#c'), await checked('#r1')]).toEqual([false, true]);
    });

    it('in lists that the page draws are clicked and checked', async () => {
      await open(`<form action="/save" method="post"><button id="s" role="combobox" aria-controls="l" aria-expanded="false">Новая</button><ul id="l" role="listbox" hidden><li role="option">Новая</li><li role="option">На менеджера</li></ul></form><script>
        const list = document.querySelector('#l'); const button = document.querySelector('#s');
        button.addEventListener('click', (e) => { e.preventDefault(); setTimeout(() => { list.hidden = !list.hidden; }, 30); });
        list.addEventListener('click', (e) => { button.textContent = e.target.textContent; list.hidden = true; });</script>`);
      const specs: Specs = { status: { kind: 'listbox', at: '#s' } };
      expect(await apply(specs, [{ field: 'status', value: 'На менеджера' }])).toMatchObject({ ok: true });
      expect(await page.$eval('#s', (element) => element.textContent)).toBe('На менеджера');
      expect(await undo()).toBe(true);
      expect(await page.$eval('#s', (element) => element.textContent)).toBe('Новая');
      expect(posts).toBe(0);
    });

    it('in a «chosen» list open by the mouse', async () => {
      await open(`<div class="chosen-container" id="s"><a class="chosen-single"><span>Новая</span></a><div class="chosen-drop" style="display:none"><ul class="chosen-results"></ul></div></div><input type="hidden" name="R"><script>
        const box = document.querySelector('#s'); const drop = box.querySelector('.chosen-drop'); const list = box.querySelector('ul');
        box.addEventListener('mousedown', () => { if (drop.style.display === '') return; drop.style.display = ''; list.replaceChildren(...['Новая', 'Диспетчер техподдержки'].map((t) => Object.assign(document.createElement('li'), { className: 'active-result', textContent: t }))); });
        list.addEventListener('mouseup', (e) => { box.querySelector('span').textContent = e.target.textContent; drop.style.display = 'none'; });</script>`);
      const specs: Specs = { assignee: { kind: 'listbox', at: '#s' } };
      expect(await apply(specs, [{ field: 'assignee', value: 'Диспетчер техподдержки' }])).toMatchObject({ ok: true });
      expect(await page.$eval('#s span', (element) => element.textContent)).toBe('Диспетчер техподдержки');
    });

    it('in a menu that acts at once are left to the operator', async () => {
      await open('<a id="s" href="#">Статус: Новая</a><ul><li><a href="/save?s=2">На менеджера</a></li></ul>');
      const specs: Specs = { status: { kind: 'menu', at: '#s' } };
      expect(await problems(specs, [{ field: 'status', value: 'На менеджера' }])).toEqual([
        'меню действует сразу — выберите сами',
      ]);
      expect(await apply(specs, [{ field: 'status', value: 'На менеджера' }])).toMatchObject({ ok: false });
      expect(posts).toBe(0);
    });

    it('never send the form, even where the page tries to', async () => {
      await open(
        `${SELECT}<script>document.querySelector('#s').addEventListener('change', (e) => e.target.form.requestSubmit());</script>`,
      );
      const result = await apply({ status: STATUS }, [{ field: 'status', value: 'На менеджера' }]);
      expect(posts).toBe(0);
      expect(await value('#s')).toBe('2');
      expect(result.ok).toBe(true);
    });
  });

  describe('another page', () => {
    it('stops the write when the address changed since the plan', async () => {
      await open('<textarea id="m"></textarea>');
      const result = await page.evaluate(async () => {
        const recognised = bench.hold({ message: { kind: 'textarea', at: '#m' } });
        history.pushState(null, '', '/ticket?ID=2');
        return portal.applyWrites(recognised, [{ field: 'message', value: 'Проверяем' }]);
      });
      expect(result).toMatchObject({
        ok: false,
        rolledBack: true,
        failures: [{ reason: 'страница сменилась, пока шла запись' }],
      });
      expect(await value('#m')).toBe('');
    });

    it('stops it when the same address shows another ticket', async () => {
      await open(
        '<h1>Заявка № 5</h1><form><input type="hidden" name="ID" value="5"><textarea id="m"></textarea></form>',
      );
      const result = await page.evaluate(async () => {
        const recognised = bench.hold({ message: { kind: 'textarea', at: '#m' } }, '5');
        document.querySelector('input')!.value = '6';
        document.querySelector('h1')!.textContent = 'Заявка № 6';
        return portal.applyWrites(recognised, [{ field: 'message', value: 'Проверяем' }]);
      });
      expect(result).toMatchObject({ ok: false, failures: [{ reason: 'на странице уже другая заявка' }] });
      expect(await value('#m')).toBe('');
    });

    it('stops it between two fields when the operator says so', async () => {
      await open('<textarea id="m"></textarea>');
      const result = await page.evaluate(() => {
        const stop = AbortSignal.abort();
        return portal.applyWrites(
          bench.hold({ message: { kind: 'textarea', at: '#m' } }),
          [{ field: 'message', value: 'Текст' }],
          stop,
        );
      });
      expect(result).toMatchObject({ ok: false, failures: [{ reason: 'запись остановлена' }] });
    });
  });

  describe('internal notes (portal.md, the safety rule)', () => {
    const FORM =
      '<form action="/save" method="post"><textarea id="m" name="MESSAGE"></textarea><label><input type="checkbox" id="h" name="HIDDEN">Скрытое сообщение</label></form>';
    const SPECS: Specs = { message: MESSAGE, internal: FLAG };
    const TEXT = 'Клиент из списка платных';

    it('set the flag, write the text, and are undone text first', async () => {
      await open(`${FORM}<script>globalThis.leaks = 0; const m = document.querySelector('#m'); const h = document.querySelector('#h');
        for (const type of ['input', 'change', 'click']) document.addEventListener(type, () => { if (m.value !== '' && !h.checked) leaks++; }, true);</script>`);
      expect(await apply(SPECS, NOTE)).toMatchObject({ ok: true });
      expect([await value('#m'), await checked('#h')]).toEqual([TEXT, true]);
      expect(await undo()).toBe(true);
      expect([await value('#m'), await checked('#h')]).toEqual(['', false]);
      expect(await page.evaluate(() => (globalThis as unknown as { leaks: number }).leaks)).toBe(0);
    });

    it('show beforehand what will change', async () => {
      await open(FORM);
      const changes = await page.evaluate((s, w) => portal.preview(bench.hold(s as Specs), w as Write[]), SPECS, NOTE);
      expect(changes).toEqual([{ field: 'internal', before: '(скрытое: нет)', after: TEXT, problem: null }]);
    });

    it('are the same when the message and «скрытое: да» are named apart', async () => {
      await open(FORM);
      expect(
        await apply(SPECS, [
          { field: 'message', value: TEXT },
          { field: 'internal', value: 'да' },
        ]),
      ).toMatchObject({ ok: true });
      expect([await value('#m'), await checked('#h')]).toEqual([TEXT, true]);
      await open('<textarea id="m"></textarea>');
      expect(
        await apply({ message: MESSAGE }, [
          { field: 'message', value: TEXT },
          { field: 'internal', value: 'да' },
        ]),
      ).toMatchObject({ ok: false });
      expect(await value('#m')).toBe('');
    });

    it.each([
      [
        'a select',
        '<select id="h"><option>Публичный ответ</option><option>Внутренний комментарий</option></select>',
        'select',
        '#h',
      ],
      [
        'radio buttons',
        '<label><input type="radio" name="t" id="h" checked>Публичный ответ</label><label><input type="radio" name="t">Внутренний комментарий</label>',
        'radio',
        '#h',
      ],
      [
        'a switch',
        '<span id="h" role="switch" aria-checked="false" onclick="this.setAttribute(\'aria-checked\', this.getAttribute(\'aria-checked\') !== \'true\')">Скрытый комментарий</span>',
        'checkbox',
        '#h',
      ],
    ] as [string, string, ControlKind, string][])('take %s for a flag', async (_, control, kind, at) => {
      await open(`<form><textarea id="m"></textarea>${control}</form>`);
      const before = await page.evaluate(() => document.querySelector('form')!.outerHTML);
      expect(await apply({ message: MESSAGE, internal: { kind, at, form: 'flag' } }, NOTE)).toMatchObject({ ok: true });
      expect(await value('#m')).toBe(TEXT);
      expect(await page.evaluate(() => bench.atRisk())).toBe(false);
      expect(await undo()).toBe(true);
      expect(await value('#m')).toBe('');
      expect(await page.evaluate(() => document.querySelector('form')!.outerHTML)).toBe(before);
    });

    it('go into a field of their own, and the message stays as it is', async () => {
      await open('<form><textarea id="m">Черновик</textarea><textarea id="i" name="INTERNAL_NOTE"></textarea></form>');
      const specs: Specs = { message: MESSAGE, internal: { kind: 'textarea', at: '#i', form: 'field' } };
      expect(await apply(specs, [...NOTE, { field: 'message', value: 'Передали' }])).toMatchObject({ ok: true });
      expect([await value('#m'), await value('#i')]).toEqual(['Черновик\n\nПередали', TEXT]);
    });

    const HOSTILE: [string, string, Specs][] = [
      ['no flag at all', '<form><textarea id="m"></textarea></form>', { message: MESSAGE }],
      ['a disabled flag', '<form><textarea id="m"></textarea><input type="checkbox" id="h" disabled></form>', SPECS],
      [
        'a flag that can’t be kept set',
        `${FORM}<script>document.querySelector('#h').addEventListener('click', (e) => e.preventDefault());</script>`,
        SPECS,
      ],
      [
        'a flag that the change event clears',
        `${FORM}<script>document.querySelector('#h').addEventListener('change', (e) => { e.target.checked = false; });</script>`,
        SPECS,
      ],
      [
        'a flag that typing clears',
        `${FORM}<script>document.querySelector('#m').addEventListener('input', () => { document.querySelector('#h').checked = false; });</script>`,
        SPECS,
      ],
      [
        'a flag that is cleared on the next frame',
        `${FORM}<script>document.querySelector('#m').addEventListener('change', () => requestAnimationFrame(() => { document.querySelector('#h').checked = false; }));</script>`,
        SPECS,
      ],
      [
        'a flag that vanishes',
        `${FORM}<script>document.querySelector('#m').addEventListener('input', () => document.querySelector('#h')?.remove());</script>`,
        SPECS,
      ],
      [
        'a flag that is drawn anew without the mark',
        `${FORM}<script>document.querySelector('#m').addEventListener('change', () => { const h = document.querySelector('#h'); const copy = h.cloneNode(); copy.checked = false; h.replaceWith(copy); });</script>`,
        SPECS,
      ],
      [
        'a message that is drawn anew in public',
        `${FORM}<script>document.querySelector('#m').addEventListener('change', (e) => { const copy = document.createElement('textarea'); copy.id = 'm'; copy.setAttribute('name', 'MESSAGE'); copy.value = e.target.value; e.target.replaceWith(copy); document.querySelector('#h').checked = false; }, { once: true });</script>`,
        SPECS,
      ],
      [
        'a flag in another form',
        '<form><textarea id="m"></textarea></form><form><input type="checkbox" id="h"></form>',
        SPECS,
      ],
      [
        'a flag beside another text',
        '<div><textarea id="m"></textarea></div><div><textarea></textarea><input type="checkbox" id="h"></div>',
        SPECS,
      ],
      [
        'a box that means the opposite',
        '<form><textarea id="m"></textarea><label><input type="checkbox" id="h">Видно клиенту</label></form>',
        SPECS,
      ],
      [
        'a select without a public choice',
        '<form><textarea id="m"></textarea><select id="h"><option>Скрытые</option><option>Все</option></select></form>',
        { message: MESSAGE, internal: { kind: 'select', at: '#h', form: 'flag' } },
      ],
      [
        'the message taken for the internal field',
        '<form><textarea id="m"></textarea></form>',
        { message: MESSAGE, internal: { kind: 'textarea', at: '#m', form: 'field' } },
      ],
      [
        'a list taken for the internal field',
        '<form><textarea id="m"></textarea><select id="h"><option>Скрытое</option></select></form>',
        { message: MESSAGE, internal: { kind: 'select', at: '#h', form: 'field' } },
      ],
      ['a flag that isn’t writable', FORM, { message: MESSAGE, internal: { ...FLAG, writable: false } }],
    ];
    /** Counts the text without its flag: at any event, and at any frame that a person could see or send. */
    const WATCH = `<script>globalThis.seen = { events: 0, frames: 0 };
      const isOpen = () => document.querySelector('#m')?.value && document.querySelector('#h')?.checked === false;
      document.addEventListener('input', () => { if (isOpen()) seen.events++; }, true);
      (function look() { if (isOpen()) seen.frames++; requestAnimationFrame(look); })();</script>`;
    const seen = () =>
      page.evaluate(() => (globalThis as unknown as { seen: { events: number; frames: number } }).seen);

    it.each(HOSTILE)('are not written with %s', async (_, body, specs) => {
      await open(WATCH + body);
      const result = await apply(specs, NOTE);
      expect(result.ok).toBe(false);
      expect(result.reasons[0]).toMatch(/[а-я]/);
      expect(await value('#m')).toBe('');
      expect((await seen()).events).toBe(0);
    });

    it('are gone before the frame is drawn in which the page clears the flag', async () => {
      const clears = `document.querySelector('#m').addEventListener('input', () => { document.querySelector('#h').checked = false; });`;
      await open(`${WATCH}${FORM}<script>${clears}</script>`);
      expect(await apply(SPECS, NOTE)).toMatchObject({ ok: false, rolledBack: true });
      expect(await seen()).toEqual({ events: 0, frames: 0 });
    });

    it('are taken out by `writeInternal` itself when the flag is lost a frame later', async () => {
      const clears = `document.querySelector('#m').addEventListener('change', () => requestAnimationFrame(() => { document.querySelector('#h').checked = false; }), { once: true });`;
      await open(`${FORM}<script>${clears}</script>`);
      const taken = await page.evaluate(
        async (specs, text) => {
          const place = portal.internalPlace(bench.hold(specs as Specs));
          if (place.form === null) throw new Error(place.problem);
          return (await portal.writeInternal(place, text, 'insert', (handle) => handle)).taken;
        },
        SPECS,
        TEXT,
      );
      expect([taken, await value('#m')]).toEqual([false, '']);
    });

    it('don’t hide what was written for the client', async () => {
      await open(FORM);
      await page.$eval('#m', (element) => Object.assign(element, { value: 'Ответ клиенту' }));
      expect(await problems(SPECS, NOTE)).toEqual([
        'в поле уже есть текст для клиента: сначала сохраните или уберите его',
      ]);
      expect([await value('#m'), await checked('#h')]).toEqual(['Ответ клиенту', false]);
    });

    it('are not unmasked by a public text: the flag stays while a text stands under it', async () => {
      await open(FORM);
      await page.$eval('#h', (element) => Object.assign(element, { checked: true }));
      await page.$eval('#m', (element, text) => Object.assign(element, { value: text }), TEXT);
      const writes: Write[] = [
        { field: 'message', value: 'Передали' },
        { field: 'internal', value: 'нет' },
      ];
      expect(await problems(SPECS, writes)).toEqual([
        'включено «скрытое», и в поле уже есть текст: сначала сохраните или уберите его',
      ]);
      expect(await apply(SPECS, writes)).toMatchObject({ ok: false });
      expect([await value('#m'), await checked('#h')]).toEqual([TEXT, true]);
    });

    it('a public text into an empty field clears the flag first', async () => {
      await open(FORM);
      await page.$eval('#h', (element) => Object.assign(element, { checked: true }));
      expect(
        await apply(SPECS, [
          { field: 'message', value: 'Передали' },
          { field: 'internal', value: 'нет' },
        ]),
      ).toMatchObject({ ok: true });
      expect([await value('#m'), await checked('#h')]).toEqual(['Передали', false]);
      expect(await undo()).toBe(true);
      expect([await value('#m'), await checked('#h')]).toEqual(['', true]);
    });

    it('and a public text are two saves where there is one message field', async () => {
      await open(FORM);
      expect(await apply(SPECS, [...NOTE, { field: 'message', value: 'Передали' }])).toMatchObject({
        ok: false,
        reasons: ['скрытый комментарий и ответ клиенту здесь сохраняются по очереди: сначала скрытый'],
      });
      expect([await value('#m'), await checked('#h')]).toEqual(['', false]);
    });

    it('R04: record lines never go into the public message', async () => {
      await open(FORM);
      expect(await problems(SPECS, [{ field: 'message', value: 'Звонили\n[Д] 10:05 звонок: занято' }])).toEqual([
        'это запись для скрытого комментария — клиенту она не пишется',
      ]);
    });

    it('say that they are at risk when the page clears the flag later', async () => {
      await open(FORM);
      await apply(SPECS, NOTE);
      expect(await page.evaluate(() => bench.atRisk())).toBe(false);
      await page.$eval('#h', (element) => Object.assign(element, { checked: false }));
      expect(await page.evaluate(() => bench.atRisk())).toBe(true);
      await page.$eval('#m', (element) => Object.assign(element, { value: '' }));
      expect(await page.evaluate(() => bench.atRisk())).toBe(false);
    });
  });
});

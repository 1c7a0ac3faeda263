/** What a page may do while it is being written to: lists that draw themselves, look-alikes beside the form, scripts that interfere. */
import type { FieldName } from '../../lib/regulation/snapshot.ts';

type Truth = Map<FieldName, HTMLElement>;

const shown = new WeakMap<Element, HTMLElement>();

/** Elements of the page, its open shadow roots and its frames. */
export function allOf(selector: string, root: Document | ShadowRoot = document): HTMLElement[] {
  const inner = [...root.querySelectorAll('*')].flatMap((element) => {
    const tree = element.shadowRoot ?? (element as HTMLIFrameElement).contentDocument ?? null;
    return tree ? allOf(selector, tree) : [];
  });
  return [...root.querySelectorAll<HTMLElement>(selector), ...inner];
}

/** Where a drawn list shows what was chosen. */
export function shownIn(combobox: Element): Element {
  return shown.get(combobox) ?? combobox;
}

/** Drawn lists of the corpus come without their scripts: a click opens them, a click on a choice shows it and closes them. */
export function enliven(): void {
  for (const [index, combobox] of allOf('[role=combobox]').entries()) {
    const box = combobox.localName === 'input' ? combobox.closest('[class*=select]')?.parentElement : combobox;
    const face = box?.querySelector<HTMLElement>('span:not(:has(*))') ?? box;
    if (face) shown.set(combobox, face);
    let list = document.getElementById(combobox.getAttribute('aria-controls') ?? '');
    combobox.addEventListener('click', () => {
      if (!list) {
        list = document.createElement('ul');
        list.id = `drawn${index}`;
        list.setAttribute('role', 'listbox');
        for (const text of [face?.textContent ?? '', 'Второй выбор', 'Третий выбор']) {
          const choice = document.createElement('li');
          choice.setAttribute('role', 'option');
          choice.textContent = text;
          list.append(choice);
        }
        document.body.append(list);
        combobox.removeAttribute('aria-owns');
        combobox.setAttribute('aria-controls', list.id);
      }
      list.style.display = 'block';
      list.onclick = (event) => {
        const choice = (event.target as Element).closest('[role=option]');
        if (choice && face) face.textContent = choice.textContent;
        list!.style.display = 'none';
      };
    });
  }
}

/** Puts something beside the form that looks like a part of it and isn't. */
export function hazard(random: () => number, truth: Truth): void {
  const form = (truth.get('message') as HTMLTextAreaElement | undefined)?.form;
  const made = document.createElement('div');
  made.innerHTML = HAZARDS[Math.floor(random() * HAZARDS.length)]!;
  const at = form ?? document.body;
  if (random() < 0.5) at.append(made);
  else at.prepend(made);
}

const HAZARDS = [
  '<form><label>Скрытый комментарий <input type="checkbox" name="h2"></label><textarea name="m2" style="display:none"></textarea></form>',
  '<label>Видно клиенту <input type="checkbox" name="visible" checked></label>',
  '<label><input type="checkbox" name="h3" disabled> Скрытое сообщение</label>',
  '<fieldset disabled><label>Статус <select name="s3"><option>В работе</option><option>Новая</option></select></label></fieldset>',
  '<input type="hidden" name="STATUS_ID" value="1"><select name="STATUS_ID" style="display:none"><option>В работе</option></select>',
  '<label>Найти: <input type="text" name="find_title"></label> <label>Статус: <select name="find_status"><option>В работе</option></select></label>',
  '<textarea readonly>Телефон: +7 900 000-00-02</textarea>',
  '<table><tr><td>Код:</td><td><textarea class="syntax">SELECT 1</textarea></td></tr></table>',
];

/** Makes the page interfere with writes; what it does, in words. */
export function trouble(random: () => number, truth: Truth): string {
  const message = truth.get('message') as HTMLTextAreaElement | undefined;
  const status = truth.get('status') as HTMLSelectElement | undefined;
  const flag = truth.get('internal') as HTMLInputElement | undefined;
  const isFlag = flag?.localName === 'input' && flag.type === 'checkbox';
  const later = (act: () => void) => setTimeout(act, 0);
  const possible: [string, () => void][] = [];
  if (message && isFlag) {
    possible.push([
      'the flag is dropped once the message is typed',
      () => message.addEventListener('input', () => later(() => unset(flag))),
    ]);
    possible.push(['the flag turns itself off', () => flag.addEventListener('change', () => later(() => unset(flag)))]);
    possible.push(['the flag is dropped at once', () => message.addEventListener('input', () => unset(flag))]);
  }
  if (message && message.localName === 'textarea' && message.value === '') {
    possible.push([
      'the message is emptied',
      () => message.addEventListener('change', () => later(() => Object.assign(message, { value: '' }))),
    ]);
  }
  if (status && isFlag && message?.localName === 'textarea') {
    possible.push([
      'the status redraws the message and the flag',
      () =>
        status.addEventListener('change', () => {
          for (const field of ['message', 'internal'] as const) redraw(truth, field);
        }),
    ]);
  }
  if (status?.localName === 'select' && truth.get('assignee')?.localName === 'select') {
    const assignee = truth.get('assignee') as HTMLSelectElement;
    possible.push([
      'the status fills the list of people anew',
      () =>
        status.addEventListener('change', () => {
          const options = [...assignee.options].map((option) => option.cloneNode(true));
          assignee.replaceChildren();
          later(() => {
            assignee.replaceChildren(...options);
            assignee.selectedIndex = 0;
          });
        }),
    ]);
  }
  if (status?.form) {
    possible.push([
      'the status sends the form',
      () => status.addEventListener('change', () => status.form?.requestSubmit()),
    ]);
  }
  if (possible.length === 0) return 'none';
  const [name, install] = possible[Math.floor(random() * possible.length)]!;
  install();
  return name;
}

function unset(flag: HTMLInputElement): void {
  flag.checked = false;
}

function redraw(truth: Truth, field: FieldName): void {
  const old = truth.get(field)!;
  const fresh = old.cloneNode(true) as HTMLElement;
  old.replaceWith(fresh);
  truth.set(field, fresh);
}

/**
 * Changes a page in ways that leave it as clear to a person as it was: other ids, names and classes, boxes around controls,
 * dressed labels, rows in another order, other things between them. Runs in the page; `seed` makes it repeatable.
 */
export function mutate(seed: number): void {
  let state = seed + 0x9e3779b9;
  const random = () => {
    state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5;
    state ^= state >>> 13;
    return (state >>> 0) / 2 ** 32;
  };
  const chance = (p: number) => random() < p;
  const sometimes = () => chance(0.6);
  const word = () => `x${Math.floor(random() * 1e6).toString(36)}z`;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const all = <E extends Element>(selector: string) => [...document.querySelectorAll<E>(selector)];
  const FIELDS = 'input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset]),select,textarea';
  const isOwn = (element: Element) => element.closest('[class*=select],[class*=chosen],[class*=jst],svg') === null;

  if (chance(0.5)) renameIds();
  if (chance(0.5)) renameFields();
  if (chance(0.5)) all('[class]').filter(isOwn).filter(sometimes).forEach(scramble);
  if (chance(0.5)) labelTexts().filter(sometimes).forEach(dress);
  if (chance(0.6)) reorder();
  if (chance(0.6)) wrap();
  for (let i = Math.floor(random() * 5); i > 0; i--) insertDecoy();

  function renameIds() {
    for (const element of all(FIELDS)) {
      const old = element.getAttribute('id');
      if (!old || all(`[id="${old}"]`).length > 1) continue;
      const made = word();
      element.setAttribute('id', made);
      for (const label of all(`label[for="${old}"]`)) label.setAttribute('for', made);
      for (const bound of all(`[aria-labelledby~="${old}"]`)) bound.setAttribute('aria-labelledby', made);
    }
  }

  function renameFields() {
    const made = new Map<string, string>();
    for (const element of all(FIELDS)) {
      const old = element.getAttribute('name');
      if (!old || !isLabelled(element) || /comments/iu.test(old)) continue;
      if (!made.has(old)) made.set(old, word());
      element.setAttribute('name', made.get(old)!);
    }
  }

  /** Without a label beside it only the name tells what a control is. */
  function isLabelled(element: Element): boolean {
    const row = rowOf(element);
    return row !== null && (row.textContent ?? '').trim().length > 2 && row.querySelectorAll(FIELDS).length === 1;
  }

  function scramble(element: Element) {
    if (!/select|chosen|popup|menu|editor|message|msg|journal|ticket/u.test(element.className))
      element.className = word();
  }

  function labelTexts(): Text[] {
    return all('label,td,th,dt,b,span,div,p').flatMap((element) =>
      [...element.childNodes].filter(
        (node): node is Text =>
          node.nodeType === 3 &&
          /^\s*[\p{L}№][\p{L}№ /-]{2,40}[:*]?\s*$/u.test(node.nodeValue ?? '') &&
          element.closest('script,style,option,select,button,a,[role],ul,h1,h2,[class*=msg],[class*=message]') === null,
      ),
    );
  }

  function dress(text: Text) {
    const value = (text.nodeValue ?? '').trim().replace(/[:*]$/u, '');
    const forms = [
      `${value} *`,
      `${value}:`,
      value.toUpperCase(),
      ` ${value.replaceAll(' ', '\u00a0')}\u00a0:`,
      `* ${value}`,
    ];
    text.nodeValue = pick(forms);
  }

  function rowOf(element: Element): HTMLElement | null {
    return element.closest<HTMLElement>('tr,p,.form-group,.form-row,.md-field,.ant-form-item,.f');
  }

  /** Rows that hold one control and its text, and nothing that breaks when it is moved. */
  function rows(): HTMLElement[] {
    const found = all(FIELDS).map((element) => (isLabelled(element) ? rowOf(element) : null));
    return [...new Set(found)].filter(
      (row): row is HTMLElement => row !== null && row.querySelector('iframe,textarea') === null && isOwn(row),
    );
  }

  function reorder() {
    for (let i = 0; i < 3; i++) {
      const candidates = rows();
      if (candidates.length < 2) return;
      const one = pick(candidates);
      const other = candidates.find((row) => row !== one && row.parentElement === one.parentElement && chance(0.5));
      if (!other || one.contains(other) || other.contains(one)) continue;
      const mark = document.createComment('');
      one.replaceWith(mark);
      other.replaceWith(one);
      mark.replaceWith(other);
    }
  }

  function wrap() {
    for (const element of all<HTMLElement>(FIELDS)) {
      if (!chance(0.3) || !isOwn(element) || element.closest('label') || element.parentElement?.localName === 'tr')
        continue;
      const box = document.createElement(pick(['span', 'div']));
      element.replaceWith(box);
      box.append(element);
    }
  }

  function insertDecoy() {
    const places = rows().filter((row) => row.parentElement !== null);
    if (places.length === 0) return;
    const [label, control] = pick(DECOYS());
    const after = pick(places);
    const row = document.createElement(after.localName);
    row.innerHTML = after.localName === 'tr' ? `<td>${label}</td><td>${control}</td>` : `${label} ${control}`;
    after.after(row);
  }

  function DECOYS(): [string, string][] {
    return [
      ['Статус оплаты', '<select name="pay"><option>Оплачен</option><option>Новый</option></select>'],
      ['Дата договора', '<input name="contract_date">'],
      ['Факс', '<input name="fax">'],
      ['Комментарий к заказу', '<textarea name="order_comment"></textarea>'],
      ['Показывать скрытые сообщения', '<input type="checkbox" name="show_hidden">'],
      ['Не уведомлять клиента', '<input type="checkbox" name="silent">'],
      ['Заметки для себя', '<textarea name="memo"></textarea>'],
      ['Ответственный менеджер', '<select name="manager"><option>Менеджер</option></select>'],
      ['База знаний', '<select name="kb"><option>Статья</option></select>'],
      ['Пароль от базы', '<input name="secret">'],
      ['Поиск', '<input type="search" name="find">'],
      ['', '<input type="hidden" name="MESSAGE"><input type="hidden" name="HIDDEN" value="N">'],
      ['<span style="display:none">Сообщение</span>', '<textarea name="message" style="display:none"></textarea>'],
      ['<span style="display:none">Телефон</span>', '<input name="phone" style="position:absolute;left:-9999px">'],
      ['Срок договора', '<input name="term">'],
      ['Телефон менеджера', '<input name="manager_phone">'],
      ['Закрывать автоматически через, дней', '<input type="checkbox" name="auto">'],
      ['Служебный статус', '<input type="text" name="sys">'],
    ];
  }
}

/** Pages of a known size for the bench, shaped after the stock templates (portal.md). */

const field = (label: string, control: string): string =>
  `<tr><td class="field-name">${label}:</td><td>${control}</td></tr>`;

const FORM = `<form name="support_edit" method="post" enctype="multipart/form-data"><table>
${field('Договор', '<input name="UF_CONTRACT" value="10234">')}
${field('Телефон', '<input name="UF_PHONE" value="8 900 000-00-01 после 14">')}
${field('База', '<input name="UF_BASE" value="Торговля 11">')}
${field('Статус', '<select name="STATUS_ID"><option>Открыта<option>Требует передачи на ЛК<option>Требует передачи на ОС<option>На менеджера</select>')}
${field('Ответственный', '<select name="RESPONSIBLE_USER_ID"><option>(не выбран)<option>Диспетчер техподдержки</select>')}
<tr><td>Сообщение:</td><td></td></tr><tr><td></td><td><textarea name="MESSAGE"></textarea></td></tr>
${field('Сообщение скрыть', '<input type="checkbox" name="HIDDEN" value="Y">')}
</table><input type="hidden" name="ID" value="777"><input type="submit" name="save" value="Сохранить"></form>`;

const message = (
  n: number,
): string => `<div class="ticket-edit-message"><div><b>Время:</b> 24.11.2026 ${String(8 + (n % 12)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00</div>
<div><b>От кого:</b> [${n}] (user${n}) Клиент ${n % 2 ? '(техподдержка)' : ''}</div><div id="quotetd${n}">Сообщение ${n}: база висит, не можем провести накладную.</div></div>`;

const html = (title: string, body: string): string =>
  `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

/** A ticket's page of about `nodes` elements. */
export function ticketPage(nodes: number): string {
  const thread = Array.from({ length: Math.floor(nodes / 7) }, (_, n) => message(n)).join('');
  return html('Заявка № 777', `<h1>Заявка № 777</h1>${thread}${FORM}`);
}

const row = (n: number): string =>
  `<tr><td><div class="support-lamp-${n % 3 ? 'red' : 'green'}"></div></td><td><a href="/support/?ID=${n}">${n}</a></td><td><a href="/support/?ID=${n}">Висит база ${n}</a></td><td>24.11.2026 ${String(8 + (n % 12)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}</td><td>Открыта</td><td>Оператор</td></tr>`;

/** Rows of the list, to be put in again by the storm. */
export function listRows(count: number, from = 1): string {
  return Array.from({ length: count }, (_, n) => row(n + from)).join('');
}

/** A list page of `rows` tickets, with numbers of one length: a column that widens while the page comes in would be the page's own shift. */
export function listPage(rows: number): string {
  return html(
    'Техподдержка',
    `<h1>Техподдержка</h1><table class="support-ticket-list data-table"><thead><tr><th>Лампа</th><th>№</th><th>Заголовок</th><th>Изменено</th><th>Статус</th><th>Ответственный</th></tr></thead><tbody id="rows">${listRows(rows, 1_001)}</tbody></table>`,
  );
}

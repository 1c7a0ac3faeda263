/** The stock public template with staff fields: UTF-8, labels as plain text in cells, no `<label>` (portal.md, «Public, stock»). */
import { html, type Markup, paragraphs, stamp } from './markup.ts';
import { ASSIGNEES, PATHS, type PageContext, type PortalMessage, type PortalTicket, STATUSES } from './model.ts';
import { attachments, bbButtons, page, quote, redraw } from './page.ts';

const LIST_ID = 'support_list';

export function publicList(context: PageContext, tickets: readonly PortalTicket[]): string {
  const rows = tickets.map((ticket) => {
    const url = PATHS.public.ticket(ticket.id);
    return html`<tr><td><div class="support-lamp-${lamp(ticket)}"></div></td><td><a href="${url}">${ticket.id}</a></td><td class="title"><a href="${url}">${ticket.title}</a></td><td class="stamp">${stamp(ticket.changedAt)}</td><td>${ticket.status}</td><td>${ticket.assignee}</td></tr>`;
  });
  return page(
    context,
    'Техподдержка',
    html`<h1>Техподдержка</h1><div id="${LIST_ID}"><table class="support-ticket-list data-table"><thead><tr><th>Индикатор</th><th>№</th><th>Заголовок</th><th>Изменено</th><th>Статус</th><th>Ответственный</th></tr></thead><tbody>${rows}</tbody></table></div>
<p class="legend"><span class="support-lamp-red"></span> последнее сообщение от клиента &nbsp; <span class="support-lamp-green"></span> последнее сообщение от техподдержки &nbsp; <span class="support-lamp-grey"></span> заявка закрыта</p>${redraw(LIST_ID, context)}`,
  );
}

export function publicTicket(context: PageContext, ticket: PortalTicket | null): string {
  const heading = ticket ? `Заявка № ${ticket.id}` : 'Новая заявка';
  return page(
    context,
    heading,
    html`<h1>${heading}</h1>
${ticket && head(ticket)}
${ticket && html`<h2>Обсуждение</h2>${ticket.messages.map(message)}`}
<form name="support_edit" method="post" action="${ticket ? PATHS.public.ticket(ticket.id) : PATHS.public.create}" enctype="multipart/form-data">
<input type="hidden" name="sessid" value="${context.sessid}"><input type="hidden" name="ID" value="${ticket?.id ?? 0}"><input type="hidden" name="set_default" value="Y">
<table class="support-ticket-edit-form"><tbody>
${!ticket && row('Заголовок', html`<input type="text" name="TITLE" value="" size="48" maxlength="255">`, true)}
${row('Договор', textInput('UF_CONTRACT', ticket?.fields.contract))}
${row('Логин', textInput('UF_LOGIN', ticket?.fields.login))}
${row('Телефон', textInput('UF_PHONE', ticket?.fields.phone))}
${row('Время звонка (МСК)', textInput('UF_CALL_TIME', ticket?.fields.callTime))}
${row('База', textInput('UF_BASE', ticket?.fields.database))}
<tr><td></td><td class="border-none">Сообщение:</td></tr>
<tr><td class="field-name"></td><td>${bbButtons}<textarea name="MESSAGE" rows="8" cols="60" wrap="virtual"></textarea></td></tr>
${row('Скрыть сообщение от клиента', html`<input type="checkbox" name="HIDDEN" value="Y">`)}
${row('Файлы', html`<input type="file" name="FILE_0"><br><input type="file" name="FILE_1">`)}
${row('Критичность', select('CRITICALITY_ID', ['Низкая', 'Средняя', 'Высокая'], 'Средняя'))}
${row('Статус', select('STATUS_ID', STATUSES, ticket?.status ?? 'Открыта'))}
${row('Ответственный', select('RESPONSIBLE_USER_ID', ['(не выбран)', ...ASSIGNEES.map((user) => user.name)], ticket?.assignee || '(не выбран)'))}
${ticket && row(ticket.closed ? 'Открыть заявку' : 'Закрыть заявку', html`<input type="checkbox" name="${ticket.closed ? 'OPEN' : 'CLOSE'}" value="Y">`)}
</tbody></table>
<p class="buttons"><input type="submit" name="save" value="Сохранить"> <input type="submit" name="apply" value="Применить"> <input type="reset" name="reset" value="Сбросить"></p>
</form>`,
  );
}

function head(ticket: PortalTicket): Markup {
  return html`<table class="support-ticket-edit data-table"><tbody><tr><td>Создано: ${stamp(ticket.createdAt)} [${ticket.author.id}] (${ticket.author.login}) ${ticket.author.name}${ticket.author.staff && ' (техподдержка)'}<br>
Изменено: ${stamp(ticket.changedAt)}<br>Заголовок: ${ticket.title}<br>${ticket.closed && html`Закрыта: да<br>`}</td></tr></tbody></table>`;
}

function message({ id, at, author, hidden, text, files }: PortalMessage): Markup {
  return html`<div class="ticket-edit-message${hidden && ' hiddenborder'}"><div class="support-paragraph"><b>Время:</b> ${stamp(at)}</div>
<div><b>От кого:</b> [${author.id}] (${author.login}) ${author.name}${author.staff && ' (техподдержка)'}${hidden && html` <span class="mark">[скрытое]</span>`}</div>
<div id="quotetd${id}">${paragraphs(text)}</div>${attachments(files)}${quote(id)}</div>`;
}

function row(label: string, control: Markup, required = false): Markup {
  return html`<tr><td class="field-name border-none">${required && html`<span class="starrequired">*</span>`}${label}:</td><td class="border-none">${control}</td></tr>`;
}

function textInput(name: string, value = ''): Markup {
  return html`<input type="text" name="${name}" value="${value}" size="40">`;
}

function select(name: string, options: readonly string[], chosen: string): Markup {
  return html`<select name="${name}">${options.map((option) => html`<option value="${option}"${option === chosen && { markup: ' selected' }}>${option}</option>`)}</select>`;
}

/** Whose message was last: the lamp's colour says whose turn it is. */
export function lamp({ closed, messages }: PortalTicket): 'grey' | 'green' | 'red' {
  if (closed) return 'grey';
  return messages.findLast((each) => !each.hidden)?.author.staff ? 'green' : 'red';
}

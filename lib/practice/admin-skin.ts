/** The admin-like template: windows-1251, one form of nested tables and tabs, labels in the left cell (portal.md, «Admin»). */
import { html, type Markup, paragraphs, stamp } from './markup.ts';
import { ASSIGNEES, PATHS, type PageContext, type PortalMessage, type PortalTicket, STATUSES } from './model.ts';
import { attachments, bbButtons, page, quote, redraw } from './page.ts';
import { lamp } from './public-skin.ts';
import { answerButton, servicePlan, slider, ticketTraps, twin } from './traps.ts';

const LIST_ID = 't_ticket_list';

export function adminList(context: PageContext, tickets: readonly PortalTicket[]): string {
  const rows = tickets.map((ticket) => {
    const url = PATHS.admin.ticket(ticket.id);
    return html`<tr class="row" ondblclick="location.href='${url}'"><td><div class="support-lamp-${lamp(ticket)}"></div></td><td>${ticket.id}</td><td class="title"><a href="${url}">${ticket.title}</a></td><td>${ticket.author.name}</td><td class="stamp">${stamp(ticket.changedAt)}</td><td>${ticket.assignee}</td><td>${ticket.status}</td></tr>`;
  });
  return page(
    context,
    'Обращения',
    html`<h1>Обращения</h1><form name="find_form" method="get"><table><tr><td>Найти:</td><td><input type="text" name="find" value=""></td><td>Статус:</td><td><select name="find_status"><option value="">(любой)</option>${STATUSES.map((status) => html`<option>${status}</option>`)}</select></td></tr></table></form>
<table class="adm-list-table" id="${LIST_ID}"><tbody><tr><td class="head">Инд.</td><td class="head">ID</td><td class="head">Заголовок</td><td class="head">Автор</td><td class="head">Изменено</td><td class="head">Ответственный</td><td class="head">Статус</td></tr>${rows}</tbody></table>${redraw(LIST_ID, context)}${slider(context)}`,
  );
}

export function adminTicket(context: PageContext, ticket: PortalTicket | null): string {
  const heading = ticket ? `Обращение № ${ticket.id}` : 'Новое обращение';
  return page(
    context,
    heading,
    html`<h1>${heading}</h1><div class="tabs"><a>Обращение</a><a>Дополнительно</a></div>
<form name="form1" method="post" action="${ticket ? PATHS.admin.ticket(ticket.id) : PATHS.admin.create}" enctype="multipart/form-data">
<input type="hidden" name="sessid" value="${context.sessid}"><input type="hidden" name="ID" value="${ticket?.id ?? 0}"><input type="hidden" name="lang" value="ru">
<table class="edit-table"><tbody><tr><td><table class="edit-tab"><tbody>
${ticket && facts(ticket)}
${ticket && html`<tr><td colspan="2">${ticket.messages.map(message)}</td></tr>`}
${!ticket && row('Заголовок', html`<input type="text" name="TITLE" value="" size="60">`, true)}
${row('Договор', textInput('UF_CONTRACT', ticket?.fields.contract))}
${row('Логин клиента', textInput('UF_LOGIN', ticket?.fields.login))}
${row('Телефон', textInput('UF_PHONE', ticket?.fields.phone))}
${row('Когда звонить (МСК)', textInput('UF_CALL_TIME', ticket?.fields.callTime))}
${row('Название базы', textInput('UF_BASE', ticket?.fields.database))}
${servicePlan(context)}
${row('Статус', html`${twin('STATUS_ID', context)}${select('STATUS_ID', [['NOT_REF', '(не установлен)'], ...STATUSES.map((status, n): [string, string] => [String(n + 1), status])], String(STATUSES.indexOf((ticket?.status ?? 'Открыта') as (typeof STATUSES)[number]) + 1))}`)}
${row('Ответственный', html`${twin('RESPONSIBLE_USER_ID', context)}${select('RESPONSIBLE_USER_ID', [['NOT_REF', '(не установлен)'], ...ASSIGNEES.map((user): [string, string] => [String(user.id), `[${user.id}] (${user.login}) ${user.name}`])], String(ASSIGNEES.find((user) => user.name === ticket?.assignee)?.id ?? 'NOT_REF'))}`)}
${!ticket?.closed && ANSWER}
${row('Статус не менять', html`<input type="checkbox" name="NOT_CHANGE_STATUS" value="Y">`)}
${row('Прикрепить файлы', html`<input type="file" name="FILE_0">`)}
${row('Затраченное время', html`<input type="text" name="TASK_TIME" value="0" size="5">`)}
${row('Комментарий', html`<textarea name="SUPPORT_COMMENTS" rows="3" cols="70"></textarea>`)}
${ticket && row('Закрыть обращение', html`<input type="checkbox" name="CLOSE" value="Y"${ticket.closed && { markup: ' checked' }}>`)}
</tbody></table></td></tr></tbody></table>
<p class="buttons">${ticket && answerButton(context)}<input type="submit" name="save" value="Сохранить"> <input type="submit" name="apply" value="Применить"></p></form><script>setInterval(function () { var f = document.forms.form1; f.TASK_TIME.value = +f.TASK_TIME.value + 1 }, 60000)</script>${ticket && ticketTraps(context)}`,
  );
}

function facts(ticket: PortalTicket): Markup {
  const { author } = ticket;
  return html`<tr><td>Заголовок:</td><td>${ticket.title}</td></tr>
<tr><td>Создано:</td><td>${stamp(ticket.createdAt)} [${author.id}] (${author.login}) ${author.name}${author.staff && ' (техподдержка)'}</td></tr>
<tr><td>Изменено:</td><td>${stamp(ticket.changedAt)}</td></tr>${ticket.closed && html`<tr><td>Закрыто:</td><td>${stamp(ticket.changedAt)}</td></tr>`}`;
}

function message({ id, at, author, hidden, text, files }: PortalMessage): Markup {
  return html`<table class="wd-ticket-message ${hidden ? 'hiddenborder' : 'defaultborder'}"><tbody><tr><td># ${id}&nbsp;&nbsp;${stamp(at)}${hidden && html` <span class="mark">[скрытое]</span>`}</td></tr>
<tr><td>[${author.id}] (${author.login}) ${author.name}${author.staff && ' (техподдержка)'}</td></tr><tr><td id="quotetd${id}">${paragraphs(text)}</td></tr><tr><td>${attachments(files)}${quote(id)}</td></tr></tbody></table>`;
}

function row(label: string, control: Markup, required = false): Markup {
  return html`<tr><td class="field-name" width="30%">${required && html`<span class="starrequired">*</span>`}${label}:</td><td>${control}</td></tr>`;
}

function textInput(name: string, value = ''): Markup {
  return html`<input type="text" name="${name}" value="${value}" size="40">`;
}

function select(name: string, options: readonly (readonly [string, string])[], chosen: string): Markup {
  return html`<select name="${name}">${options.map(([value, words]) => html`<option value="${value}"${value === chosen && { markup: ' selected' }}>${words}</option>`)}</select>`;
}

/** A closed ticket can't be answered: it has a note for colleagues, and no message. */
const ANSWER: Markup = html`${row('Сообщение', html`${bbButtons}<textarea name="MESSAGE" id="MESSAGE" rows="12" cols="70"></textarea>`)}
${row('Сообщение скрыть, автора не оповещать', html`<input type="checkbox" name="HIDDEN" value="Y">`)}`;

/** What the pages of both skins share: the frame, the menu, the styles of an old cabinet, and pages that don't differ. */
import { html, type Markup, shortDate } from './markup.ts';
import { PATHS, type PageContext, type PortalClient, type Skin } from './model.ts';
import { presence } from './traps.ts';

/** The styles of an old cabinet. */
export const STYLE = `
body { margin: 0; font: 13px/1.45 Arial, "Liberation Sans", sans-serif; color: #222; background: #eef1f4; }
a { color: #1a5dab; } h1 { font-size: 20px; font-weight: normal; margin: 0 0 14px; color: #24476b; } h2 { font-size: 15px; margin: 18px 0 8px; color: #24476b; }
header { background: #24476b; color: #fff; padding: 10px 24px; display: flex; gap: 24px; align-items: baseline; border-bottom: 3px solid #f0a020; }
header a { color: #d7e5f5; text-decoration: none; } header a:hover { text-decoration: underline; } header b { font-size: 17px; } header span { margin-left: auto; color: #d7e5f5; }
main { max-width: 850px; margin: 16px 24px; background: #fff; border: 1px solid #d5dbe2; padding: 14px 20px 24px; }
footer { margin: 0 24px 24px; color: #8a94a0; font-size: 11px; }
table { border-collapse: collapse; } td, th { padding: 5px 8px; vertical-align: top; text-align: left; }
.data-table, .adm-list-table { width: 100%; } .data-table th, .adm-list-table td.head { background: #e4ebf2; border-bottom: 1px solid #c6d1dc; font-weight: bold; color: #3c4f63; }
.data-table td, .adm-list-table tr.row td { border-bottom: 1px solid #edf0f3; } .data-table tbody tr:hover td, .adm-list-table tr.row:hover td { background: #f7fafd; }
.title { width: 38%; } .stamp { white-space: nowrap; } .support-ticket-edit td { background: #f5f8fb; } .field-name { width: 190px; color: #444; text-align: right; }
input[type=text], input[type=password], select, textarea { font: inherit; padding: 4px 6px; border: 1px solid #b9c3ce; border-radius: 2px; } input[type=text], select { width: 280px; box-sizing: border-box; }
textarea { width: 560px; height: 120px; box-sizing: border-box; } textarea[name=SUPPORT_COMMENTS] { height: 50px; } input[name=TASK_TIME] { width: 70px; } .starrequired { color: #c00; }
.ticket-edit-message, .wd-ticket-message { border: 1px solid #e0e5ea; background: #fafbfc; margin: 0 0 10px; padding: 8px 12px; width: 100%; box-sizing: border-box; }
.ticket-edit-message > div:first-child, .wd-ticket-message tr:first-child { color: #6b7783; } .ticket-quote { margin-top: 4px; } .hiddenborder { background: #fff8e5; border-color: #ead9a5; } .mark { color: #a06a00; }
.support-lamp-red, .support-lamp-green, .support-lamp-grey { width: 10px; height: 10px; border-radius: 50%; display: inline-block; }
.support-lamp-red { background: #d33; } .support-lamp-green { background: #3a3; } .support-lamp-grey { background: #aaa; } .legend { color: #777; margin-top: 12px; }
.buttons input, .bb input, .tool { padding: 4px 14px; margin-right: 6px; } .bb input { padding: 1px 7px; margin-right: 3px; }
.tabs { border-bottom: 1px solid #c6d1dc; margin-bottom: 10px; } .tabs a { display: inline-block; padding: 6px 14px; background: #e4ebf2; margin-right: 4px; color: #3c4f63; } .tabs a:first-child { background: #24476b; color: #fff; }
.login { width: 300px; margin: 80px auto; } .note { color: #777; font-size: 12px; }
`;

const CHARSET: Record<Skin, string> = { public: 'UTF-8', admin: 'windows-1251' };

/** The charset that a skin's pages are sent in. */
export function charsetOf(skin: Skin): string {
  return CHARSET[skin];
}

export function page(context: PageContext, title: string, body: Markup): string {
  const { skin, operator } = context;
  const paths = PATHS[skin];
  return html`<!doctype html>
<html lang="ru"><head><meta charset="${charsetOf(skin)}"><title>${title}</title><style>${{ markup: STYLE }}</style></head>
<body><header><b>Е-офис24</b><a href="${paths.list}">Техподдержка</a><a href="${paths.create}">Новая заявка</a><a href="${paths.report}">Отчёт</a><span>${operator}</span></header>
<main>${body}</main><footer>Учебный портал. Клиенты, договоры и телефоны выдуманы.</footer>${presence(context)}</body></html>`
    .markup;
}

/** The login form, answered with 200 at any address once the session is over; it posts to that address (portal.md). */
export function loginPage(skin: Skin, failed: boolean): string {
  return html`<!doctype html>
<html lang="ru"><head><meta charset="${charsetOf(skin)}"><title>Авторизация</title><style>${{ markup: STYLE }}</style></head>
<body><main class="login"><h1>Авторизация</h1>${failed && html`<p style="color:#c00">Неверный логин или пароль.</p>`}
<form name="form_auth" method="post" action=""><input type="hidden" name="AUTH_FORM" value="Y">
<p>Логин:<br><input type="text" name="USER_LOGIN"></p><p>Пароль:<br><input type="password" name="USER_PASSWORD"></p>
<p class="buttons"><input type="submit" name="Login" value="Войти"></p></form></main></body></html>`.markup;
}

/** The client report (R06): a search by contract, login, ИНН or organisation, and the table of who was found. */
export function reportPage(context: PageContext, query: string, clients: readonly PortalClient[]): string {
  const rows = clients.map(
    (client) =>
      html`<tr><td>${client.contract}</td><td>${client.login}</td><td>${client.inn}</td><td>${client.organisation}</td><td>${client.tariff}</td><td>${shortDate(client.validUntil)}</td><td>${client.usedGb} из ${client.quotaGb} ГБ</td><td>${client.paid ? 'Платный' : 'Бесплатный'}</td></tr>`,
  );
  return page(
    context,
    'Отчёт по клиентам',
    html`<h1>Отчёт по клиентам</h1>
<form method="get" action="${PATHS[context.skin].report}">Найти: <input type="text" name="q" value="${query}" placeholder="договор, логин, ИНН или организация"> <input type="submit" class="tool" value="Найти"></form>
<table class="data-table" style="margin-top:14px"><thead><tr><th>Договор</th><th>Логин</th><th>ИНН</th><th>Организация</th><th>Тариф</th><th>Окончание договора</th><th>Квота</th><th>Обслуживание</th></tr></thead><tbody>${rows}</tbody></table>
<p class="note">${clients.length === 0 ? 'Ничего не найдено.' : `Показано: ${clients.length}`}</p>`,
  );
}

/** Redraws the element with this id by AJAX, without a change of the address. */
export function redraw(elementId: string, { redrawMs, skin }: PageContext): Markup {
  if (redrawMs === 0) return html``;
  const script = `setInterval(function () { var x = new XMLHttpRequest(); x.open('GET', '${PATHS[skin].list}'); x.responseType = 'document';
x.onload = function () { var fresh = x.response && x.response.getElementById('${elementId}'); var old = document.getElementById('${elementId}'); if (fresh && old) old.replaceWith(document.importNode(fresh, true)); };
x.send(); }, ${redrawMs});`;
  return { markup: `<script>${script}</script>` };
}

/** The buttons above a message write into it without any event, as the stock ones do. */
export const bbButtons: Markup = {
  markup: `<div class="bb">${['B', 'I', 'U', 'CODE', 'QUOTE']
    .map(
      (tag) =>
        `<input type="button" value="${tag}" onclick="this.form.MESSAGE.value += '<${tag}></${tag}>'; this.form.MESSAGE.focus()">`,
    )
    .join('')}</div>`,
};

/** «Цитировать»: puts the message's text into the form, without any event too. */
export function quote(id: number): Markup {
  return html`<div class="ticket-quote"><a href="#" onclick="var f = document.forms.support_edit || document.forms.form1; f.MESSAGE.value += '<QUOTE>' + document.getElementById('quotetd${id}').innerText + '</QUOTE>'; return false">Цитировать</a></div>`;
}

export function attachments(files: readonly string[]): Markup {
  return html`${files.length > 0 && html`<div class="note">Файлы: ${files.join(', ')}</div>`}`;
}

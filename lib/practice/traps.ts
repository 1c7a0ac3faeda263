/** Traps of the real portal's admin pages, for those who ask for them (portal.md, «Admin» and «Behaviour that matters»). */
import { html, type Markup } from './markup.ts';
import type { PageContext } from './model.ts';

/** A page that says that the operator is there; a hidden frame loads it again and again. */
export const PRESENCE = '/bitrix/admin/presence.php';

/** A field without a face that is sent under a list's name before it. */
export function twin(name: string, { trapsMs }: PageContext): Markup {
  return html`${trapsMs > 0 && html`<input type="hidden" name="${name}" value="">`}`;
}

/** Lists of which the first rebuilds and clears the others. */
export function servicePlan({ trapsMs }: PageContext): Markup {
  if (trapsMs === 0) return html``;
  return html`<tr><td class="field-name">Уровень поддержки:</td><td><select name="SLA_ID"><option value="1">Обычный</option><option value="2">Особый</option></select></td></tr>
<tr><td class="field-name">Категория:</td><td><select name="CATEGORY_ID"><option value="">(нет)</option><option value="1">Ошибки</option></select></td></tr>
<tr><td class="field-name">Критичность:</td><td><select name="CRITICALITY_ID"><option value="">(нет)</option><option value="1">Высокая</option></select></td></tr>`;
}

/**
 * «Просмотр»: the form is locked until «Ответить» is pressed. The time spent grows by itself, and everything in the form that bears a name
 * is saved in the background.
 */
export function ticketTraps({ trapsMs }: PageContext): Markup {
  if (trapsMs === 0) return html``;
  const script = `(function () { var f = document.forms.form1;
var each = function (act) { Array.prototype.forEach.call(f.elements, act); };
each(function (e) { if (e.id !== 'answer' && e.type !== 'hidden') e.disabled = true; });
document.getElementById('answer').onclick = function () { each(function (e) { e.disabled = false; }); };
f.SLA_ID.onchange = function () { [f.CATEGORY_ID, f.CRITICALITY_ID].forEach(function (s) { s.innerHTML = s.innerHTML; s.selectedIndex = 0; }); };
setInterval(function () { f.TASK_TIME.value = +f.TASK_TIME.value + 1;
var d = new FormData(f); d.append('autosave', 'Y'); fetch(f.action, { method: 'POST', body: d }); }, ${trapsMs}); })()`;
  return { markup: `<script>${script}</script>` };
}

/** The button that unlocks the form. */
export function answerButton({ trapsMs }: PageContext): Markup {
  return html`${trapsMs > 0 && html`<input type="button" id="answer" class="tool" value="Ответить">`}`;
}

/** A hidden frame that is loaded again and again. */
export function presence({ trapsMs }: PageContext): Markup {
  if (trapsMs === 0) return html``;
  return {
    markup: `<iframe id="presence" src="${PRESENCE}" style="display:none"></iframe><script>setInterval(function () { document.getElementById('presence').contentWindow.location.reload() }, ${trapsMs})</script>`,
  };
}

/** A ticket of the list opens in a frame over it, without a change of the address. */
export function slider({ trapsMs }: PageContext): Markup {
  if (trapsMs === 0) return html``;
  const script = `document.addEventListener('click', function (e) { var a = e.target.closest('td.title a'); if (!a) return; e.preventDefault();
var f = document.getElementById('slider') || document.body.appendChild(document.createElement('iframe')); f.id = 'slider'; f.className = 'side-panel-iframe'; f.src = a.href;
f.style.cssText = 'position:fixed;right:0;top:0;width:70%;height:100%;background:#fff;border:0'; })`;
  return { markup: `<script>${script}</script>` };
}

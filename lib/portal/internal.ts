/**
 * Which control makes a message internal. A mistake here shows a note to a client (portal.md, «The safety rule»), so the
 * label must say both that something is hidden and that it is the message, or from whom it is hidden.
 */
import { matchesStem, stemsOf } from './stems.ts';
import { nameTokens, wordsOf } from './words.ts';

const SECRET = stemsOf(
  `скрыт~ скрыть скрыто скрытно скрывать внутренн~ служебн~ приватн~ непубличн~ невидим~ конфиденциальн~ личное личный личная internal internally private hidden hide
   confidential`,
);
const MESSAGE = stemsOf(
  `комментари~ коментари~ комент~ сообщен~ ответ ответа ответы заметк~ заметок запис~ примечан~ пометк~ реплик~ переписк~ текст note notes comment comments message messages reply
   answer response post article`,
);
const AUDIENCE = stemsOf(
  `клиент~ автор~ заказчик~ пользовател~ заявител~ запрашивающ~ инициатор~ customer~ client~ requestor~ requester~ user users author contact`,
);
const STAFF = stemsOf(
  `сотрудник~ персонал~ коллег~ команд~ специалист~ оператор~ техподдержк~ поддержк~ линии staff agents agent team technicians employees operators support`,
);
/** Staff too, but only where it is said that nobody else is meant: «только инженеры», not «комментарий инженеру». */
const CLOSE_STAFF = stemsOf('инженер~ администратор~ своих свои engineers admins administrators');
const SEEN = stemsOf(
  `показ~ показыв~ виден видн~ видно видит видят увид~ видим~ видимо доступ~ отобража~ отправля~ отсыла~ show visible see display shown seen sent send`,
);
const NOT = stemsOf('не нет not don t never без except кроме');
/** With these it is a filter, a switch of the view, or hides something that is not the message. */
const TRAPS = stemsOf(
  `фильтр~ поиск~ искать истори~ подпис~ телефон~ номер~ профил~ файл~ вложен~ цен~ кнопк~ форм~ панел~ цитат~ спис~ закрыт~ решен~ прочитан~
   лог логи журнал~ систем~ свернуть развернуть все всех filter search history signature phone profile file attachment price button panel quote
   list closed resolved log logs all expand collapse email время time`,
);
const WHOLE_TICKET = stemsOf('заявк~ обращен~ тикет~ задач~ запрос~ ticket issue request task incident');
/** «Скрытые · Все» chooses what is shown of the thread. */
const PLURAL = /^(?:скрытые|внутренние|служебные|приватные)$/u;
const SEVERAL = /^(?:скрытые|скрытых|внутренние|служебные|приватные|скрыть|скрывать|hide)$/u;
const SEVERAL_MESSAGES = /^(?:комментарии|сообщения|заметки|ответы|записи|comments|messages|replies|notes|posts)$/u;

/** «Ответ клиенту · Внутренний комментарий»: tabs or choices side by side, and the text may be either. */
const TO_CLIENT = /^(?:клиенту|заявителю|заказчику|пользователю|автору|публичн\p{L}+|public)$/u;

const FOR_OURS = /(?:^| )для (?:своих|коллег|сотрудников)(?: |$)/u;

/** ServiceNow's name of a text that no client sees. */
const WORK_NOTES = /^(?:work notes?|рабочие заметки|рабочая заметка)$/u;
/** Over a text that is written it is the thread itself: «Личный журнал». */
const LOG = /^(?:журнал|лог|log)$/u;

const has = (words: string[], stems: ReturnType<typeof stemsOf>) =>
  words.some((word) => stems.some((stem) => matchesStem(word, stem)));

/**
 * How surely a text names what makes a message internal, 0 to 1: as the label of a flag, of a field of its own, or as one
 * choice among kinds of message.
 */
export function internalMeaning(text: string, form: 'flag' | 'field' | 'choice'): number {
  const words = wordsOf(text).filter((word) => word !== 'нов' && word !== 'new');
  if (words.length === 0 || words.length > 14) return 0;
  if (form === 'field' && WORK_NOTES.test(words.join(' '))) return 0.9;
  const isLog = form === 'field' && words.some((word) => LOG.test(word));
  if (has(isLog ? words.filter((word) => !LOG.test(word)) : words, TRAPS)) return 0;
  const secret = has(words, SECRET);
  const message = isLog || has(words, MESSAGE);
  const negated = has(words, NOT);
  const seen = has(words, SEEN);
  const only = words.some((word) => /^(?:только|only)$/u.test(word));
  const hiddenFrom =
    has(words, AUDIENCE) &&
    (secret || (seen && negated)) &&
    (form === 'choice' || !has(words, stemsOf('отправля~ sent send')));
  // «Заметка для своих», «Для своих, клиенту не показывается»
  const isForOurs = FOR_OURS.test(words.join(' '));
  const staffOnly =
    !negated &&
    ((has(words, STAFF) && (only || secret || message)) ||
      (has(words, CLOSE_STAFF) && (only || secret || (message && isForOurs))));
  if (form === 'choice' && words.some((word) => PLURAL.test(word))) return 0;
  if (secret && !negated && words.some((word) => TO_CLIENT.test(word))) return 0;
  if (seen && !negated && !only) return 0;
  if (has(words, WHOLE_TICKET) && !message) return 0;
  if (!secret && !staffOnly && !hiddenFrom) return 0;
  if (secret && negated && !seen && !words.some((word) => /^(?:оповещ|уведом|notif)/u.test(word))) return 0;
  if (form === 'field') return (message && (secret || staffOnly || hiddenFrom)) || (hiddenFrom && isForOurs) ? 1 : 0;
  if (
    form === 'flag' &&
    words.some((word) => SEVERAL.test(word)) &&
    words.some((word) => SEVERAL_MESSAGES.test(word))
  ) {
    return 0;
  }
  if (message) return words.some((word) => /^(?:notes|comments|messages)$/u.test(word)) ? 0.8 : 1;
  if (hiddenFrom || staffOnly) return 0.96;
  return words.length <= 2 ? 0.5 : 0.2;
}

const HIDDEN_NAMES = stemsOf('hidden internal skryt~ hide');
const NOTE_NAMES = stemsOf('note notes comment comments message messages reply answer post kommentar~');
const IDLE_NAMES = stemsOf(
  'is uf id ticket issue support form field input value new f staff only flag checkbox cb chk m msg',
);

/** How far a `name` or an `id` speaks for it; a bare «private» may mean the whole ticket and says little. */
export function internalName(name: string): number {
  const tokens = nameTokens(name);
  const note = has(tokens, NOTE_NAMES);
  const secret =
    has(tokens, HIDDEN_NAMES) || (note && tokens.some((token) => token === 'private' || token === 'staff'));
  if (!secret) return 0;
  const known = [...HIDDEN_NAMES, ...NOTE_NAMES, ...IDLE_NAMES, ...stemsOf('private')];
  return tokens.every((token) => known.some((stem) => matchesStem(token, stem))) ? 0.7 : 0;
}

const PUBLIC = stemsOf(
  `публичн~ открыт~ внешн~ все всем всех public external everyone обычн~ видно видн~ виден клиент~ customer client requestors requestor reply ответ ответить отвеча~`,
);

const TICKET_VIEW = stemsOf('status state access доступ~ заявк~ обращен~ тикет~ задач~ ticket issue');

/** «Доступ к заявке»: not who reads a message. */
const ofWholeTicket = (words: string[]) => has(words, WHOLE_TICKET) && !has(words, MESSAGE);

/** The choices of a select or radio group that make a message internal and public; null unless there is just one internal. `around`: its labels and names. */
export function internalChoice(options: string[], around: string[] = []): { on: number; off: number } | null {
  if (options.length < 2 || options.length > 4) return null;
  if (around.some((text) => text.includes(' ') && ofWholeTicket(wordsOf(text)))) return null;
  // «public» and «private» alone may be the whole ticket's.
  const enough = around.some((text) => has([...wordsOf(text), ...nameTokens(text)], TICKET_VIEW)) ? 0.9 : 0.5;
  const secret = options.map((option) => internalMeaning(option, 'choice') >= enough);
  const on = secret.indexOf(true);
  if (on < 0 || secret.lastIndexOf(true) !== on) return null;
  const off = options.findIndex((option, index) => index !== on && has(wordsOf(option), PUBLIC));
  return off < 0 ? null : { on, off };
}

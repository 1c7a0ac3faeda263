/** The words by which portals tell who wrote a message, to whom it shows, and what around it is not its text. */

/** A pattern for lower-case text. Without the `i` flag it compiles and runs several times faster, which a page's first reading feels. */
class Words {
  readonly pattern: RegExp;

  constructor(pattern: RegExp) {
    this.pattern = pattern;
  }

  test(text: string): boolean {
    return this.pattern.test(text.toLowerCase());
  }

  /** The matched piece of the lower-case text, as long as in the text itself; null for none. */
  match(text: string): string | null {
    return this.pattern.exec(text.toLowerCase())?.[0] ?? null;
  }
}

/** «От кого: [5] (login) Имя»: the label before an author's name. */
export const AUTHOR_LABEL = new Words(
  /^(?:от кого|от|автор|отправитель|кто|написала?|ответила?|пользователь|создал[аи]?|добавил(?:а|\(а\))?|from|author|by|(?:added|posted|created|updated|written|changed) by|sender|user|creator)\s*:?\s+(?=\S)/u,
);
export const AUTHOR_LABEL_ALONE = new Words(
  /^(?:от кого|от|автор|отправитель|кто|написала?|пользователь|создал[аи]?|from|author|by|sender|user|creator)\s*:$/u,
);

/** A line that is about the message: «Время: …», «Тема: …», `Subject: …`, «Источник: …». */
export const META_LABEL = new Words(
  /^(?:время|дата|когда|добавлен[оа]?|создан[оа]?|отправлен[оа]?|опубликован[оа]?|изменен[оа]?|написано|кому|копия|тема|источник|канал|затрачено|статус|тип|видимость|time|date|created|sent|added|posted|on|to|cc|bcc|subject|via|source|status|type|visibility|time worked|time taken|message-id)\s*:(?:\s|$)/u,
);

/** Words that may stand beside a time without making the line a text: «в», «добавлено», `posted on`. */
export const TIME_COMPANY = new Words(
  /^(?:[\s,.;:·•|()[\]#№/\\–—✓✔-]|\d|note|comment|message|заметка|комментарий|сообщение|время|дата|когда|добавлен[оа]?|добавила?|создан[оа]?|создала?|отправлен[оа]?|опубликован[оа]?|написано|написала?|пишет|ответила?|обновила?|обновлен[оа]?|в|от|г|мск|назад|около|примерно|время|time|date|created|sent|added|posted|updated|wrote|replied|commented|said|on|at|by|about|ago|over|almost|less|than|a|an|msk|utc|пн|вт|ср|чт|пт|сб|вс|пнд|пон|втр|срд|чтв|птн|суб|сбт|вск|вос|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|(?:mon|tues?|wed|thu|thurs|fri|sat|sun)(?:day|nesday|urday|sday|rsday)?|(?:second|minute|hour|day|week|month|year)s?|минут[аыу]?|час(?:а|ов)?|дн(?:я|ей)|день)+$/u,
);

/** Buttons and links on a message. */
export const ACTION = new Words(
  /^(?:\[?\s*)(?:\.{3}|…|цитировать|цитата|ответить|переслать|удалить|изменить|править|редактировать|(?:с)?копировать(?: ссылку)?|действия|ссылка|показать(?: вс[её])?|свернуть|развернуть|подробнее|закрепить|пожаловаться|еще|ещё|отредактировано|изменено|прочитано|доставлено|quote|reply|comment|forward|edit|delete|remove|copy(?: link)?|link|permalink|show|hide|more|less|view|edited|read|seen|delivered|private|make private|make public|print|split|plain|bounce|mark as .{1,20})(?:\s*\]?)$/u,
);

/** What only numbers a message: «# 3», «№ 12», «#note-3», «~0000012». */
export const NUMBER = new Words(
  /^(?:(?:сообщение|комментарий|ответ|message|comment|note|msg)\s*)?(?:#|№|~|\(\d)?\s?(?:note-)?\d{0,10}\)?[.:]?$/u,
);

/** What a message is called above its text. */
export const KIND_OF_MESSAGE = new Words(
  /^(?:(?:публичный|открытый|новый|public|new) )?(?:комментарий|сообщение|ответ клиенту|примечание|текст(?: сообщения)?|содержание|comment|message|reply|text)\s*:?$/u,
);

/** The head of a message's attachments. */
export const FILES_LABEL = new Words(
  /^(?:(?:прикрепл[её]нные |приложенные |вложенные )?(?:файлы?|вложени[ея])|attachments?|attached files?|files?)\s*(?:\(\d+\))?\s*:?/u,
);
export const FILE_NAME = new Words(
  /^[^\n:/]{1,100}\.(?:pdf|png|jpe?g|gif|bmp|docx?|xlsx?|pptx?|odt|ods|rtf|txt|log|csv|xml|json|html?|zip|rar|7z|msg|eml|mp[34]|avi|epf|erf|mxl|cf|dt|1cd)$/u,
);
/** «screenshot.png (45 Кб)». */
export const FILE_LINE = new Words(
  /^[^\n]{1,80}\.[a-z0-9]{2,5}\s*[([]?\s*[\d.,]*\s*(?:б|кб|мб|байт|b|kb|mb|bytes|kib|mib)?\s*[)\]]?(?:\s*(?:скачать|download))?$/u,
);

const edge = (words: string) => new Words(new RegExp(`(?<![а-яёa-z])(?:${words})(?![а-яёa-z])`, 'u'));

/** In a message's head: to be seen by staff only. */
export const HIDDEN_MARK = edge(
  'скрыто|скрыта? от (?:клиента|пользователя|заявителя|заказчика)|скрыт(?:ое|ый|ая)(?: (?:комментарий|заметка|сообщение|примечание|ответ))?|(?:видно |доступно )?только (?:для )?(?:сотрудник(?:ов|ам)|операторов|операторам|своих|персонала|внутри)|внутренн(?:ий|яя|ее|ая)(?: (?:комментарий|заметка|сообщение|примечание))?|служебн(?:ый|ая|ое)(?: (?:комментарий|заметка|сообщение|запись))?|приватн(?:ый|ая|ое)(?: (?:комментарий|заметка|сообщение|примечание))?|не (?:видно|видит|показано|показывать) клиент(?:у|ом)?|клиент не видит|(?:заметка|запись|комментарий|сообщение) для (?:сотрудников|своих|коллег|персонала|операторов)|(?:private|internal)(?: (?:note|comment|message|reply))?|staff only|agents? only|hidden(?: from (?:client|customer))?|not visible to (?:the )?(?:client|customer|requester)s?|work notes?|рабоч(?:ая|ие) заметк[аи]|личное(?: (?:сообщение|примечание))?|личн(?:ая заметка|ый комментарий|ый журнал)|внутренн(?:ие|яя) (?:заметки|комментарии|переписка)|служебн(?:ые|ая) (?:заметки|комментарии|переписка)|скрытые комментарии|заметки сотрудников|(?:private|internal) (?:notes|comments|log)|comments? added|note added',
);
/** «Скрытое: нет», «не скрытое»: the mark denied. */
export const NOT_HIDDEN_MARK = edge(
  '(?:скрыт(?:ое|ый|ая|о)|внутренн(?:ее|ий|яя)|личное|private|internal|hidden)(?: (?:комментарий|сообщение|заметка|comment|note))?\\s*:*\\s*(?:нет|no|false|0)|не скрыт(?:ое|ый|о)|not (?:private|internal|hidden)|non-?private',
);

/** Where a thread tells answers from comments, the comments are among staff. */
export const ANSWER_ADDED = edge('добавлен ответ|отправлен ответ|correspondence added|reply added');
export const COMMENT_ADDED = edge('добавлен комментарий|добавлены комментарии|comments? added');

export const STAFF_MARK = edge(
  'е-офис ?24|e-office ?24|техподдержка|техподдержки|тех\\. ?поддержка|служба поддержки|поддержк[аи]|сотрудник(?:а|ом)?|специалист|оператор|администратор|диспетчер|инженер|консультант|менеджер|исполнитель|агент|[12]-?[яй] линия|staff|support|agent|operator|helpdesk|technician|assignee|developer',
);
export const CLIENT_MARK = edge(
  'клиент(?:а|ом)?|заказчик|заявитель|инициатор|абонент|customer|client|requester|requestor|reporter|end ?user',
);
export const SYSTEM_MARK = edge(
  'лог|система|системное(?: сообщение)?|робот|автоответ(?:чик)?|автоматическ(?:и|ое|ий)(?: сообщение| ответ)?|system|the rt system itself|auto-?reply|automatic|bot',
);

/** A text that only records a change of the ticket's attributes. */
export const ATTRIBUTE_CHANGE = new Words(
  /^(?:[\p{L}.«»-]+ ){0,3}(?:сменил|изменил|поменял|установил)(?:а|\(а\))? (?:статус|ответственн|исполнител|приоритет|категори|тем|срок|тариф)[^\n]{0,40}(?:→|->|«|"| с | на |:)|^(?:параметр|поле)\s[^\n]{1,60}\s(?:изменил(?:ся|ась|ось|ись)|измен[её]н[аоы]?|удал[её]н[аоы]?|установлен[аоы]?)(?![а-яёa-z])|^(?:статус|ответственный|исполнитель|приоритет|критичность|категория|тема|срок|владелец|очередь|status|owner|assignee|priority|queue|subject|due date):?\s(?:[^\n]{0,60}\s)?(?:изменен[аоы]?|измен[её]н|назначен[аоы]?|установлен[аоы]?|changed|set to)(?![а-яёa-z])/u,
);
/** The same of the ticket as a whole; people write so too, so it takes a mark or a missing author to be the system's. */
export const TICKET_CHANGE = new Words(
  /^(?:обращение|заявка|тикет|ticket|request)\s(?:закрыт|открыт|переоткрыт|создан|передан|назначен|was|has been|closed|opened|created|assigned|reopened)/u,
);

/** What a thread records of the ticket's way, where it isn't told in a message's place. */
export const STEP = new Words(
  /^(?:взят[аоы]?|принят[аоы]?|передан[аоы]?|назначен[аоы]?|закрыт[аоы]?|открыт[аоы]?|переоткрыт[аоы]?|переведен[аоы]?|создан[аоы]?|решен[аоы]?|объединен[аоы]?|изменен[аоы]?|(?:статус|ответственный|исполнитель|приоритет|владелец|очередь)|(?:given|taken|assigned|closed|opened|reopened|resolved|merged|created|changed|status|owner|priority|queue))(?![\p{L}])/u,
);

/** Class words (split at case, digits and punctuation) that tell what an element is. */
export const CLASS_WORDS = {
  message: new Set(
    'message messages msg comment comments reply replies post bubble article journal bugnote note transaction entry change answer feedback mail letter quote'.split(
      ' ',
    ),
  ),
  thread: new Set(
    'thread msgs conversation dialog dialogue chat discussion correspondence messages comments notes history timeline transactions journals replies posts communication'.split(
      ' ',
    ),
  ),
  body: new Set(
    'text body content messagebody wiki quotetd message msg comment note description searchable copy richtext markdown html'.split(
      ' ',
    ),
  ),
  author: new Set(
    'author user username name from sender creator nick login fio person who writer owner by createdby postedby addedby submitter poster commenter'.split(
      ' ',
    ),
  ),
  time: new Set('time date datetime timestamp created when ago stamp'.split(' ')),
  hidden: new Set('hidden hiddenborder hide private internal secret staffonly'.split(' ')),
  staff: new Set(
    'staff support operator agent employee helpdesk technician response tech moderator admin specialist'.split(' '),
  ),
  client: new Set('client customer requester requestor enduser visitor guest'.split(' ')),
  system: new Set('log logborder system sys event audit changelog status activity service'.split(' ')),
  mine: new Set('end reverse out outgoing outbound right own mine me self sent'.split(' ')),
  theirs: new Set('start in incoming inbound left other others their received'.split(' ')),
} as const;

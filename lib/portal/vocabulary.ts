/**
 * How portals call the fields of a ticket, as data. A stem that ends in `~` takes endings, others are whole words; a term of
 * several words wants all of them, in any order. Labels are folded before (`words.ts`): lower case, ё as е.
 */
import type { FieldName } from '../regulation/snapshot.ts';
import type { ControlKind } from './handles.ts';

/** What a label or a name means by its words. `internal` has a grammar of its own (`internal.ts`). */
export interface FieldWords {
  /** Terms that name the field, divided by `;`; `=0.8` says how surely, where not wholly. */
  terms: string;
  /** Words that may stand beside a term and change nothing. */
  neutral: string;
  /** Words with which it is something else. */
  traps: string;
  /** Tokens of `name` and `id`, as terms. */
  names: string;
  /** How well each kind of control suits; a kind that is missing can't be the field. */
  kinds: Partial<Record<ControlKind, number>>;
}

export type WordedField = Exclude<FieldName, 'internal'>;

const CHOICE = { select: 1, listbox: 1, menu: 1, radio: 1 } as const;
const TEXT = { contenteditable: 1, 'editor-frame': 1, textarea: 1 } as const;

/** Words that say nothing about which field it is. */
export const STOP_WORDS = new Set(
  `в во на по для из и или либо с со к ко о об от до у за при же ли это как ваш ваша ваше ваши вашей вашего вы вам вас вами нам нас мы свой своей
   введите укажите выберите заполните напишите указать ввести пожалуйста обязательно обязательное обязательный необязательно поле
   опционально да нет the a an of for to in on at by or and is are your our please enter select choose type required
   optional field here новая новый новое new edit n no какой какая какое какую какого каком какому каким кто под which should`.split(
    /\s+/u,
  ),
);

/** Where a hint begins that is no part of the label. */
export const HINT_START =
  /(?:^|[\s(,;])(?:например|напр\.|пример:|формат|e\.g\.|for example|не более|до \d|максимум|max)/iu;

export const VOCABULARY: Record<WordedField, FieldWords> = {
  contract: {
    terms: 'договор~; дог; номер~ дат~ договор~; контракт~; contract; agreement=0.8',
    neutral:
      'лицев~ счет~ номер~ № number num id код~ клиент~ абонент~ client customer логин~ login обслуживан~ действующ~ услуг~',
    traps: `дат~ срок~ сумм~ тип~ вид~ статус~ состоян~ предмет~ скан~ файл~ текст~ услови~ оконч~ начал~ заверш~ подпис~ продл~
      соглас~ ознаком~ комментар~ примечан~ валют~ приложен~ поиск~ найти истори~ менеджер~ ответственн~ date end start type expir~
      amount status terms accept agree search manager owner`,
    names: 'contract; dogovor~; agreement; kontrakt; dog=0.7',
    kinds: { text: 1, select: 1, listbox: 1, menu: 0.8 },
  },
  login: {
    terms: 'логин~; login; username; user name; имя пользовател~; имя юзер~; учетн~ запис~; учетк~; account=0.6',
    neutral:
      'клиент~ пользовател~ работа~ client customer user номер~ № id 1с 1c облак~ сервис~ сервер~ терминал~ удаленн~ стол~ server rdp вход~ система системе договор~ contract',
    traps: `парол~ password pass сотрудник~ оператор~ автор~ создател~ teamviewer anydesk skype скайп~ email почт~ mail last последн~ дат~
      врем~ date time поиск~ search ответственн~ type bank`,
    names: 'login; username; user name; logon; account=0.5',
    kinds: { text: 1, select: 1, listbox: 1, menu: 0.8 },
  },
  phone: {
    terms:
      'телефон~; тел; phone; telephone; phones; мобильн~=0.85; mobile=0.85; сотов~=0.85; контактн~ номер~; номер~ связи; номер~ связаться; номер~ позвон~; номер~ перезвон~',
    neutral: `заявк~ обращен~ вопрос~ контактн~ конт моб раб доб номер~ № связи связь обратн~ клиент~ звон~ перезвон~ лиц~ заявител~ отправител~ звонивш~ обративш~ код~ город~ мобильн~ сотов~ рабоч~
      удобн~ врем~ contact number client customer caller callback mobile cell work back call time user requester requestor основн~`,
    traps: `факс~ fax менеджер~ поддержк~ техподдержк~ ответственн~ оператор~ скрыт~ тип~ подтвержд~ смс sms модель поиск~ search type
      manager support добавочн~ ext ip email почт~ логин~ login организац~ компани~ company`,
    names: 'phone; tel; telephone; telefon; mobile; phones; phonenumber; contactphone',
    kinds: { text: 1, listbox: 0.8 },
  },
  callTime: {
    terms: `врем~ звон~; врем~ перезвон~; врем~ связ~; врем~ позвон~; час~ звон~; час~ связ~; когда звон~;
      когда перезвон~; когда позвон~; перезвон~ после; позвон~ после; звонить после; связ~ после; перезвон~=0.75; позвон~=0.75; звонить=0.75; сколько звон~; сколько перезвон~; сколько позвон~; когда связ~; удобн~ врем~; лучш~ врем~; удобн~ час~; call time;
      callback time; time call; best time; contact time; time contact; when call; preferred time; convenient time;
      time callback`,
    neutral: `удобн~ лучш~ предпочт~ предпочит~ желаем~ желательн~ мск москов~ msk moscow телефон~ тел клиент~ специалист~ можно интервал~ период~ дат~
      date удобнее best preferred convenient phone client customer наиболее обратн~ вам приня~ контакт~ contact back us you we reach кому ответить`,
    traps: `созда~ реакц~ ответ ответа факт~ последн~ затрач~ трудозатрат~ регистрац~ закрыт~ длительн~ пояс~ работы duration created response spent
      worked zone closed истори~ поиск~`,
    names: `call time; calltime; time call; callback time; contact time; best time; time to call; vremya zvonka;
      call when; zvonok time; callback=0.6`,
    kinds: { text: 1, select: 1, listbox: 1, textarea: 0.9, radio: 0.8, menu: 0.7 },
  },
  database: {
    terms: 'база; базы; базе; базу; баз; базой; иб; инфобаз~; database; infobase; data base; db=0.9',
    neutral: `назван~ наименован~ имя имени 1с 1c данн~ информационн~ name номер~ № какой какая какую ошибк~ проблем~ конфигурац~ клиент~
      рабоч~ облачн~ связан~ возник~ произош~ обращен~ заявк~ ib id which with client`,
    traps: `знани~ размер~ тип~ резерв~ копи~ архив~ пуст~ парол~ пользовател~ логин~ сервер~ путь knowledge size backup copy password
      user server type path поиск~ search тариф~ количеств~`,
    names: 'database; baza; bazy; db; infobase; dbname; ib; base=0.85; basename',
    kinds: { text: 1, select: 1, listbox: 1, menu: 0.8 },
  },
  files: {
    terms: `файл~; вложен~; скриншот~; снимок; снимк~; прикреп~; приложи~; приложен~; attach~; file; files; upload;
      screenshot~; изображен~; загруз~; документ~=0.8; document~=0.7; скрин~; картинк~`,
    neutral: `перетащ~ сюда нажм~ ошибк~ экран~ добав~ обзор к сообщен~ заявк~ обращен~ проблем~ мб kb mb кб add error your more еще choose select drag drop any
      image images изображен~ документ~ размер~ size сообщению message ticket`,
    traps:
      'аватар~ avatar photo профил~ profile импорт~ import логотип~ logo подпис~ договор~ csv exchange обмен~ фото',
    names: 'file; files; attachment~; attach; upload; screenshot~; fayl; attaches; document~',
    kinds: { file: 1 },
  },
  title: {
    terms: `тема; темы; теме; тему; заголов~; subject; title; summary; кратк~ описан~; кратк~ содержан~; коротк~ описан~; кратк~ опиш~; коротк~ опиш~;
      short description; brief description; краткая суть; topic; headline; назван~=0.72; кратко=0.8; коротко=0.8;
      суть=0.75; наименован~=0.7; суть кратк~`,
    neutral: `заявк~ обращен~ обр тикет~ запрос~ вопрос~ сообщен~ проблем~ письм~ кратк~ коротк~ ticket request issue message problem question short
      brief задач~ инцидент~ описан~ заголов~ incident case обращений support поддержк~ техподдержк~ одной строк~ двух словах one line`,
    traps: `оформлен~ theme баз~ организац~ компани~ контрагент~ файл~ цвет~ раздел~ должност~ job page страниц~ шаблон~ форум~ категор~ тариф~
      договор~ клиент~ company user рассылк~ товар~ услуг~ подробн~ фильтр~ поиск~ search`,
    names: 'title; subject; tema; summary; zagolovok; topic; subj; headline; theme=0.8; header=0.6',
    kinds: { text: 1, textarea: 0.75, listbox: 0.5 },
  },
  message: {
    terms: `сообщен~; описан~; ответ; ответа; ответить; текст; message; description; reply; body; опишите; содержан~;
      публичн~ журнал~; комментар~=0.85; comment=0.85; comments=0.8; content=0.7; text=0.8; answer=0.9; response=0.8; вопрос=0.75; что случил~; что произошл~; что работает; describe=0.8; describe issue; describe problem;
      проблема=0.7; проблемы=0.7; details=0.7; notes=0.7; суть=0.7; суть проблем~=0.85; суть обращен~=0.85; суть вопрос~=0.85; подробн~=0.7; problem=0.6; question=0.7`,
    neutral: `чем тем лучше заявк~ обращен~ тикет~ запрос~ проблем~ вопрос~ текст~ клиент~ подробн~ полное полный добав~ написать письм~ расска~ публичн~ открыт~ ошибк~ ситуац~ задач~ суть
      public ticket request issue problem detail detailed details add write full post customer client requestor requestors пользовател~ автор~
      user describe description опис~ возможно можно максимальн~ отправ~ send below ниже больше more initial change update additional дополнительн~ составлен~ видн~ видим~ увид~ visible composer сообщен~ ответ~ body text`,
    traps: `скрыт~ внутренн~ служебн~ internal private hidden сотрудник~ коллег~ staff шаблон~ template замет~ пометк~ примечан~ note заказ~ оценк~
      отзыв~ поиск~ search подпис~ тип~ type причин~ адрес~ кратк~ коротк~ short brief врем~ дат~ тем~ subject заголов~ менеджер~ manager
      договор~ контракт~ курьер~ доставк~ решени~ resolution приватн~ невид~ только only agents technician готов~ быстр~ quick canned
      знани~ статьи review feedback rating signature автоответ~ sms смс личн~ себя`,
    names: `message; description; body; reply; soobshchenie; soobschenie; opisanie; otvet; msg; text=0.75; comment=0.7;
      content=0.75; answer=0.8; notes=0.65; messagetext; post`,
    kinds: { ...TEXT, text: 0.3 },
  },
  status: {
    terms: 'статус~; состояни~; status; state; этап~=0.7; стади~=0.7; перевести=0.5',
    neutral: `заявк~ обращен~ тикет~ запрос~ текущ~ измен~ смен~ установ~ следующ~ перевод ticket request issue next current change set задач~ инцидент~ обработк~
      выбор~ incident case`,
    traps: `договор~ оплат~ клиент~ тариф~ пользовател~ заказ~ счет~ онлайн online payment order user customer account sla доставк~ сервер~ подписк~
      contract фильтр~ filter лиценз~ license поиск~ любой`,
    names: 'status; state; sostoyanie; statusid; stateid',
    kinds: CHOICE,
  },
  assignee: {
    terms: `ответственн~; исполнител~; назначен~; назначить; владелец=0.8; assignee; assigned; assign; owner; responsible;
      поручен~=0.8; передать=0.75; agent=0.8; technician=0.8; кому=0.6; специалист~=0.65; технич~ специалист~=0.85; сотрудник~=0.6;
      инженер~=0.6; оператор~=0.6; handler=0.7; агент=0.8; агента=0.8; ведет=0.85`,
    neutral: `заявк~ обращен~ тикет~ запрос~ лицо лица кто кому специалист~ сотрудник~ текущ~ измен~ смен~ user agent ticket staff person member
      пользовател~ передать оператор~ инженер~ техподдержк~ поддержк~ support change issue за исполнен~ назнач~`,
    traps: `групп~ отдел~ очеред~ команд~ подраздел~ соисполн~ предыдущ~ договор~ клиент~ менеджер~ дат~ автор~ group team queue department
      previous date created бухгалт~ организац~ уведом~ notify наблюдат~ watch~ запасн~ замест~ поиск~ фильтр~ filter постановщик~`,
    names: `responsible; assignee; assigned; assign; assigned to; executor; ispolnitel; otvetstvenn~; performer;
      owner=0.6; agent=0.5; manager responsible`,
    kinds: { ...CHOICE, text: 0.8 },
  },
  close: {
    terms: 'закрыть; закрыт; закрыта; закрыто; close; closed; завершить=0.8; закрытие=0.8; закрывать=0.8',
    neutral: `обращен~ заявк~ тикет~ запрос~ ticket request issue после ответ~ отправ~ after reply replying sending сообщен~ вопрос~ проблем~ решен~ this сразу снять контрол~
      with as resolved задач~ инцидент~ it incident case update`,
    traps: `окно window не not показ~ show скры~ дат~ date авто~ auto смен~ форму form период~ день закладк~ чат~ chat include hide открыт~ open доступ~
      договор~ клиент~ всем все all комментар~ причин~`,
    names: 'close; closed; zakryt~; closeticket',
    kinds: { checkbox: 1 },
  },
};

/** Tokens of names that say nothing. */
export const NEUTRAL_NAMES = new Set(
  `uf id user ticket tickets tiket issue request requests form field fields input inp f fld val value new support edit data prop property custom cf
   object txt ctl main select sel list box number no num name names client customer contact zayavka obrashchenie obraschenie update add create txtbox textbox cb
   chk ddl cmb combo widget control element el item value values get set editor area wysiwyg html ifr tmp s x r js person the my to by task incident case
   helpdesk dynamic hd portal lk crm case autocomplete current next react headlessui radix v model`.split(/\s+/u),
);

/** Tokens by which a name says that it's another thing. */
export const TRAP_NAMES = new Set(
  `filter find search q query old prev previous template templates tpl quick date type sort captcha sess sessid password pass email mail group
   lang limit page per history seo avatar subscribe newsletter coupon promo rating vote confirm agree category priority
   severity sla team queue department cc bcc`.split(/\s+/u),
);

/** Option texts of a status list. The first are the regulation's own (R22–R24): one of them settles it. */
export const STATUS_OPTIONS = {
  prescribed: ['требует передачи на лк', 'требует передачи на ос', 'на менеджера', 'требует передачи на 2-ю линию'],
  usual: `нов~ открыт~ закрыт~ решен~ выполн~ работ~ процесс~ отложен~ ожида~ ждем ждет ждут отклонен~ отменен~ переоткрыт~ принят~ обработк~ рассмотр~ завершен~ передан~
    new open opened closed resolved solved pending stalled rejected progress hold waiting feedback accepted assigned reopened deleted fixed confirmed`,
};

/** Option texts by which a list of people is known to be the list of responsibles (R22–R24). */
export const ASSIGNEE_OPTIONS = ['диспетчер техподдержки'];

/** Words of other common fields: known, so never taken for a slip of the hand. */
export const OTHER_WORDS = new Set(
  `категория категории критичность приоритет приоритеты важность срочность оценка уровень проект трекер раздел услуга тариф имя фамилия отчество
   фио адрес город страна компания организация контакт почта дата время срок крайний начало окончание отдел очередь группа копия наблюдатели
   метки теги ссылка сайт адресат отправитель получатель автор клиент тип вид причина решение затраты часы минуты капча код картинки
   category criticality priority severity level project tracker section service name first second address city country company contact
   queue group copy watchers tags labels link site sender recipient author customer cause solution spent hours captcha code target parent done
   start due estimated version requestors requestor worked left starts due impact urgency location asset`.split(/\s+/u),
);

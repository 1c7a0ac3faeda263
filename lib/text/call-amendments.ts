/** Words that mean something else beside others than alone: «не звоните», «обещали позвонить», «чтобы набрали». */
import type { Token } from './call-tokens.ts';
import { EITHER, type WordClass } from './call-words.ts';

/** A word among the others; those before it are amended already, those after it not yet. */
interface Place {
  form: string;
  class: WordClass;
  /** The words beside it; empty at an end of the text. */
  before: string;
  after: string;
  classBefore: WordClass | undefined;
  classAfter: WordClass | undefined;
  /** Whether it, or the token after it, belongs to a day, a time or a zone. */
  inside: boolean;
  beforeTime: boolean;
  i: number;
  tokens: readonly Token[];
  classes: readonly WordClass[];
  isInside: readonly boolean[];
}

/** What a word becomes, where the condition holds. */
type Amendment = [becomes: WordClass, when: (at: Place) => boolean];

/** What is no wish, or a wish, only together with a word beside it. */
const JOINED: readonly Amendment[] = [
  // «завтра не смогу»
  ['busy', (at) => at.form === 'не' && isUnable(at)],
  // «не открывается», «не работаем»
  [
    'event',
    (at) =>
      at.form === 'не' && !at.inside && (/^(?:other|event)$/.test(at.classAfter ?? '') || /^работа/.test(at.after)),
  ],
  // «ловите меня»
  ['cue', (at) => /^(?:лов|ищ|дерг|зов|вызыв|пинг|тереб)\p{L}+те$/u.test(at.form) && /^(?:меня|нас)$/.test(at.after)],
  // «готова показать»
  ['cue', (at) => /^готов[аы]?$/.test(at.form) && /ть(?:ся)?$/.test(at.after)],
  // «в 15 самый раз»
  ['cue', (at) => at.form === 'раз' && at.before === 'самый'],
  ['cue', (at) => at.form === 'подключиться' && /^(?:сможете|можете|сможем|можем|давайте)$/.test(at.before)],
];

/** Who comes and goes without being the one to call: «курьер приедет в 15». */
const OTHERS =
  /^(?:курьер|водител|машин|проверк|проверяющ|ревиз|инспектор|налогов|поставщик|мастер|покупател|товар|груз|автобус|поезд)\p{L}*$/u;

/** «обещали перезвонить в 10»: others did. */
const PROMISED = /^(?:обещал[аи]?|пообещал[аи]?|собирал(?:ся|ась|ись)|забыл[аи]?)$/;

/** What has a last day. */
const TERM =
  /^(?:договор|контракт|тариф|лицензи|подписк|сертификат|ключ|срок|квот|период|аренд|доступ|место|оплат)\p{L}*$/u;

const ENDS = /^(?:закан|закон|кон)чи(?:вает|т)ся$/;
const PERSON = /^(?:клиент\p{L}*|ним|ней|ними|нами|мной|бухгалтер\p{L}*|директор\p{L}*)$/u;
const CAN = /^(?:смогу|сможет|сможем|могу|можем|готов[аы]?)$/;
const ONESELF = /^(?:я|буду|мы|будем|будет)$/;

/** In this order; the first that holds is the one. */
const AMENDED: readonly Amendment[] = [
  // «не занят в 15»
  ['cue', (at) => at.class === 'busy' && at.before === 'не'],
  ['busy', (at) => at.class === 'waits' && at.before === 'не'],
  ['event', (at) => /^(?:comes|goes)$/.test(at.class) && OTHERS.test(at.before)],
  ['event', (at) => at.class === 'cue' && PROMISED.test(at.before)],
  // «если до 17 не дозвонитесь, то завтра»: until then.
  ['cue', (at) => isDenied(at) && isNear(at, 8, /^если$/)],
  // «буду не доступна», but «база не доступна»
  ['busy', (at) => isDenied(at) && /^доступ/.test(at.form) && isNear(at, 4, ONESELF)],
  ['event', (at) => isDenied(at) && /^доступ/.test(at.form)],
  ['busy', (at) => isDenied(at) || isDeniedAfter(at)],
  ['cue', (at) => /^(?:окно|связь)$/.test(at.form) && opensHours(at)],
  ['busy', (at) => at.form === 'не' && /^(?:беру|возьму|отвечаю|подойду)$/.test(at.after)],
  // «в 12 звонок у меня»
  ['busy', (at) => at.form === 'звонок' && /^(?:меня|нас)$/.test(at.before)],
  ['cue', (at) => at.form === 'линии' && at.before === 'на'],
  // «договор заканчивается 31.12», «после планёрки, она закончится в 11», «смена заканчивается в 18»
  ['event', (at) => ENDS.test(at.form) && (isNear(at, 6, TERM) || TERM.test(at.after))],
  ['comes', (at) => ENDS.test(at.form) && isNear(at, 6, /^после$/)],
  ['goes', (at) => ENDS.test(at.form)],
  // «сейчас 15:20», «сейчас у нас 9»
  ['event', (at) => at.form === 'сейчас' && (at.beforeTime || /^[у#]$/.test(at.after))],
  // «работает с 9 до 18» with nobody named
  ['neutral', (at) => at.form === 'работает' && at.beforeTime && at.tokens[at.i - 1]?.kind !== 'word'],
  ['neutral', (at) => at.class === 'event' && at.before === 'для'],
  // «после совещания», «до отъезда»
  ['neutral', (at) => /^(?:other|busy)$/.test(at.class) && /^(?:после|до)$/.test(at.before)],
  // «позвоните обсудить»
  ['neutral', (at) => at.class === 'event' && at.classBefore === 'cue' && /(?:ть|ться|ти)$/.test(at.form)],
  // «меня не будет»; «работать не будем» and «не будет доступна» are something else.
  [
    'busy',
    (at) =>
      /^буд(?:у|ет|ем|ут)$/.test(at.form) &&
      at.before === 'не' &&
      at.classAfter !== 'cue' &&
      at.classAfter !== 'event' &&
      at.classes[at.i - 2] !== 'event',
  ],
  // «уже 10 раз», «так 20 минут»
  [
    'event',
    (at) =>
      /^(?:уже|так)$/.test(at.form) &&
      !EITHER.test(at.before) &&
      (at.beforeTime || at.tokens[at.i + 1]?.kind === 'number'),
  ],
  // «чтобы позвонили»
  [
    'cue',
    (at) =>
      at.class === 'event' &&
      /звон(?:ил|ят|ит)|набрал|связал/.test(at.form) &&
      isNear(at, 4, /^(?:чтоб|чтобы|пусть|пускай)$/),
  ],
  // «связь с клиентом»
  ['cue', (at) => at.class === 'event' && at.form === 'связь' && /^со?$/.test(at.after) && PERSON.test(formAt(at, 2))],
  // «не смогу ответить», «смогу ответить»
  ['busy', (at) => at.class === 'event' && at.form === 'ответить' && isNear(at, 4, CAN) && isNear(at, 4, /^не$/)],
  ['cue', (at) => at.class === 'event' && at.form === 'ответить' && isNear(at, 4, CAN)],
  // «сервер недоступен», «буду недоступна»
  [
    'event',
    (at) => at.class === 'event' && /^не/.test(at.form) && isNear(at, 4, /^(?:сервер|баз|облак|сайт|портал|сервис)/),
  ],
  ['busy', (at) => at.class === 'event' && /^(?:не)?доступ(?:ен|на|ны)$/.test(at.form) && isNear(at, 4, ONESELF)],
  // «жду ответа»
  ['event', (at) => at.class === 'waits' && /^(?:ответ|решени|реакци|исправлени)/.test(at.after)],
];

/** Amends the classes of words in place, from the first to the last. */
export function amend(classes: WordClass[], tokens: readonly Token[], inside: readonly boolean[]): void {
  for (let i = 0; i < tokens.length; i++) {
    for (const amendments of [JOINED, AMENDED]) {
      const at: Place = {
        form: tokens[i]!.form,
        class: classes[i]!,
        before: tokens[i - 1]?.form ?? '',
        after: tokens[i + 1]?.form ?? '',
        classBefore: classes[i - 1],
        classAfter: classes[i + 1],
        inside: inside[i] === true,
        beforeTime: inside[i + 1] === true,
        i,
        tokens,
        classes,
        isInside: inside,
      };
      const amendment = amendments.find(([, when]) => when(at));
      if (amendment) classes[i] = amendment[0];
    }
  }
}

const formAt = ({ tokens, i }: Place, offset: number) => tokens[i + offset]?.form ?? '';

/** Whether one of so many words before it is like that. */
const isNear = ({ tokens, i }: Place, words: number, like: RegExp) =>
  tokens.slice(Math.max(0, i - words), i).some(({ form }) => like.test(form));

/** «завтра не смогу»; «не могу войти» tells of a trouble. */
function isUnable(at: Place): boolean {
  const then = at.classes[at.i + 2] ?? 'neutral';
  const unable = /^(?:смогу|сможем|сможет|могу|получится|выйдет)$/.test(at.after);
  return unable && at.classBefore !== 'event' && !/^(?:event|other|cue)$/.test(then);
}

/** «не звоните», «не надо звонить», «нельзя звонить». */
function isDenied(at: Place): boolean {
  if (at.class !== 'cue') return false;
  if (/^(?:не|ни|нельзя|невозможно|некому)$/.test(at.before)) return true;
  return (
    formAt(at, -2) === 'не' &&
    /^(?:надо|нужно|могу|может|можем|смогу|сможем|сможет|стоит|буду|будем|хочу|следует|успел[аи]?|смог|смогла|смогли|удалось|получится|удобно|очень)$/.test(
      at.before,
    )
  );
}

/** «звонить сегодня не надо». */
function isDeniedAfter(at: Place): boolean {
  if (at.class !== 'cue') return false;
  const words = at.tokens.slice(at.i + 1, at.i + 5).map(({ form }) => form);
  const not = words.indexOf('не');
  return not >= 0 && /^(?:надо|нужно|стоит|следует|обязательно)$/.test(words[not + 1] ?? '');
}

/** «у меня окно с 15 до 16», «связь с 9 до 18»: nothing but hours follows in the clause. */
function opensHours({ tokens, isInside, i }: Place): boolean {
  let next = i + 1;
  while (isInside[next]) next++;
  return next > i + 4 && tokens[next]?.kind !== 'word';
}

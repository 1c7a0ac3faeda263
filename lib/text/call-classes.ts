/** What each word of a text says of the times beside it, by the words around it; and where its sentences end. */
import type { Token } from './call-tokens.ts';
import { classifyWord, EITHER, type WordClass } from './call-words.ts';

const ABBREVIATION =
  /^(?:тел|доб|моб|раб|сот|гор|т|дог|ч|час|мин|м|г|вр|вн|конт|напр|пн|вт|ср|чт|пт|сб|вс|ул|д|гл|кл|след|мск|местн)$/;

/** Abbreviations that stand last in their sentence more often than before a name. */
const ENDS_SENTENCE = /^(?:мск|ч|час|мин|вр|местн|пн|вт|ср|чт|пт|сб|вс)$/;

/** The class of every token; what belongs to a day, a time or a zone (`inside`) is neutral. */
export function classify(tokens: readonly Token[], inside: readonly boolean[]): WordClass[] {
  const classes = tokens.map((token, i): WordClass => {
    if (token.kind !== 'word' || inside[i]) return 'neutral';
    const before = tokens[i - 1]?.kind === 'word' ? tokens[i - 1]!.form : '';
    const opens = i === 0 || isBreak(tokens, i - 1);
    return classifyWord(token.form, before, token.capital, opens);
  });
  for (let i = 0; i < tokens.length; i++) {
    const { form } = tokens[i]!;
    if (form === 'не' && cannot(tokens, classes, i)) classes[i] = 'busy';
    else if (
      form === 'не' &&
      !inside[i] &&
      (/^(?:other|event)$/.test(classes[i + 1] ?? '') || /^работа/.test(tokens[i + 1]?.form ?? ''))
    )
      classes[i] = 'event';
    if (summons(tokens, i)) classes[i] = 'cue';
    if (classes[i] === 'busy' && tokens[i - 1]?.form === 'не') {
      classes[i] = 'cue';
      continue;
    }
    if (classes[i] === 'waits' && /^не$/.test(tokens[i - 1]?.form ?? '')) classes[i] = 'busy';
    else if (/^(?:comes|goes)$/.test(classes[i]!) && OTHERS.test(tokens[i - 1]?.form ?? '')) classes[i] = 'event';
    if (classes[i] === 'cue' && PROMISED.test(tokens[i - 1]?.form ?? '')) classes[i] = 'event';
    else if (classes[i] === 'cue' && isDenied(tokens, i)) {
      // «если до 17 не дозвонитесь, то завтра»: until then.
      if (tokens.slice(Math.max(0, i - 8), i).some((token) => token.form === 'если')) continue;
      classes[i] = /^доступ/.test(form) ? amended(tokens, i) : 'busy';
    } else if (classes[i] === 'cue' && isDeniedAfter(tokens, i)) classes[i] = 'busy';
    else if (/^(?:окно|связь)$/.test(form) && opensHours(tokens, inside, i)) classes[i] = 'cue';
    else if (form === 'не' && /^(?:беру|возьму|отвечаю|подойду)$/.test(tokens[i + 1]?.form ?? '')) classes[i] = 'busy';
    else if (form === 'звонок' && /^(?:меня|нас)$/.test(tokens[i - 1]?.form ?? '')) classes[i] = 'busy';
    else if (form === 'линии' && tokens[i - 1]?.form === 'на') classes[i] = 'cue';
    else if (/^(?:закан|закон|кон)чи(?:вает|т)ся$/.test(form)) classes[i] = ends(tokens, i);
    else if (form === 'сейчас' && /^(?:у|#)$/.test(inside[i + 1] ? '#' : (tokens[i + 1]?.form ?? '')))
      classes[i] = 'event';
    else if (form === 'работает' && inside[i + 1] && (i === 0 || tokens[i - 1]!.kind !== 'word'))
      classes[i] = 'neutral';
    else if (classes[i] === 'event' && tokens[i - 1]?.form === 'для') classes[i] = 'neutral';
    else if (/^(?:other|busy)$/.test(classes[i]!) && /^(?:после|до)$/.test(tokens[i - 1]?.form ?? ''))
      classes[i] = 'neutral';
    else if (classes[i] === 'event' && classes[i - 1] === 'cue' && /(?:ть|ться|ти)$/.test(form)) classes[i] = 'neutral';
    else if (isAway(tokens, classes, i)) classes[i] = 'busy';
    else if (
      /^(?:уже|так)$/.test(form) &&
      !EITHER.test(tokens[i - 1]?.form ?? '') &&
      (inside[i + 1] || tokens[i + 1]?.kind === 'number')
    )
      classes[i] = 'event';
    else if (classes[i] === 'event') classes[i] = amended(tokens, i);
    else if (classes[i] === 'waits' && /^(?:ответ|решени|реакци|исправлени)/.test(tokens[i + 1]?.form ?? ''))
      classes[i] = 'event';
  }
  return classes;
}

/** Who comes and goes without being the one to call: «курьер приедет в 15». */
const OTHERS =
  /^(?:курьер|водител|машин|проверк|проверяющ|ревиз|инспектор|налогов|поставщик|мастер|покупател|товар|груз|автобус|поезд)\p{L}*$/u;

/** «обещали перезвонить в 10»: others did. */
const PROMISED = /^(?:обещал[аи]?|пообещал[аи]?|собирал(?:ся|ась|ись)|забыл[аи]?)$/;

/** «завтра не смогу»; «не могу войти» tells of a trouble. */
function cannot(tokens: readonly Token[], classes: readonly WordClass[], i: number): boolean {
  const [before, after] = [classes[i - 1], classes[i + 2] ?? 'neutral'];
  const unable = /^(?:смогу|сможем|сможет|могу|получится|выйдет)$/.test(tokens[i + 1]?.form ?? '');
  return unable && before !== 'event' && !/^(?:event|other|cue)$/.test(after);
}

/** «не звоните», «не надо звонить», «нельзя звонить». */
function isDenied(tokens: readonly Token[], i: number): boolean {
  const [second, first] = [tokens[i - 2]?.form, tokens[i - 1]?.form ?? ''];
  if (/^(?:не|ни|нельзя|невозможно|некому)$/.test(first)) return true;
  return (
    second === 'не' &&
    /^(?:надо|нужно|могу|может|можем|смогу|сможем|сможет|стоит|буду|будем|хочу|следует|успел[аи]?|смог|смогла|смогли|удалось|получится|удобно|очень|стоит)$/.test(
      first,
    )
  );
}

/** «у меня окно с 15 до 16», «связь с 9 до 18»: nothing but hours follows in the clause. */
function opensHours(tokens: readonly Token[], inside: readonly boolean[], i: number): boolean {
  let next = i + 1;
  while (inside[next]) next++;
  return next > i + 4 && tokens[next]?.kind !== 'word';
}

/** «после планёрки, она закончится в 11»: from then on; «смена заканчивается в 18»: until then; «договор заканчивается 31.12» is neither. */
function ends(tokens: readonly Token[], i: number): WordClass {
  const before = tokens.slice(Math.max(0, i - 6), i).map(({ form }) => form);
  if ([...before, tokens[i + 1]?.form ?? ''].some((word) => TERM.test(word))) return 'event';
  return before.includes('после') ? 'comes' : 'goes';
}

/** What has a last day. */
const TERM =
  /^(?:договор|контракт|тариф|лицензи|подписк|сертификат|ключ|срок|квот|период|аренд|доступ|место|оплат)\p{L}*$/u;

/** «ловите меня», «готова показать», «в самый раз», «сможете подключиться»: a wish in words that alone say something else. */
function summons(tokens: readonly Token[], i: number): boolean {
  const form = (k: number) => tokens[k]?.form ?? '';
  if (/^(?:лов|ищ|дерг|зов|вызыв|пинг|тереб)\p{L}+те$/u.test(form(i))) return /^(?:меня|нас)$/.test(form(i + 1));
  if (/^готов[аы]?$/.test(form(i))) return /ть(?:ся)?$/.test(form(i + 1));
  if (form(i) === 'раз') return form(i - 1) === 'самый';
  return form(i) === 'подключиться' && /^(?:сможете|можете|сможем|можем|давайте)$/.test(form(i - 1));
}

/** «звонить сегодня не надо». */
function isDeniedAfter(tokens: readonly Token[], i: number): boolean {
  const words = tokens.slice(i + 1, i + 5).map(({ form }) => form);
  const at = words.indexOf('не');
  return at >= 0 && /^(?:надо|нужно|стоит|следует|обязательно)$/.test(words[at + 1] ?? '');
}

/** «меня не будет»; «работать не будем» and «не будет доступна» are something else. */
function isAway(tokens: readonly Token[], classes: readonly WordClass[], i: number): boolean {
  if (!/^буд(?:у|ет|ем|ут)$/.test(tokens[i]!.form) || tokens[i - 1]?.form !== 'не') return false;
  return classes[i + 1] !== 'cue' && classes[i + 1] !== 'event' && classes[i - 2] !== 'event';
}

/** «чтобы позвонили», «не смогу ответить», «буду недоступна»: looks like an event and is none. */
function amended(tokens: readonly Token[], i: number): WordClass {
  const { form } = tokens[i]!;
  const before = tokens.slice(Math.max(0, i - 4), i).map((token) => token.form);
  if (/звон(?:ил|ят|ит)|набрал|связал/.test(form) && before.some((word) => /^(?:чтоб|чтобы|пусть|пускай)$/.test(word)))
    return 'cue';
  if (
    form === 'связь' &&
    /^с(?:о)?$/.test(tokens[i + 1]?.form ?? '') &&
    /^(?:клиент\p{L}*|ним|ней|ними|нами|мной|бухгалтер\p{L}*|директор\p{L}*)$/u.test(tokens[i + 2]?.form ?? '')
  )
    return 'cue';
  if (form === 'ответить' && before.some((word) => /^(?:смогу|сможет|сможем|могу|можем|готов[аы]?)$/.test(word)))
    return before.includes('не') ? 'busy' : 'cue';
  if (/^не/.test(form) && before.some((word) => /^(?:сервер|баз|облак|сайт|портал|сервис)/.test(word))) return 'event';
  if (/^(?:не)?доступ(?:ен|на|ны)$/.test(form) && before.some((word) => /^(?:я|буду|мы|будем|будет)$/.test(word)))
    return 'busy';
  return 'event';
}

/** The end of a sentence or of a line. */
export function isBreak(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  if (token.kind === 'break') return true;
  if (/^[!?…]$/.test(token.form)) return true;
  if (token.form !== '.') return false;
  const [before, after] = [tokens[i - 1], tokens[i + 1]];
  // «до 3.1.30»
  if (before?.kind === 'number' && token.glued && after?.kind === 'number' && after.glued) return false;
  if (!before || !token.glued || !ABBREVIATION.test(before.form)) return true;
  // «до 16 мск. Суть: …»
  return ENDS_SENTENCE.test(before.form) && after?.capital === true && !after.glued;
}

/** A blank line, a full stop: nothing is carried over it. */
export function isFullStop(tokens: readonly Token[], i: number): boolean {
  return isBreak(tokens, i) && !(tokens[i]!.kind === 'break' && (tokens[i]!.form.match(/\n/g)?.length ?? 0) === 1);
}

/** Times told from now: «через 2 часа», «минут через 20», «в течение часа». */
import { isNumberJoined, type Token } from './call-tokens.ts';
import { HOUR_UNIT, MINUTE_UNIT } from './clock-words.ts';
import { readCardinal } from './clocks-in-text.ts';

/** Minutes from now; the same twice for a moment. */
export interface Relative {
  from: number;
  to: number;
  next: number;
}

const HALF_AN_HOUR = /^(?:полчас(?:а|ика)?|получаса|полчасика)$/;
const ONE_HOUR = /^(?:час|часа|часик|часок|часочек)$/;
const MOST_DAYS_MINUTES = 24 * 60;

/** The relative time that begins at token `i`; null when there is none. More than a day is none. */
export function readRelative(tokens: readonly Token[], i: number): Relative | null {
  const form = (k: number) => tokens[k]?.form ?? '';
  if (form(i) === 'через') return within(readSpan(tokens, i + 1, null));
  const unit = unitMinutes(form(i));
  if (unit && form(i + 1) === 'через') return within(readSpan(tokens, i + 2, unit));
  // «дайте мне минут сорок».
  if (/^дай(?:те)?$/.test(form(i))) {
    const asked = i + 1 + Number(/^(?:мне|нам|еще)$/.test(form(i + 1)));
    const each = unitMinutes(form(asked));
    return within(
      each === null || form(asked) === 'часа' ? readSpan(tokens, asked, null) : readSpan(tokens, asked + 1, each),
    );
  }
  const during =
    /^(?:в|на)$/.test(form(i)) && /^(?:течени[еи]|протяжении)$/.test(form(i + 1))
      ? i + 2
      : /^втечени[еи]$/.test(form(i))
        ? i + 1
        : 0;
  const soon = /^в$/.test(form(i)) && /^ближайш(?:ий|ие)$/.test(form(i + 1)) ? i + 2 : 0;
  const at = during || soon;
  if (at === 0) return null;
  const first = /^(?:ближайш(?:его|их)|следующ(?:его|их))$/.test(form(at)) ? at + 1 : at;
  const span = within(readSpan(tokens, first, null));
  return span && { from: 0, to: span.to, next: span.next };
}

function within(span: Relative | null): Relative | null {
  return span && span.to <= MOST_DAYS_MINUTES && span.to > 0 ? span : null;
}

function unitMinutes(word: string): number | null {
  if (MINUTE_UNIT.has(word)) return 1;
  return HOUR_UNIT.has(word) ? 60 : null;
}

/** «2 часа», «полтора часа», «час», «10-15 минут», «пару часов», «2 часа 30 минут»; `unit` is one said before («минут через 20»). */
function readSpan(tokens: readonly Token[], i: number, unit: number | null): Relative | null {
  const form = (k: number) => tokens[k]?.form ?? '';
  const exactly = (minutes: number, next: number): Relative => ({ from: minutes, to: minutes, next });
  if (HALF_AN_HOUR.test(form(i))) return exactly(30, i + 1);
  if (form(i) === 'четверть' && form(i + 1) === 'часа') return exactly(15, i + 2);
  if (form(i) === 'пол' && /^час/.test(form(i + 1))) return exactly(30, i + 2);
  if (form(i) === 'полтора' || form(i) === 'полутора') return exactly(90, i + 1 + Number(/^час/.test(form(i + 1))));
  if (ONE_HOUR.test(form(i))) {
    if (form(i + 1) === '-' && form(i + 2) === 'полтора') return { from: 60, to: 90, next: i + 3 };
    if (form(i + 1) === '-' && /^(?:два|2)$/.test(form(i + 2))) return { from: 60, to: 120, next: i + 3 };
    const number = readAmount(tokens, i + 1);
    if (number && unitMinutes(form(number.next)) === null && form(i) === 'часа')
      return exactly(number.value * 60, number.next);
    return exactly(60, i + 1);
  }
  if (unitMinutes(form(i)) === 1) {
    const number = readAmount(tokens, i + 1);
    return number && exactly(number.value, number.next);
  }
  const first = readAmount(tokens, i);
  if (!first) return null;
  const second = form(first.next) === '-' ? readAmount(tokens, first.next + 1) : null;
  const last = second ?? first;
  const said = unitMinutes(form(last.next));
  const each = said ?? unit;
  if (each === null) return null;
  const next =
    last.next + (said === null ? 0 : 1 + Number(form(last.next + 1) === '.' && tokens[last.next + 1]!.glued));
  const more = each === 60 && !second ? readAmount(tokens, next) : null;
  if (more && unitMinutes(form(more.next)) === 1) return exactly(first.value * 60 + more.value, more.next + 1);
  return { from: first.value * each, to: last.value * each, next };
}

function readAmount(tokens: readonly Token[], i: number): { value: number; next: number } | null {
  const token = tokens[i];
  if (token?.kind === 'number' && token.form.length <= 3) {
    const decimal = isNumberJoined(tokens, i + 1, /^[.,]$/) ? `.${tokens[i + 2]!.form}` : '';
    return { value: Number(token.form + decimal), next: i + (decimal ? 3 : 1) };
  }
  if (token?.form === 'пару') return { value: 2, next: i + 1 };
  return readCardinal(tokens, i);
}

/** «Почему столько»: which events a clock counts, which it doesn't, and why (rules.md, «Clocks»). */
import { MINUTE_MS } from '../text/moscow.ts';
import { applyEvent, type ClockState, chronological, type JudgeOptions, newClockState } from './clocks.ts';
import type { EventType, TicketEvent } from './events.ts';
import type { ClockId, ClockRules } from './rules.ts';
import type { ClockVerdict, Explanation, StopReason } from './verdict.ts';

/** Lists every event up to `now` in its order, with what it did to the clock. */
export function explain(
  id: ClockId,
  events: readonly TicketEvent[],
  rules: ClockRules,
  now: number,
  options: JudgeOptions = {},
): Explanation[] {
  const state = newClockState();
  return chronological(events, now).map((event) => {
    const before = state.runs[id];
    applyEvent(state, event, rules, options);
    const change = changeOf(id, before, state.runs[id], event, rules);
    if (change) return { event, counts: true, reason: change };
    return { event, counts: false, reason: noChange(id, state, event) };
  });
}

const STARTS: Record<ClockId, string> = {
  firstResponse: 'клиент создал заявку: срок пошёл',
  nextReply: 'клиент написал: срок ответа пошёл',
  relayAnswer: '2-я линия ответила: срок передать ответ клиенту пошёл',
  callback: 'было занято: срок перезвонить пошёл',
  consultCritical: 'критическая заявка ждёт ответа 2-й линии: ожидание пошло',
  consultIncident: 'о сбое сообщено 2-й линии: ожидание пошло',
};

const STOPS: Record<StopReason, string> = {
  reply: 'клиенту ответили в заявке: срок остановлен',
  call: 'клиенту сообщили по телефону: срок остановлен',
  noReplyNeeded: 'отмечено, что ответ не требуется: срок остановлен',
  relayed: 'ответ передан клиенту: срок остановлен',
  calledBack: 'перезвонили: срок остановлен',
  reached: 'дозвонились: срок остановлен',
  reacted: '2-я линия отозвалась: ожидание закончилось',
  teamPhoned: '2-й линии позвонили: ожидание закончилось',
  absorbedByIncident: 'заявка вошла в сбой: ждём по его сроку',
  closed: 'заявка закрыта: срок остановлен',
};

type Run = Omit<ClockVerdict, 'status'>;

function changeOf(
  id: ClockId,
  before: Run | undefined,
  after: Run | undefined,
  event: TicketEvent,
  rules: ClockRules,
): string | null {
  if (after === before) return null;
  if (event.type === 'notCritical') return 'отметка «критическая» снята: срока ожидания нет';
  if (id === 'callback' && before && after && !before.stoppedAt && !after.stoppedAt) {
    return 'снова занято, но это новый круг звонков: срок перезвонить пошёл заново';
  }
  if (after?.why) return STOPS[after.why];
  return after && runsWithinHours(id, after, rules) ? `${STARTS[id]}, считаются только рабочие часы` : STARTS[id];
}

/** Whether hours without work lie in the clock's time. */
function runsWithinHours(id: ClockId, { startedAt, deadline }: Run, rules: ClockRules): boolean {
  return id !== 'callback' && deadline > startedAt + rules[id].limitMinutes * MINUTE_MS;
}

/** What is said of an event that changed nothing: by clock, else by what the event is. */
function noChange(id: ClockId, state: ClockState, event: TicketEvent): string {
  const run = state.runs[id];
  const goesOn = run !== undefined && run.stoppedAt === undefined;
  if (goesOn && event.type === 'clientMessage' && (id === 'firstResponse' || id === 'nextReply')) {
    return 'срок уже идёт от более раннего сообщения клиента';
  }
  if (goesOn && id === 'relayAnswer' && event.type === 'call' && event.result === 'answered') {
    return 'дозвонились, но не отмечено, что ответ передан: срок идёт';
  }
  if (event.type === 'created') {
    return event.by === 'staff' ? 'заявку завели мы: клиент уже говорил с нами' : 'к этому сроку не относится';
  }
  if (id === 'nextReply' && event.type === 'clientMessage') return 'его ждёт срок первого ответа';
  if (id === 'consultCritical' && event.type === 'consultAsked') {
    return goesOn ? 'ожидание уже идёт от первого сообщения' : 'заявка не критическая: срока ожидания нет';
  }
  if (id === 'callback' && event.type === 'call' && event.result === 'busy') {
    return 'повторно занято: теперь нужно написать клиенту';
  }
  if (event.type === 'call' && event.result !== 'answered') return 'не дозвонились: на этот срок не влияет';
  return NO_MATTER[event.type] ?? 'к этому сроку не относится';
}

const NO_MATTER: Partial<Record<EventType, string>> = {
  staffHidden: 'скрытый комментарий клиент не видит: на срок не влияет',
  statusChanged: 'смена статуса — не ответ клиенту: на срок не влияет',
  assigneeChanged: 'смена ответственного — не ответ клиенту: на срок не влияет',
};

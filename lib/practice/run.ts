/**
 * A run of a scenario: what the scenario says happens at its time, and what the operator does on the phone and in the chat is noted. No
 * clock of its own: it is told the moment.
 */
import { INSTRUCTION_IDS } from '../regulation/client-check.ts';
import { MINUTE_MS, moscowMidnight } from '../text/moscow.ts';
import { addMessage, clientAuthor, newTicket, numberOfEvent } from './run-portal.ts';
import { type Line, note, type PhoneCall, PRACTICE_DAY, type Run } from './run-state.ts';
import type { Scenario, ScenarioClient, ScenarioEvent, Topic } from './scenario.ts';
import { type RunLog, scoreRun } from './score.ts';

/** Ready to begin: what was there before the first moment is there. */
export function createRun(scenario: Scenario): Run {
  const [hours = 0, minutes = 0] = scenario.startsAt.split(':').map(Number);
  const startedAt = moscowMidnight(PRACTICE_DAY) + (hours * 60 + minutes) * MINUTE_MS;
  const run: Run = {
    scenario,
    startedAt,
    now: startedAt,
    tickets: new Map(),
    numbers: new Map(),
    calls: [],
    chat: [],
    happened: new Map(),
    deeds: [],
  };
  advance(run, startedAt);
  return run;
}

export function logOf({ startedAt, now, happened, deeds }: Run): RunLog {
  return { startedAt, endedAt: now, events: Object.fromEntries(happened), deeds };
}

/** When the run ends by itself, ms. */
export function endOf({ startedAt, scenario }: Run): number {
  return startedAt + scenario.minutes * MINUTE_MS;
}

/**
 * The moment (ms) of the next thing that the scenario makes happen as things stand, or at which a silence has lasted long enough for
 * something to be done; its end when there is none before it.
 */
export function nextAt(run: Run): number {
  return Math.min(endOf(run), ...pending(run).map(({ at }) => at), ...silences(run).filter((at) => at > run.now));
}

function silences(run: Run): number[] {
  const moments = new Map([...run.happened, ...doneSteps(run)]);
  return run.scenario.expects.flatMap(({ from, notBefore }) => {
    const since = from === '' ? run.startedAt : moments.get(from);
    return notBefore === 0 || since === undefined ? [] : [since + notBefore * MINUTE_MS];
  });
}

/** Goes on to `to` (ms); what falls due on the way happens at its own moment. Never goes back. */
export function advance(run: Run, to: number): void {
  for (;;) {
    const [next] = pending(run).sort((a, b) => a.at - b.at);
    if (!next || next.at > to) break;
    run.now = Math.max(run.now, next.at);
    run.happened.set(next.event.id, next.at);
    happen(run, next.event, next.at);
  }
  run.now = Math.max(run.now, to);
}

/** When each step was done that was. */
function doneSteps(run: Run): Map<string, number> {
  const { steps } = scoreRun(run.scenario, logOf(run));
  const done = steps.filter(({ outcome }) => outcome !== 'forbidden' && outcome !== 'early');
  return new Map(done.flatMap(({ expectation, at }) => (at === null ? [] : [[expectation.id, at] as const])));
}

function pending(run: Run): { event: ScenarioEvent; at: number }[] {
  const done = doneSteps(run);
  return run.scenario.events.flatMap((event) => {
    const { id, after, minutes } = event;
    const since = after === '' ? run.startedAt : (run.happened.get(after) ?? done.get(after));
    return since === undefined || run.happened.has(id) ? [] : [{ event, at: since + minutes * MINUTE_MS }];
  });
}

function happen(run: Run, event: ScenarioEvent, at: number): void {
  const { id, kind, about, text } = event;
  switch (kind) {
    case 'ticket': {
      const client = clientOf(run, event);
      const number = numberOfEvent(run, id);
      const author = clientAuthor(client, run.scenario.clients.indexOf(client));
      run.numbers.set(id, number);
      run.tickets.set(number, newTicket(number, author, event.title, at));
      addMessage(run.tickets.get(number)!, { author, at, text, hidden: false, files: [] });
      return;
    }
    case 'call':
      run.calls.push({
        event: id,
        client: clientOf(run, event),
        state: 'ringing',
        result: null,
        lines: [{ at, who: 'client', text }],
        asked: [],
      });
      return;
    case 'line':
      run.calls.find((call) => call.event === about)?.lines.push({ at, who: 'client', text });
      return;
    case 'reply': {
      const ticket = run.tickets.get(run.numbers.get(about) ?? -1);
      const source = run.scenario.events.find((one) => one.id === about);
      if (!ticket || !source) return;
      const client = clientOf(run, source);
      const author = clientAuthor(client, run.scenario.clients.indexOf(client));
      addMessage(ticket, { author, at, text, hidden: false, files: [] });
      return;
    }
    case 'consult':
      run.chat.push({ at, who: 'consult', text });
  }
}

function clientOf({ scenario }: Run, { client }: ScenarioEvent): ScenarioClient {
  return scenario.clients.find(({ id }) => id === client)!;
}

export function takeCall(run: Run, call: PhoneCall): void {
  call.state = 'talking';
  note(run, 'answered', call.event ?? '');
}

export function hangUp(call: PhoneCall): void {
  call.state = 'over';
}

/** Asks the caller; who has nothing to say to it says so. */
export function askCaller(run: Run, call: PhoneCall, topic: Topic, question: string): void {
  const event = run.scenario.events.find(({ id }) => id === call.event);
  call.asked.push(topic);
  call.lines.push({ at: run.now, who: 'operator', text: question });
  call.lines.push({ at: run.now, who: 'client', text: event?.answers[topic] || 'Тут мне нечего добавить.' });
}

export function say(run: Run, call: PhoneCall, text: string): void {
  call.lines.push({ at: run.now, who: 'operator', text });
  note(run, 'said', call.event ?? '', text);
}

/** Calls a client: how it ends the scenario says. */
export function dial(run: Run, client: ScenarioClient): void {
  const before = run.calls.filter((call) => call.event === null && call.client === client).length;
  const result = client.dials[Math.min(before, client.dials.length - 1)] ?? 'answered';
  const answered = result === 'answered';
  const lines: Line[] = answered ? [{ at: run.now, who: 'client', text: client.pickedUp || 'Слушаю вас.' }] : [];
  run.calls.push({ event: null, client, state: answered ? 'talking' : 'over', result, lines, asked: [] });
  note(run, 'dialled', client.id, result);
}

/** Writes to the 2nd line; it is about the tickets whose numbers the text names. */
export function consult(run: Run, text: string): void {
  run.chat.push({ at: run.now, who: 'operator', text });
  const named = [...run.numbers].filter(([, number]) => new RegExp(`(?<!\\d)${number}(?!\\d)`).test(text));
  if (named.length === 0) note(run, 'consulted', '', text);
  for (const [event] of named) note(run, 'consulted', event, text);
}

export function phoneTeam(run: Run): void {
  run.chat.push({ at: run.now, who: 'operator', text: 'Звонок второй линии.' });
  note(run, 'phonedTeam');
}

export function openInstruction(run: Run, id: string): void {
  if (INSTRUCTION_IDS.some((known) => known === id)) note(run, 'instruction', '', id);
}

/** The event whose ticket has this number; empty for none. */
export function eventOf({ numbers }: Run, ticketId: string): string {
  return [...numbers].find(([, number]) => String(number) === ticketId)?.[0] ?? '';
}

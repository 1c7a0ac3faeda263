/** Whether what a trainer wrote is a scenario that can be run: its shape, its references, and that doing all of it right scores in full. */
import * as z from 'zod/mini';
import { moscowMidnight } from '../text/moscow.ts';
import { rightRun } from './right-run.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';
import { scoreRun } from './score.ts';

/** By path (`events.0.client`), Russian. Empty path: about the whole. */
export type ScenarioErrors = Record<string, string>;

export type ScenarioCheck = { ok: true; scenario: Scenario } | { ok: false; errors: ScenarioErrors };

/** Checks anything at all: a file's content as well as a form's. */
export function checkScenario(value: unknown): ScenarioCheck {
  const parsed = z.safeParse(scenarioSchema, value);
  if (!parsed.success) {
    return { ok: false, errors: asErrors(parsed.error.issues.map(({ path, message }) => [path.map(String), message])) };
  }
  const scenario = parsed.data;
  const errors = asErrors([...referenceIssues(scenario)]);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const faults = asErrors([...runIssues(scenario)]);
  return Object.keys(faults).length > 0 ? { ok: false, errors: faults } : { ok: true, scenario };
}

type Issue = [path: (string | number)[], message: string];

function* referenceIssues({ clients, events, expects }: Scenario): Generator<Issue> {
  const clientIds = new Set(clients.map(({ id }) => id));
  const eventIds = new Set(events.map(({ id }) => id));
  const moments = new Set([...eventIds, ...expects.map(({ id }) => id)]);
  const tickets = new Set(events.filter(({ kind }) => kind === 'ticket' || kind === 'call').map(({ id }) => id));
  yield* doubles('clients', clients);
  yield* doubles('events', events);
  yield* doubles('expects', expects, eventIds);
  if (expects.length === 0) yield [['expects'], 'Нужен хотя бы один шаг: иначе нечего оценивать'];
  for (const [n, event] of events.entries()) {
    const at = (field: string): (string | number)[] => ['events', n, field];
    if (event.after !== '' && !moments.has(event.after)) yield [at('after'), NO_MOMENT];
    if (event.after !== '' && event.minutes < 0) yield [at('minutes'), 'Раньше того, за чем следует, быть не может'];
    if (event.kind === 'ticket' || event.kind === 'call') {
      if (!clientIds.has(event.client)) yield [at('client'), 'Выберите клиента'];
    } else if (event.kind !== 'consult' && !tickets.has(event.about)) yield [at('about'), 'Выберите заявку или звонок'];
    if (event.kind === 'ticket' && event.title === '') yield [at('title'), 'У заявки должен быть заголовок'];
  }
  for (const [n, { kind, about, from, within, notBefore }] of expects.entries()) {
    const known = kind === 'found' || kind === 'dialled' ? clientIds : tickets;
    if (about !== '' && !known.has(about)) yield [['expects', n, 'about'], 'В сценарии такого нет'];
    if (from !== '' && !moments.has(from)) yield [['expects', n, 'from'], NO_MOMENT];
    if (within !== null && notBefore >= within) {
      yield [['expects', n, 'notBefore'], '«Не раньше» должно быть меньше срока'];
    }
  }
}

const NO_MOMENT = 'Такого события или шага в сценарии нет';

function* doubles(
  part: string,
  items: readonly { id: string }[],
  taken: ReadonlySet<string> = new Set(),
): Generator<Issue> {
  const seen = new Set(taken);
  for (const [n, { id }] of items.entries()) {
    if (seen.has(id)) yield [[part, n, 'id'], 'Такое имя уже есть'];
    seen.add(id);
  }
}

/** What the scenario itself gets wrong: a step that can't be done, and one whose omission would cost nothing or another clause too. */
function* runIssues(scenario: Scenario): Generator<Issue> {
  const log = rightRun(scenario, moscowMidnight('2026-03-03'));
  const late = (at: number) => at > log.startedAt + scenario.minutes * 60_000;
  for (const [n, { id }] of scenario.events.entries()) {
    const at = log.events[id];
    if (at === undefined) yield [['events', n, 'after'], 'Не наступит никогда: события и шаги ждут друг друга'];
    else if (late(at)) yield [['events', n, 'minutes'], 'Наступит после конца сценария'];
  }
  for (const [n, { outcome }] of scoreRun(scenario, log).steps.entries()) {
    if (outcome !== 'right')
      yield [['expects', n, 'from'], 'И при верном ходе не выполнить: проверьте, с чего и какой срок'];
  }
  for (const deed of log.deeds) {
    const lost = lostClauses(scenario, { ...log, deeds: log.deeds.filter((other) => other !== deed) });
    if (lost.length === 1) continue;
    const n = scenario.expects.indexOf(log.steps.get(deed)!);
    if (lost.length === 0) yield [['expects', n, 'value'], 'Пропуск этого шага ничего не стоит: его засчитает другой'];
    else yield [['expects', n, 'clause'], `Пропуск этого шага стоит сразу нескольких пунктов: ${lost.join(', ')}`];
  }
}

/** The clauses of what isn't right in a run. */
export function lostClauses(scenario: Scenario, log: Parameters<typeof scoreRun>[1]): string[] {
  const wrong = scoreRun(scenario, log).steps.filter(({ outcome }) => outcome !== 'right' && outcome !== 'idle');
  return [...new Set(wrong.map(({ expectation }) => expectation.clause))];
}

function asErrors(issues: Issue[]): ScenarioErrors {
  return Object.fromEntries(issues.map(([path, message]) => [path.join('.'), message]).reverse());
}

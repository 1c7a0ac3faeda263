/** Plays a scenario by the run's own acts, as a person would who does all of it in time, or leaves out one step. */
import { rightRun } from '../../../lib/practice/right-run.ts';
import {
  advance,
  consult,
  createRun,
  dial,
  endOf,
  hangUp,
  logOf,
  openInstruction,
  phoneTeam,
  say,
  takeCall,
} from '../../../lib/practice/run.ts';
import { askReport, noteFound, saveForm } from '../../../lib/practice/run-portal.ts';
import { note, type Run } from '../../../lib/practice/run-state.ts';
import type { Expectation, Scenario, ScenarioClient } from '../../../lib/practice/scenario.ts';
import { type Score, scoreRun } from '../../../lib/practice/score.ts';

/** The score of a run in which all is done but the step `without`. */
export function play(scenario: Scenario, without: Expectation | null = null): Score {
  const run = createRun(scenario);
  const right = rightRun(scenario, run.startedAt);
  for (const [{ at }, step] of right.steps) {
    advance(run, at);
    if (step !== without) perform(run, step, without);
  }
  advance(run, endOf(run));
  return scoreRun(scenario, logOf(run));
}

/** What the form for a caller's ticket holds, but for the field that is left out. */
function filled({ contract, phone }: ScenarioClient, about: string, without: Expectation | null): [string, string][] {
  const isLeftOut = (field: string) => without?.kind === 'field' && without.about === about && without.value === field;
  const fields = { client: ['UF_CONTRACT', contract], phone: ['UF_PHONE', phone] } as const;
  const others = { callTime: ['UF_CALL_TIME', 'после 14'], database: ['UF_BASE', 'Рабочая'] } as const;
  return Object.entries({ ...fields, ...others }).flatMap(([field, [name, value]]): [string, string][] =>
    isLeftOut(field) ? [] : [[name, value]],
  );
}

function perform(run: Run, { kind, about, value }: Expectation, without: Expectation | null): void {
  const { scenario } = run;
  const call = run.calls.find(({ event }) => event === about);
  const client = scenario.clients.find(({ id }) => id === about);
  switch (kind) {
    case 'answered':
      takeCall(run, call!);
      break;
    case 'said':
      if (call!.state === 'ringing') takeCall(run, call!);
      say(run, call!, value);
      break;
    case 'searched':
      askReport(run, { kind: 'organisation', value: 'Ландыш' });
      break;
    case 'found': {
      const answer = askReport(run, { kind: 'contract', value: client!.contract });
      if (answer.status === 'found') noteFound(run, answer.clients);
      break;
    }
    case 'instruction':
      openInstruction(run, value);
      break;
    case 'created':
      saveForm(
        run,
        new Map([['ID', '0'], ['TITLE', 'Звонок'], ['MESSAGE', 'Звонок'], ...filled(call!.client, about, without)]),
      );
      break;
    case 'field':
      break;
    case 'replied':
    case 'noted':
      save(run, about, { MESSAGE: value || 'Сделали.', ...(kind === 'noted' && { HIDDEN: 'Y' }) });
      break;
    case 'status':
      save(run, about, { STATUS_ID: value });
      break;
    case 'assignee':
      save(run, about, { RESPONSIBLE_USER_ID: value });
      break;
    case 'closed':
      save(run, about, { CLOSE: 'Y' });
      break;
    case 'dialled':
      dial(run, client!);
      hangUp(run.calls.at(-1)!);
      break;
    case 'marked':
      note(run, 'marked', about, value);
      break;
    case 'consulted':
      consult(run, `Помогите с заявкой ${run.numbers.get(about) ?? ''}`);
      break;
    case 'phonedTeam':
      phoneTeam(run);
      break;
  }
}

/** A ticket's form with what it holds already, and what is changed in it. A ticket that was never made has no form. */
function save(run: Run, about: string, changed: Record<string, string>): void {
  const ticket = run.tickets.get(run.numbers.get(about) ?? -1);
  if (!ticket) return;
  const { id, status, assignee } = ticket;
  const held = { ID: String(id), STATUS_ID: status, RESPONSIBLE_USER_ID: assignee || '(не выбран)' };
  saveForm(run, new Map(Object.entries({ ...held, ...changed })));
}

/** The form in which a trainer writes a scenario. What is wrong stands beside its field while it is written. */
import {
  type Expectation,
  type Scenario,
  type ScenarioClient,
  type ScenarioEvent,
  TOPICS,
} from '../../../lib/practice/scenario.ts';
import type { ScenarioErrors } from '../../../lib/practice/scenario-check.ts';
import { TOPIC_WORDS } from '../../practice/words.ts';
import { type FieldSpec, Fields, Rows } from './controls.tsx';
import { CLIENT_FIELDS, eventFields, eventTitle, HEAD_FIELDS, stepFields } from './scenario-fields.ts';

interface Props {
  scenario: Scenario;
  errors: ScenarioErrors;
  onChange(scenario: Scenario): void;
}

export function ScenarioEditor({ scenario, errors, onChange }: Props) {
  const { clients, events, expects } = scenario;
  const calls = events.filter(({ kind }) => kind === 'call');
  return (
    <div class="scenario-editor">
      <Fields item={scenario} fields={HEAD_FIELDS} path="" errors={headErrors(errors)} onChange={onChange} />
      <Rows
        title="Клиенты"
        name="client"
        items={clients}
        titleOf={({ organisation, id }) => organisation || id}
        fieldsOf={() => CLIENT_FIELDS}
        path="clients"
        errors={errors}
        fresh={() => freshClient(freeId('client', clients))}
        onChange={(next) => onChange({ ...scenario, clients: next })}
      />
      <Rows
        title="Что происходит"
        name="event"
        items={events}
        titleOf={eventTitle}
        fieldsOf={(event) => eventFields(scenario, event)}
        path="events"
        errors={errors}
        fresh={() => freshEvent(freeId('event', [...events, ...expects]), clients)}
        onChange={(next) => onChange({ ...scenario, events: next })}
      />
      {calls.map((call) => (
        <fieldset key={call.id} class="scenario-rows">
          <legend>Что ответит звонящий: {call.text.slice(0, 40) || call.id}</legend>
          <Fields
            item={{ ...EMPTY_ANSWERS, ...call.answers }}
            fields={ANSWER_FIELDS}
            path={`events.${events.indexOf(call)}.answers`}
            errors={errors}
            onChange={(answers) =>
              onChange({ ...scenario, events: events.map((one) => (one === call ? { ...call, answers } : one)) })
            }
          />
        </fieldset>
      ))}
      <Rows
        title="Что должен сделать оператор"
        name="step"
        items={expects}
        titleOf={({ clause, what, id }) => `${clause}: ${what || id}`}
        fieldsOf={(step) => stepFields(scenario, step)}
        path="expects"
        errors={errors}
        fresh={() => freshStep(freeId('step', [...events, ...expects]), events)}
        onChange={(next) => onChange({ ...scenario, expects: next.map((step) => refitted(step, expects)) })}
      />
    </div>
  );
}

const EMPTY_ANSWERS = { client: '', phone: '', database: '', details: '', person: '' };
const ANSWER_FIELDS: readonly FieldSpec<typeof EMPTY_ANSWERS>[] = TOPICS.map((key) => ({
  key,
  label: TOPIC_WORDS[key],
  kind: 'text',
}));

/** Errors of the scenario's own fields, as if it were a row. */
function headErrors(errors: ScenarioErrors): ScenarioErrors {
  return Object.fromEntries(Object.entries(errors).map(([path, words]) => [`.${path}`, words]));
}

/** A step that has become another act keeps nothing that was chosen for the one before. */
function refitted(step: Expectation, before: readonly Expectation[]): Expectation {
  const known = before.find(({ id }) => id === step.id);
  return known && known.kind !== step.kind ? { ...step, value: '', about: '' } : step;
}

function freeId(name: string, taken: readonly { id: string }[]): string {
  let n = taken.length + 1;
  while (taken.some(({ id }) => id === `${name}-${n}`)) n++;
  return `${name}-${n}`;
}

function freshClient(id: string): ScenarioClient {
  return {
    id,
    contract: '',
    login: '',
    inn: '',
    organisation: '',
    validDays: 100,
    quotaPercent: 40,
    paid: true,
    phone: '',
    dials: ['answered'],
    pickedUp: '',
  };
}

function freshEvent(id: string, clients: readonly ScenarioClient[]): ScenarioEvent {
  const client = clients[0]?.id ?? '';
  return { id, kind: 'ticket', after: '', minutes: 1, client, about: '', title: '', text: '', answers: {} };
}

function freshStep(id: string, events: readonly ScenarioEvent[]): Expectation {
  const about = events.find(({ kind }) => kind === 'ticket' || kind === 'call')?.id ?? '';
  return {
    id,
    clause: 'R01',
    what: '',
    kind: 'replied',
    about,
    value: '',
    from: about,
    within: null,
    notBefore: 0,
    never: false,
  };
}

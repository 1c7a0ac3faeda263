/** The phone of practice: who rings, what he says, and calls to clients. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Line, PhoneCall, Run } from '../../lib/practice/run-state.ts';
import { TOPICS } from '../../lib/practice/scenario.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Section } from '../ui/Section.tsx';
import type { DeskActions } from './desk.ts';
import { QUESTIONS, RESULT_WORDS, TOPIC_WORDS } from './words.ts';

interface Props {
  run: Run;
  /** What is said while an incident lasts (R30), and before «перезвоню» (R13a). */
  phrases: { incident: string; callBack: string };
  actions: DeskActions;
}

export function Phone({ run, phrases, actions }: Props) {
  const [chosen, choose] = useState('');
  const clients = run.scenario.clients.filter((client) => client.phone !== '' && isKnown(run, client.id));
  const client = clients.find(({ id }) => id === chosen) ?? clients[0];
  const busy = run.calls.some(({ state }) => state === 'talking');
  return (
    <Section title="Телефон" name="phone">
      {run.calls.length === 0 && <p class="practice-note">Пока никто не звонит.</p>}
      {run.calls.toReversed().map((call, index) => (
        <Call key={run.calls.length - index} call={call} phrases={phrases} busy={busy} actions={actions} />
      ))}
      {client && (
        <div class="dial">
          <label>
            <span class="field-label">Позвонить клиенту</span>
            <select value={client.id} onChange={(event) => choose(event.currentTarget.value)}>
              {clients.map(({ id, organisation, phone }) => (
                <option key={id} value={id}>
                  {organisation}, {phone}
                </option>
              ))}
            </select>
          </label>
          <Button icon="phone" name="dial" disabled={busy} onPress={() => actions.onDial(client)}>
            Позвонить
          </Button>
        </div>
      )}
    </Section>
  );
}

/** Whoever has a ticket, or was found in the report. */
function isKnown({ scenario, numbers, deeds }: Run, client: string): boolean {
  return (
    scenario.events.some((event) => event.client === client && numbers.has(event.id)) ||
    deeds.some(({ kind, about }) => kind === 'found' && about === client)
  );
}

interface CallProps extends Pick<Props, 'phrases' | 'actions'> {
  call: PhoneCall;
  /** Somebody is on the phone. */
  busy: boolean;
}

function Call({ call, phrases, busy, actions }: CallProps) {
  const { event, client, state, result, lines } = call;
  // Who rings isn't known before he has said it.
  const whom = event === null ? client.organisation : 'Входящий звонок';
  if (state === 'ringing') {
    return (
      <div class="call-card" data-state={state} role="alert">
        <p class="call-head">
          <b>{whom}</b> <Badge tone="bad">звонит</Badge>
        </p>
        <Button kind="primary" icon="phone" name="take" disabled={busy} onPress={() => actions.onTake(call)}>
          Принять звонок
        </Button>
      </div>
    );
  }
  return (
    <div class="call-card" data-state={state}>
      <p class="call-head">
        <b>{whom}</b>{' '}
        <Badge>
          {result !== null && result !== 'answered'
            ? RESULT_WORDS[result]
            : state === 'over'
              ? 'разговор окончен'
              : 'на линии'}
        </Badge>
      </p>
      <Lines lines={lines} />
      {state === 'talking' && (
        <div class="call-keys">
          {event !== null &&
            TOPICS.map((topic) => (
              <Button
                key={topic}
                name={`ask-${topic}`}
                disabled={call.asked.includes(topic)}
                onPress={() => actions.onAsk(call, topic, QUESTIONS[topic])}
              >
                {TOPIC_WORDS[topic]}?
              </Button>
            ))}
          <Button name="say-back" onPress={() => actions.onSay(call, phrases.callBack)}>
            «Уточню и перезвоню»
          </Button>
          <Button name="say-incident" onPress={() => actions.onSay(call, phrases.incident)}>
            «Идёт сбой»
          </Button>
          <Button kind="quiet" name="hang-up" onPress={() => actions.onHangUp(call)}>
            Положить трубку
          </Button>
        </div>
      )}
    </div>
  );
}

const WHO: Record<Line['who'], string> = { client: 'Клиент', operator: 'Вы', consult: '2-я линия' };

/** What was said or written, the newest last; a screen reader is told of what comes. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  const log = useRef<HTMLDivElement>(null);
  useEffect(() => log.current?.scrollTo(0, log.current.scrollHeight), [lines.length]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long one is scrolled by the keyboard.
    <div class="lines" ref={log} role="log" aria-label="Разговор" tabIndex={0}>
      <ol>
        {lines.map(({ at, who, text }, index) => (
          <li key={`${at}-${index}`} data-who={who}>
            <small>
              {moscowTime(at)} {WHO[who]}
            </small>
            {text}
          </li>
        ))}
      </ol>
    </div>
  );
}

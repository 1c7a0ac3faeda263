/** Who was told what (R30, R31): a cell for each client and stage, and the way on to whoever is still to be told. */
import { useState } from 'preact/hooks';
import type { IncidentPageActions } from '../../lib/overlay/incident-session.ts';
import { cellWords, STAGES } from '../../lib/regulation/incident-report.ts';
import type { AffectedClient, IncidentStage, IncidentView } from '../../lib/regulation/incidents.ts';
import { clientName } from '../../lib/regulation/titles.ts';
import { counted } from '../../lib/text/counted.ts';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { STAGE_CLAUSES, STAGE_TITLES } from './words.ts';

interface Props {
  incident: IncidentView;
  actions: IncidentPageActions;
}

export function Ledger({ incident, actions }: Props) {
  return (
    <section class="ledger" aria-labelledby="ledger-title">
      <h2 id="ledger-title">Кому сообщено</h2>
      <Queue incident={incident} actions={actions} />
      <table>
        <thead>
          <tr>
            <th scope="col">Клиент</th>
            {STAGES.map((stage) => (
              <th key={stage} scope="col">
                {STAGE_TITLES[stage]} <Clause id={STAGE_CLAUSES[stage]} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {incident.clients.map((client) => (
            <Row key={client.client} client={client} incident={incident} actions={actions} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The stage that is owed now: the fix, else the time where it is known, else the phrase. */
function dueStage({ fixedAt, left }: IncidentView): IncidentStage | null {
  if (fixedAt !== null) return left.length > 0 ? 'fixed' : null;
  const owes = (stage: IncidentStage) => left.some((item) => item.endsWith(`:${stage}`));
  return owes('eta') ? 'eta' : owes('initial') ? 'initial' : null;
}

function Queue({ incident, actions }: Props) {
  const stage = dueStage(incident);
  if (stage === null) return <p class="quiet">Сообщено всем, кому было что сообщить.</p>;
  if (!incident.reported) return <p class="quiet">В заявки текст вставляют после «Сообщил в Скайп».</p>;
  const left = incident.left.filter((item) => item.endsWith(`:${stage}`)).length;
  return (
    <div class="ledger-queue">
      <p role="status">
        «{STAGE_TITLES[stage]}»: осталось {counted(left, 'клиент', 'клиента', 'клиентов')}
      </p>
      <Button kind="primary" icon="fill" name="tell-next" onPress={() => actions.onTellNext(stage)}>
        Следующая заявка с текстом
      </Button>
    </div>
  );
}

function Row({ client, incident, actions }: Props & { client: AffectedClient }) {
  const [opened, setOpened] = useState<IncidentStage | null>(null);
  return (
    <>
      <tr>
        <th scope="row">
          {clientName(client)}
          <span class="ledger-tickets">
            {client.tickets.map((id) => (
              <button key={id} type="button" class="link" onClick={() => actions.onOpen(id)}>
                № {id}
              </button>
            ))}
          </span>
        </th>
        {STAGES.map((stage) => (
          <td key={stage} data-stage={stage} data-state={stateOf(client, stage, incident)}>
            {incident.left.includes(`${client.client}:${stage}`) ? (
              <Button
                kind="quiet"
                name={`cell-${stage}`}
                expanded={opened === stage}
                onPress={() => setOpened(opened === stage ? null : stage)}
              >
                сообщить
              </Button>
            ) : (
              cellWords(client, stage, incident)
            )}
          </td>
        ))}
      </tr>
      {opened !== null && (
        <tr class="ledger-ways">
          <td colSpan={4}>
            <Ways
              stage={opened}
              client={client}
              reported={incident.reported}
              actions={actions}
              onDone={() => setOpened(null)}
            />
          </td>
        </tr>
      )}
    </>
  );
}

function stateOf({ client, told }: AffectedClient, stage: IncidentStage, { left }: IncidentView): string {
  if (told[stage] !== undefined) return 'told';
  return left.includes(`${client}:${stage}`) ? 'owed' : 'none';
}

interface WaysProps {
  stage: IncidentStage;
  client: AffectedClient;
  reported: boolean;
  actions: IncidentPageActions;
  onDone(): void;
}

/** How a client is told: in his ticket, or by phone. Not reached by phone is not told. */
function Ways({ stage, client, reported, actions, onDone }: WaysProps) {
  const done = (act: () => void) => () => {
    act();
    onDone();
  };
  return (
    <div class="notice-actions">
      {reported && (
        <Button icon="fill" name="tell-here" onPress={done(() => actions.onTell(client, stage))}>
          Открыть заявку с текстом
        </Button>
      )}
      <Button
        icon="phone"
        name="told-by-phone"
        onPress={done(() => actions.onKey({ type: 'informed', client: client.client, stage }))}
      >
        Сообщил по телефону
      </Button>
      <Button
        kind="quiet"
        name="not-reached"
        onPress={done(() => actions.onKey({ type: 'notReached', client: client.client, stage }))}
      >
        Не дозвонились
      </Button>
    </div>
  );
}

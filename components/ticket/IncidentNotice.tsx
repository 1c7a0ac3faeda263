/** The ticket's part in an incident (R30, R31): what its client still has to be told, and the way to the next client. */
import type { PanelActions } from '../../lib/overlay/panel-state.ts';
import type { IncidentStage, IncidentView } from '../../lib/regulation/incidents.ts';
import { counted } from '../../lib/text/counted.ts';
import { STAGE_CLAUSES } from '../incident/words.ts';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Notice } from '../ui/Notice.tsx';

interface Props {
  incident: IncidentView;
  ticketId: string;
  actions: PanelActions;
}

const TELL: Record<IncidentStage, string> = {
  initial: 'Заявка относится к сбою: сообщите об этом клиенту.',
  eta: 'Известно время решения: сообщите его клиенту.',
  fixed: 'Сбой устранён: сообщите об этом клиенту.',
};

export function IncidentNotice({ incident, ticketId, actions }: Props) {
  const { clients, left, reported, fixedAt, eta } = incident;
  const client = clients.find(({ tickets }) => tickets.includes(ticketId));
  if (!client || !reported) return null;
  const stage: IncidentStage = fixedAt !== null ? 'fixed' : eta !== null ? 'eta' : 'initial';
  const others = left.filter((item) => item.endsWith(`:${stage}`) && item !== `${client.client}:${stage}`).length;
  const next = others > 0 && (
    <Button name="tell-next" onPress={() => actions.onTellNext(stage, client.client)}>
      Следующая заявка, осталось {others}
    </Button>
  );
  if (client.told[stage] !== undefined) {
    if (others === 0) return null;
    return (
      <Notice tone="ok" icon="check" name="told" role="status" actions={next}>
        <p>Этому клиенту сообщено. Не знают ещё {counted(others, 'клиент', 'клиента', 'клиентов')}.</p>
      </Notice>
    );
  }
  const informed = { client: client.client, stage };
  return (
    <Notice
      tone="note"
      icon="talk"
      name="tell"
      actions={
        <>
          <Button icon="fill" name="tell" onPress={actions.onTell}>
            Вставить текст
          </Button>
          <Button
            icon="phone"
            name="told-by-phone"
            onPress={() => actions.onIncident({ type: 'informed', ...informed })}
          >
            Сообщил по телефону
          </Button>
          <Button
            kind="quiet"
            name="not-reached"
            onPress={() => actions.onIncident({ type: 'notReached', ...informed })}
          >
            Не дозвонились
          </Button>
        </>
      }
    >
      <p>
        {TELL[stage]} <Clause id={STAGE_CLAUSES[stage]} />
      </p>
    </Notice>
  );
}

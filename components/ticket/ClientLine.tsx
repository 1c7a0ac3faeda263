/** Who the client is, as the report showed it (R06, R09, R10, R22). */
import { type ClientCheck, checkClient } from '../../lib/regulation/client-check.ts';
import type { ClientRecord } from '../../lib/regulation/snapshot.ts';
import { Badge } from '../ui/Badge.tsx';
import { Clause } from '../ui/Clause.tsx';

const WARNINGS: Partial<Record<ClientCheck['findings'][number]['kind'], string>> = {
  expired: 'договор закончился',
  expiring: 'договор заканчивается',
  quotaExceeded: 'квота превышена',
  partlyUnknown: 'отчёт прочитан не весь',
};

interface Props {
  client: ClientRecord;
  /** ISO day, Moscow. */
  today: string;
}

export function ClientLine({ client, today }: Props) {
  const { organisation, paid } = client;
  const { findings } = checkClient({ status: 'found', clients: [client] }, today);
  return (
    <div class="client">
      {organisation && (
        <span class="client-name" title={organisation}>
          {organisation}
        </span>
      )}
      {paid !== null && <Badge tone={paid ? 'ok' : 'plain'}>{paid ? 'платный' : 'бесплатный'}</Badge>}
      {findings.map(({ kind, text, clause }) => {
        const words = WARNINGS[kind];
        return (
          words && (
            <span class="client-warning" key={kind}>
              <Badge tone="warn" icon="alert" title={text}>
                {words}
              </Badge>
              <Clause id={clause} />
            </span>
          )
        );
      })}
    </div>
  );
}

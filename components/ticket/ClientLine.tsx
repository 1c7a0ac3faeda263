/** Who the client is, as the report showed it (R06, R09, R10, R22). */
import { Badge } from '../ui/Badge.tsx';
import { Clause } from '../ui/Clause.tsx';

/** What of the client matters here. `warnings` are Russian, each with the clause it comes from. */
export interface ClientSummary {
  name: string | null;
  paid: boolean | null;
  warnings: readonly { text: string; clause: string }[];
}

export function ClientLine({ client: { name, paid, warnings } }: { client: ClientSummary }) {
  return (
    <div class="client">
      {name && (
        <span class="client-name" title={name}>
          {name}
        </span>
      )}
      {paid !== null && <Badge tone={paid ? 'ok' : 'plain'}>{paid ? 'платный' : 'бесплатный'}</Badge>}
      {warnings.map(({ text, clause }) => (
        <span class="client-warning" key={text}>
          <Badge tone="warn" icon="alert">
            {text}
          </Badge>
          <Clause id={clause} />
        </span>
      ))}
    </div>
  );
}

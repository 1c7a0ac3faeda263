/** The incident on the board: a dot for each client over the window's minutes, symptoms told apart by shape. */
import type { AffectedClient, IncidentView } from '../../lib/regulation/incidents.ts';
import { countedClients } from '../../lib/text/counted.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import type { Symptom } from '../../lib/text/symptoms.ts';
import { SYMPTOM_TITLES } from '../ui/words.ts';

const WINDOW_MS = 20 * 60_000;
const WIDTH = 280;

interface Props {
  incident: IncidentView;
  now: number;
}

export function IncidentStrip({ incident, now }: Props) {
  const from = Math.max(now - WINDOW_MS, incident.openedAt - WINDOW_MS);
  const x = (at: number) => Math.min(WIDTH - 8, Math.max(8, ((at - from) / WINDOW_MS) * WIDTH));
  return (
    <section class="incident-strip" data-red={incident.red} aria-labelledby="incident-title">
      <h2 id="incident-title">
        {incident.state === 'suspect' ? 'Возможен сбой' : incident.state === 'fixed' ? 'Сбой устранён' : 'Сбой'}:{' '}
        {countedClients(incident.clients.length)}
      </h2>
      <svg viewBox={`0 0 ${WIDTH} 24`} role="img" aria-label={describe(incident.clients)}>
        <line x1="0" y1="12" x2={WIDTH} y2="12" />
        {incident.clients.map((client) => (
          <Mark key={client.client} symptom={client.symptom} x={x(client.at)} />
        ))}
      </svg>
      <p class="incident-clients">
        {incident.clients.map((client) => client.label ?? `заявка ${client.tickets[0]}`).join(', ')}
      </p>
    </section>
  );
}

/** Shapes, since colours alone don't tell: circle, square, triangle, diamond. */
function Mark({ symptom, x }: { symptom: Symptom; x: number }) {
  if (symptom === 'hang') return <circle cx={x} cy="12" r="5" />;
  if (symptom === 'unavailable') return <rect x={x - 5} y="7" width="10" height="10" />;
  if (symptom === 'kicked') return <path d={`M${x} 6l6 11h-12z`} />;
  return <path d={`M${x} 5l6 7-6 7-6-7z`} />;
}

function describe(affected: readonly AffectedClient[]): string {
  return affected
    .map(({ at, label, symptom }) => `${moscowTime(at)} ${label ?? ''} ${SYMPTOM_TITLES[symptom]}`)
    .join('; ');
}

/** The minutes in which it began: a dot for each client where he first complained, symptoms told apart by shape. */
import type { AffectedClient, IncidentView } from '../../lib/regulation/incidents.ts';
import { clientName, SYMPTOM_TITLES } from '../../lib/regulation/titles.ts';
import { MINUTE_MS, moscowTime } from '../../lib/text/moscow.ts';
import type { Symptom } from '../../lib/text/symptom-names.ts';

const WIDTH = 320;
const EDGE = 10;
const MINUTES = 20;
/** Dots nearer than this stand under each other. */
const NEAR = 13;
const ROWS = 3;

export function Strip({ incident: { clients } }: { incident: IncidentView }) {
  const sorted = clients.toSorted((a, b) => a.at - b.at);
  const from = sorted[0]?.at ?? 0;
  const end = from + MINUTES * MINUTE_MS;
  const shown = sorted.filter(({ at }) => at <= end);
  const x = (at: number) => EDGE + ((at - from) / (end - from)) * (WIDTH - 2 * EDGE);
  const dots = rowsOf(shown, x);
  const floor = 10 + NEAR * Math.max(1, ...dots.map(({ row }) => row + 1));
  return (
    <figure class="strip20">
      <svg viewBox={`0 0 ${WIDTH} ${floor + 16}`} role="img" aria-label={describe(sorted)}>
        <line x1={EDGE} y1={floor} x2={WIDTH - EDGE} y2={floor} />
        {[0, 5, 10, 15, 20].map((minutes) => (
          <g key={minutes}>
            <line x1={x(from + minutes * MINUTE_MS)} y1={floor - 3} x2={x(from + minutes * MINUTE_MS)} y2={floor + 3} />
            <text x={x(from + minutes * MINUTE_MS)} y={floor + 14} text-anchor={anchorOf(minutes)}>
              {moscowTime(from + minutes * MINUTE_MS)}
            </text>
          </g>
        ))}
        {dots.map(({ client, left, row }) => (
          <Mark key={client.client} client={client} x={left} y={floor - 10 - row * NEAR} />
        ))}
      </svg>
      <figcaption>
        {[...new Set(clients.map(({ symptom }) => symptom))].map((symptom) => (
          <span key={symptom}>
            <svg viewBox="0 0 14 14" width="12" height="12" aria-hidden="true">
              <Shape symptom={symptom} x={7} y={7} />
            </svg>
            {SYMPTOM_TITLES[symptom]}
          </span>
        ))}
        {shown.length < clients.length && <span>и ещё {clients.length - shown.length} позже</span>}
      </figcaption>
    </figure>
  );
}

function anchorOf(minutes: number): 'start' | 'middle' | 'end' {
  return minutes === 0 ? 'start' : minutes === MINUTES ? 'end' : 'middle';
}

/** Where each dot stands: in the lowest row that is free there. */
function rowsOf(clients: readonly AffectedClient[], x: (at: number) => number) {
  const taken: number[] = [];
  return clients.map((client) => {
    const left = x(client.at);
    const free = Array.from({ length: ROWS }, (_, row) => row).find((row) => left - (taken[row] ?? -NEAR) >= NEAR);
    const row = free ?? ROWS - 1;
    taken[row] = left;
    return { client, left, row };
  });
}

function Mark({ client, x, y }: { client: AffectedClient; x: number; y: number }) {
  return (
    <g>
      <title>{`${moscowTime(client.at)} ${clientName(client)}: ${SYMPTOM_TITLES[client.symptom]}`}</title>
      <Shape symptom={client.symptom} x={x} y={y} />
    </g>
  );
}

/** Circle, square, triangle, diamond: colours alone don't tell. */
function Shape({ symptom, x, y }: { symptom: Symptom; x: number; y: number }) {
  if (symptom === 'hang') return <circle cx={x} cy={y} r="5" />;
  if (symptom === 'unavailable') return <rect x={x - 5} y={y - 5} width="10" height="10" />;
  if (symptom === 'kicked') return <path d={`M${x} ${y - 6}l6 11h-12z`} />;
  return <path d={`M${x} ${y - 6}l6 6-6 6-6-6z`} />;
}

function describe(clients: readonly AffectedClient[]): string {
  return clients
    .map((client) => `${moscowTime(client.at)} ${clientName(client)}, ${SYMPTOM_TITLES[client.symptom]}`)
    .join('; ');
}

/** The incident on the board: how many clients, when each complained, and who they are. */
import type { IncidentView } from '../../lib/regulation/incidents.ts';
import { clientName, INCIDENT_TITLES } from '../../lib/regulation/titles.ts';
import { countedClients } from '../../lib/text/counted.ts';
import { Strip } from '../incident/Strip.tsx';

export function IncidentStrip({ incident }: { incident: IncidentView }) {
  return (
    <section class="incident-strip" data-red={incident.red} aria-labelledby="incident-title">
      <h2 id="incident-title">
        {INCIDENT_TITLES[incident.state]}: {countedClients(incident.clients.length)}
      </h2>
      <Strip incident={incident} />
      <p>{incident.clients.map(clientName).join(', ')}</p>
    </section>
  );
}

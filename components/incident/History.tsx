/** Incidents that are over: their reports can be had as long as the journal keeps them. */

import type { IncidentPageActions } from '../../lib/overlay/incident-session.ts';
import { incidentReport } from '../../lib/regulation/incident-report.ts';
import type { IncidentView } from '../../lib/regulation/incidents.ts';
import { countedClients } from '../../lib/text/counted.ts';
import { moscowDayTime, moscowTime } from '../../lib/text/moscow.ts';
import { ReportKeys } from './ReportKeys.tsx';

interface Props {
  history: readonly IncidentView[];
  actions: Pick<IncidentPageActions, 'onCopy' | 'onSaveCsv'>;
}

export function History({ history, actions }: Props) {
  if (history.length === 0) return null;
  return (
    <section class="incident-history" aria-labelledby="history-title">
      <h2 id="history-title">Прошлые сбои</h2>
      <p class="quiet">Клиенты названы номерами заявок: договоры после сбоя не хранятся.</p>
      {history.map((incident) => (
        <details key={incident.id} data-name="past-incident">
          <summary>
            {moscowDayTime(incident.openedAt)}, {countedClients(incident.clients.length)}
            {incident.fixedAt !== null && `, устранён в ${moscowTime(incident.fixedAt)}`}
          </summary>
          <pre>{incidentReport(incident)}</pre>
          <div class="notice-actions">
            <ReportKeys incident={incident} actions={actions} />
          </div>
        </details>
      ))}
    </section>
  );
}

/** The report of an incident, to be taken along (R31). */
import type { IncidentPageActions } from '../../lib/overlay/incident-session.ts';
import { incidentReport } from '../../lib/regulation/incident-report.ts';
import type { IncidentView } from '../../lib/regulation/incidents.ts';
import { Button } from '../ui/Button.tsx';

interface Props {
  incident: IncidentView;
  actions: Pick<IncidentPageActions, 'onCopy' | 'onSaveCsv'>;
}

export function ReportKeys({ incident, actions }: Props) {
  return (
    <>
      <Button icon="copy" name="report-copy" onPress={() => actions.onCopy(incidentReport(incident))}>
        Скопировать отчёт
      </Button>
      <Button name="report-csv" onPress={() => actions.onSaveCsv(incident)}>
        Сохранить CSV
      </Button>
    </>
  );
}

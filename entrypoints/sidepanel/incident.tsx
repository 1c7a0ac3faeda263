/** «Сбой». */
import '../../components/incident/incident.css';
import { useMemo, useRef } from 'preact/hooks';
import { IncidentPage as Shown } from '../../components/incident/IncidentPage.tsx';
import { Loaded } from '../../components/sidepanel/Loaded.tsx';
import type { IncidentPageFacts } from '../../lib/messages.ts';
import { ask } from '../../lib/messaging-client.ts';
import { copyText } from '../../lib/overlay/clipboard.ts';
import { createIncidentSession } from '../../lib/overlay/incident-session.ts';
import { useFacts } from './facts.ts';

const readPage = () => ask('incidentPage');

export function IncidentPage() {
  const { facts, failure, read } = useFacts(readPage);
  const shown = useRef<IncidentPageFacts | null>(null);
  shown.current = facts;
  const { note, actions } = useMemo(
    () =>
      createIncidentSession({
        ask,
        copy: (text) => copyText(text, document.body),
        incident: () => shown.current?.incident ?? null,
        changed: read,
      }),
    [read],
  );
  return (
    <Loaded facts={facts} failure={failure} onRetry={read}>
      {(known) => <Shown facts={known} note={note.value} actions={actions} />}
    </Loaded>
  );
}

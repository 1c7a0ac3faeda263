/** «Сбой». */
import '../../components/incident/incident.css';
import { useRef, useState } from 'preact/hooks';
import { type IncidentPageActions, IncidentPage as Shown } from '../../components/incident/IncidentPage.tsx';
import { Loaded } from '../../components/sidepanel/Loaded.tsx';
import { type Answer, ask } from '../../lib/messaging-client.ts';
import { copyText } from '../../lib/overlay/clipboard.ts';
import { incidentCsv } from '../../lib/regulation/incident-report.ts';
import { saveFile } from '../../lib/save-file.ts';
import { moscowDate } from '../../lib/text/moscow.ts';
import { useFacts } from './facts.ts';

const readPage = () => ask('incidentPage');

export function IncidentPage() {
  const { facts, failure, read } = useFacts(readPage);
  const [note, setNote] = useState<string | null>(null);
  /** The client who was told last: the next one comes after him. */
  const last = useRef<string | null>(null);

  const done = async (answer: Promise<Answer<unknown>>, words: string | null) => {
    const outcome = await answer;
    if (outcome.ok) setNote(words);
    else if (outcome.why === 'failed') setNote(outcome.message);
    read();
  };
  const actions: IncidentPageActions = {
    onKey: (action) => {
      const words = action.type === 'notReached' ? 'Записано: не дозвонились. Клиенту ещё нужно сообщить.' : null;
      void done(ask('incident', action), words);
    },
    onOpen: (ticketId) => void done(ask('openTicket', { ticketId }), null),
    onTellNext: async (stage) => {
      const answer = await ask('tellNext', { stage, after: last.current });
      if (answer.ok) {
        const { ticketId } = answer.value;
        const shown = facts?.incident?.clients.find(({ tickets }) => tickets.includes(ticketId ?? ''));
        last.current = shown?.client ?? null;
      }
      await done(Promise.resolve(answer), FILLED);
    },
    onTell: ({ client, tickets }, stage) => {
      last.current = client;
      void done(ask('fillTicket', { ticketId: tickets.at(-1)!, fill: { kind: 'phrase', stage } }), FILLED);
    },
    onRecord: (ticketId, line) =>
      void done(
        ask('fillTicket', { ticketId, fill: { kind: 'record', line } }),
        'Запись вставлена в скрытый комментарий заявки: отправьте её кнопкой портала.',
      ),
    onCopy: async (text) =>
      setNote((await copyText(text, document.body)) ? 'Скопировано.' : 'Браузер не дал скопировать.'),
    onSaveCsv: (incident) => saveFile(`sboy-${moscowDate(incident.openedAt)}.csv`, incidentCsv(incident)),
  };
  return (
    <Loaded facts={facts} failure={failure} onRetry={read}>
      {(known) => <Shown facts={known} note={note} actions={actions} />}
    </Loaded>
  );
}

const FILLED = 'Заявка открыта, текст в поле ответа: проверьте и отправьте кнопкой портала.';

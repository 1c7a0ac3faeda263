/** What an operator does on the incident's page: marks, opening tickets with a text in their forms, copies (R28–R31). */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { IncidentAction } from '../messages.ts';
import type { Answer } from '../messaging-client.ts';
import { incidentCsv } from '../regulation/incident-report.ts';
import type { AffectedClient, IncidentStage, IncidentView } from '../regulation/incidents.ts';
import { saveFile } from '../save-file.ts';
import { moscowDate } from '../text/moscow.ts';
import type { OverlayPorts } from './ports.ts';

export interface IncidentPageActions {
  onKey(action: IncidentAction): void;
  onOpen(ticketId: string): void;
  /** Opens the ticket of the next client who is to be told, with the text in its form. */
  onTellNext(stage: IncidentStage): void;
  onTell(client: AffectedClient, stage: IncidentStage): void;
  /** Opens the ticket with a record line in its hidden comment. */
  onRecord(ticketId: string, line: string): void;
  onCopy(text: string): void;
  onSaveCsv(incident: IncidentView): void;
}

export interface IncidentSession {
  /** What has just been done or failed, Russian; null when there is nothing to say. */
  note: ReadonlySignal<string | null>;
  actions: IncidentPageActions;
}

interface Ports extends Pick<OverlayPorts, 'ask' | 'copy'> {
  /** The incident as it is shown. */
  incident(): IncidentView | null;
  /** Something may have changed. */
  changed(): void;
}

export function createIncidentSession({ ask, copy, incident, changed }: Ports): IncidentSession {
  const note = signal<string | null>(null);
  /** The client who was told last: the next one comes after him. */
  let last: string | null = null;
  const done = async (answer: Promise<Answer<unknown>>, words: string | null) => {
    const outcome = await answer;
    if (outcome.ok) note.value = words;
    else if (outcome.why === 'failed') note.value = outcome.message;
    changed();
  };
  return {
    note,
    actions: {
      onKey: (action) => void done(ask('incident', action), action.type === 'notReached' ? NOT_REACHED : null),
      onOpen: (ticketId) => void done(ask('openTicket', { ticketId }), null),
      onTellNext: async (stage) => {
        const answer = await ask('tellNext', { stage, after: last });
        if (answer.ok) {
          const { ticketId } = answer.value;
          const shown = incident()?.clients.find(({ tickets }) => tickets.includes(ticketId ?? ''));
          last = shown?.client ?? null;
        }
        await done(Promise.resolve(answer), FILLED);
      },
      onTell: ({ client, tickets }, stage) => {
        last = client;
        void done(ask('fillTicket', { ticketId: tickets.at(-1)!, fill: { kind: 'phrase', stage } }), FILLED);
      },
      onRecord: (ticketId, line) =>
        void done(ask('fillTicket', { ticketId, fill: { kind: 'record', line } }), RECORD_FILLED),
      onCopy: async (text) => {
        note.value = (await copy(text)) ? 'Скопировано.' : 'Браузер не дал скопировать.';
      },
      onSaveCsv: (shown) => saveFile(`sboy-${moscowDate(shown.openedAt)}.csv`, incidentCsv(shown)),
    },
  };
}

const NOT_REACHED = 'Записано: не дозвонились. Клиенту ещё нужно сообщить.';
const FILLED = 'Заявка открыта, текст в поле ответа: проверьте и отправьте кнопкой портала.';
const RECORD_FILLED = 'Запись вставлена в скрытый комментарий заявки: отправьте её кнопкой портала.';

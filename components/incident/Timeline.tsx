/** What happened, minute by minute: complaints, what the detector said, what operators did. */
import type { TimelineEntry } from '../../lib/messages.ts';
import type { IncidentInput, IncidentOutput, IncidentView } from '../../lib/regulation/incidents.ts';
import { clientName, SYMPTOM_TITLES } from '../../lib/regulation/titles.ts';
import { countedClients } from '../../lib/text/counted.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import { STAGE_TITLES } from './words.ts';

interface Props {
  timeline: readonly TimelineEntry[];
  incident: IncidentView;
}

export function Timeline({ timeline, incident }: Props) {
  const names = new Map(incident.clients.map((client) => [client.client, clientName(client)]));
  const lines = timeline.flatMap((entry) => {
    const words = wordsOf(entry, names);
    return words === null ? [] : [{ at: entry.at, words }];
  });
  return (
    <details class="timeline">
      <summary>Ход событий: {lines.length}</summary>
      <ol>
        {lines.map(({ at, words }, index) => (
          <li key={`${at} ${index}`}>
            <time>{moscowTime(at)}</time> {words}
          </li>
        ))}
      </ol>
    </details>
  );
}

type Names = ReadonlyMap<string, string>;

/** Null for what the other lines tell already, or what is about somebody else. */
function wordsOf(entry: TimelineEntry, names: Names): string | null {
  if ('attempt' in entry) {
    const { client, stage } = entry.attempt;
    return `Не дозвонились: ${names.get(client) ?? 'клиент'}, «${STAGE_TITLES[stage].toLowerCase()}»`;
  }
  return 'input' in entry ? inputWords(entry.input, names) : outputWords(entry.output);
}

function inputWords(input: IncidentInput, names: Names): string | null {
  switch (input.type) {
    case 'ticket':
    case 'message': {
      const name = names.get(input.client);
      if (name === undefined || input.symptom === 'none') return null;
      return `${name}: ${SYMPTOM_TITLES[input.symptom]}, заявка ${input.ticket}`;
    }
    case 'override':
      return `Заявка ${input.ticket} отмечена вручную: ${SYMPTOM_TITLES[input.symptom]}`;
    case 'confirmed':
      return 'Подтверждён: да, сбой';
    case 'goesOn':
      return 'Сбой ещё идёт';
    case 'consultAsked':
      return 'Сообщено 2-й линии';
    case 'consultReacted':
      return '2-я линия отозвалась';
    case 'teamPhoned':
      return '2-й линии позвонили';
    case 'eta':
      return `Известно время: ${input.value} МСК`;
    case 'informed':
      return `Сообщено (${STAGE_TITLES[input.stage].toLowerCase()}): ${names.get(input.client) ?? 'клиент'}`;
    case 'dismissed':
      return `Не сбой: ${input.reason ?? ''}`;
    default:
      return null;
  }
}

function outputWords(output: IncidentOutput): string | null {
  switch (output.event) {
    case 'suspect':
      return `Похоже на сбой: ${countedClients(output.clients)}`;
    case 'open':
      return `Обнаружен сбой: ${countedClients(output.clients)}${output.late ? ', поздно' : ''}`;
    case 'strong':
      return 'Трое с одной бедой: сбой подтверждается';
    case 'callDue':
      return 'Пора звонить 2-й линии';
    case 'checkCount':
      return `Осталось ${countedClients(output.clients)}: проверить, сбой ли это`;
    case 'afterFix':
      return `Жалоба после устранения: ${countedClients(output.clients)}`;
    case 'reopen':
      return `Сбой продолжается: ${countedClients(output.clients)}`;
    case 'informAll':
      return output.stage === 'fixed' ? 'Устранено' : null;
    case 'closable':
      return 'Сообщено всем';
    case 'stillGoing':
      return 'Новых обращений давно нет';
    default:
      return null;
  }
}

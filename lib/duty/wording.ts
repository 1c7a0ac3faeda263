/** Reminders in words (Russian). Pure. */
import type { DeadlineRecord, ReminderSubject } from '../journal/schema.ts';
import type { IncidentView } from '../regulation/incidents.ts';
import type { ClockId } from '../regulation/rules.ts';
import { CLOCK_DUTIES, clientName, symptomWords } from '../regulation/titles.ts';
import { counted, countedClients } from '../text/counted.ts';
import { MINUTE_MS, moscowTime } from '../text/moscow.ts';

/** What a notification says. */
export interface Wording {
  title: string;
  text: string;
}

/** How many clients are named before «и ещё». */
const NAMED = 5;
/** Being late is mentioned from here on (ms): before, it is the moment itself. */
const LATE_MS = 2 * MINUTE_MS;

/** One reminder at `now` (ms). `incident` is the present one, for reminders about it. */
export function wordReminder(reminder: DeadlineRecord, incident: IncidentView | null, now: number): Wording {
  const { subject, ticketId } = reminder;
  if (subject.kind === 'incident') return wordIncident(subject, incident);
  const where = ticketId === null ? 'Сбой' : `Заявка ${ticketId}`;
  if (subject.kind === 'duty') {
    if (subject.duty === 'write') {
      return { title: `${where}: написать клиенту`, text: 'До него не дозвонились, а в заявке об этом ничего нет.' };
    }
    const promised = `Обещали в ${moscowTime(reminder.deadline)}.`;
    return { title: `${where}: перезвонить`, text: `${promised} ${lateness(reminder, now)}`.trim() };
  }
  return { title: `${where}: ${CLOCK_DUTIES[subject.clock as ClockId]}`, text: wordClock(reminder, now) };
}

/** Several reminders at once: how many, which tickets, and `why` so many, where it is known. */
export function wordSummary(reminders: readonly DeadlineRecord[], now: number, why: string | null = null): Wording {
  const late = reminders.filter((reminder) => reminder.deadline < now).length;
  const tickets = [...new Set(reminders.flatMap(({ ticketId }) => ticketId ?? []))];
  const named = tickets.slice(0, NAMED).join(', ');
  const more = tickets.length > NAMED ? ` и ещё ${tickets.length - NAMED}` : '';
  const total = counted(reminders.length, 'напоминание', 'напоминания', 'напоминаний');
  return {
    title: why === null ? `Подошли сроки: ${total}` : `${why}. Подошли сроки: ${total}`,
    text: [late > 0 ? `Просрочено: ${late}.` : '', named ? `Заявки: ${named}${more}.` : '', 'Откройте дежурную доску.']
      .filter(Boolean)
      .join(' '),
  };
}

function wordClock(reminder: DeadlineRecord, now: number): string {
  const { subject, deadline } = reminder;
  const isConsult = subject.kind === 'clock' && subject.clock.startsWith('consult');
  const at = moscowTime(deadline);
  if (now < deadline) return `Осталось ${minutes(deadline - now)}, до ${at}.`;
  if (isConsult) return `Срок вышел в ${at}: пора звонить второй линии.`;
  return lateness(reminder, now) || `Срок вышел в ${at}.`;
}

/** «Просрочено на 14 мин»; empty while it is the moment itself. */
function lateness({ deadline }: DeadlineRecord, now: number): string {
  const late = now - deadline;
  return late < LATE_MS ? '' : `Просрочено на ${minutes(late)}, с ${moscowTime(deadline)}.`;
}

function minutes(ms: number): string {
  const whole = Math.max(1, Math.round(ms / MINUTE_MS));
  return whole < 120 ? `${whole} мин` : `${Math.round(whole / 60)} ч`;
}

function wordIncident(subject: ReminderSubject & { kind: 'incident' }, incident: IncidentView | null): Wording {
  const who = incident ? namesOf(incident) : '';
  switch (subject.event) {
    case 'open':
    case 'strong': {
      const sure = incident?.confidence === 'strong';
      const advice = sure ? 'Сообщите в Скайп.' : 'Разные симптомы: сбой ли это?';
      return {
        title: `${sure ? 'Сбой' : 'Возможен сбой'}: ${countedClients(subject.clients)}, ${symptomWords(incident?.clients ?? [])}`,
        text: `${who}. ${advice}`,
      };
    }
    case 'reopen':
      return {
        title: `Сбой продолжается: ${countedClients(subject.clients)}, ${symptomWords(incident?.clients ?? [])}`,
        text: `${who}. Сообщите в Скайп.`,
      };
    case 'growth':
      return { title: `Сбой ширится: ${countedClients(subject.clients)}`, text: `${who}.` };
    case 'stillGoing':
      return { title: 'Сбой ещё идёт?', text: 'Новых обращений давно нет. Ответьте «Да, идёт» или «Устранено».' };
    case 'checkCount':
      return {
        title: `Сбой: осталось ${countedClients(subject.clients)}`,
        text: 'О сбое уже сообщено, а обращений стало меньше. Проверьте.',
      };
    case 'inform:eta':
      return {
        title: `Известно время: ${incident?.eta ?? ''}`,
        text: `Сообщите всем: ${countedClients(subject.clients)}.`,
      };
    case 'inform:fixed':
      return { title: 'Сбой устранён', text: `Сообщите всем: ${countedClients(subject.clients)}.` };
    case 'informLate':
      return {
        title: 'О сбое сообщено не всем',
        text: `Осталось: ${countedClients(incident?.left.length ?? subject.clients)}.`,
      };
    default:
      return { title: 'Сбой: всем сообщено', text: 'Можно закрывать.' };
  }
}

function namesOf({ clients: affected }: IncidentView): string {
  const labels = affected.map(clientName);
  const more = labels.length > NAMED ? ` и ещё ${labels.length - NAMED}` : '';
  const [first = '', ...rest] = labels.slice(0, NAMED);
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ') + more;
}

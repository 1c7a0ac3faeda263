/** What a call puts into the form of a new ticket: field by field, so that one that doesn't take leaves the others. Nothing is sent. */
import type { Recognised } from '../portal/handles.ts';
import { applyWrites } from '../portal/write.ts';
import type { CallFill } from '../regulation/call-facts.ts';
import type { TicketSnapshot } from '../regulation/snapshot.ts';
import type { PanelNote } from './panel-state.ts';

type CallField = keyof CallFill['facts'] | 'title' | 'message';

const NAMES: Record<CallField, string> = {
  title: 'Тема',
  contract: 'Договор',
  login: 'Логин',
  phone: 'Телефон',
  callTime: 'Время для звонка',
  database: 'База',
  message: 'Сообщение',
};

/** Fills the form, and says what took and what didn't. What the form has no field for goes into the message (R15–R17). */
export async function fillFromCall(recognise: () => Recognised, fill: CallFill): Promise<PanelNote> {
  const { fields } = recognise().snapshot as TicketSnapshot;
  const facts = Object.entries(fill.facts) as [keyof CallFill['facts'], string][];
  const homeless = facts.filter(([name]) => !fields[name]).map(([name, value]) => `${NAMES[name]}: ${value}`);
  const message = [fill.text, ...homeless].join('\n');
  const writes: [CallField, string][] = [['title', fill.title], ...facts, ['message', message]];
  const taken: string[] = [];
  const refused: string[] = [];
  for (const [field, value] of writes.filter(([name]) => fields[name])) {
    const done = await applyWrites(recognise(), [{ field, value }]);
    if (done.ok) taken.push(NAMES[field].toLowerCase());
    else
      refused.push(
        `${NAMES[field].toLowerCase()} («${value}») — ${done.failures.map(({ reason }) => reason).join('; ')}`,
      );
  }
  const filled =
    taken.length > 0 ? `Вписано по звонку: ${taken.join(', ')}. Проверьте и сохраните кнопкой портала.` : '';
  if (refused.length === 0) return { id: 'call', tone: 'ok', text: filled };
  return { id: 'call', tone: 'warn', text: `${filled} Не вписалось: ${refused.join('. ')}. Впишите сами.`.trim() };
}

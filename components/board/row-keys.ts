/** The operator's keys of a line of the board: a letter each, by its place on the keyboard, so that the layout doesn't matter. */
import type { BoardTicket } from '../../lib/regulation/board.ts';
import type { EventBody } from '../../lib/regulation/events.ts';
import { answerWaits } from '../../lib/regulation/marks.ts';
import { CALL_TITLES } from '../ui/words.ts';

/** What has to be asked before it is marked. */
export type Asked = 'promise' | 'noReply';

export interface RowKey {
  name: string;
  /** `KeyboardEvent.code`. */
  code: string;
  title: string;
  does: { event: EventBody } | { ask: Asked };
}

/** The letter on the Russian layout, and on the Latin one. */
const LETTERS: Record<string, string> = {
  KeyL: 'Д',
  KeyP: 'З',
  KeyY: 'Н',
  KeyD: 'В',
  KeyC: 'С',
  KeyH: 'Р',
  KeyG: 'П',
  KeyB: 'И',
  KeyN: 'Т',
  KeyE: 'У',
  KeyX: 'Ч',
  KeyZ: 'Я',
};

/** The Russian letter of a key. */
export function letterOf(code: string): string {
  return LETTERS[code] ?? code.slice('Key'.length);
}

const mark = (name: string, code: string, title: string, event: EventBody): RowKey => ({
  name,
  code,
  title,
  does: { event },
});

export interface KeyGroup {
  title: string;
  keys: RowKey[];
}

/** All keys, by whom they are about; `channel` is what the 2nd line's channel is called. */
export function keyGroups(channel: string): KeyGroup[] {
  return [
    {
      title: 'Звонок клиенту',
      keys: [
        mark('answered', 'KeyL', CALL_TITLES.answered, { type: 'call', result: 'answered' }),
        mark('busy', 'KeyP', CALL_TITLES.busy, { type: 'call', result: 'busy' }),
        mark('noAnswer', 'KeyY', CALL_TITLES.noAnswer, { type: 'call', result: 'noAnswer' }),
        mark('off', 'KeyD', CALL_TITLES.off, { type: 'call', result: 'off' }),
      ],
    },
    {
      title: '2-я линия',
      keys: [
        mark('consultAsked', 'KeyC', `Сообщил в ${channel}`, { type: 'consultAsked' }),
        mark('consultReacted', 'KeyH', 'Отреагировали', { type: 'consultReacted' }),
        mark('consultAnswered', 'KeyG', 'Ответ получен', { type: 'consultAnswered' }),
        mark('teamPhoned', 'KeyB', 'Позвонил', { type: 'teamPhoned' }),
      ],
    },
    {
      title: 'Клиенту',
      keys: [
        mark('told', 'KeyN', 'Сообщил по телефону', { type: 'clientToldByPhone' }),
        { name: 'promise', code: 'KeyE', title: 'Обещал перезвонить в…', does: { ask: 'promise' } },
        { name: 'noReply', code: 'KeyX', title: 'Не требует ответа…', does: { ask: 'noReply' } },
      ],
    },
  ];
}

/** True for what a ticket has no use for now: the 2nd line can't react to what it wasn't told. */
export function isIdle({ name }: RowKey, ticket: BoardTicket): boolean {
  const waits = ticket.consultSince !== null;
  if (name === 'consultAsked') return waits;
  return (name === 'consultReacted' || name === 'teamPhoned') && !waits && !answerWaits(ticket.verdict);
}

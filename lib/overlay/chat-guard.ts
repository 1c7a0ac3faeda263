/** Asks before something that needs no immediate action goes to the 2nd line's chat, and offers what the regulation has for it (R14). */
import type { NoHurry } from '../text/no-hurry.ts';
import type { Notes } from './notes.ts';

export interface ChatGuard {
  /** Whether «Сообщил в Скайп» may be marked: not before the question has been seen; pressed again, it may. */
  allows(): boolean;
  /** Says so without holding anything back: the message is only being written. */
  warn(): void;
}

interface Ports {
  /** What the ticket asks for; null when the chat is the right place. */
  noHurry(): NoHurry | null;
  notes: Notes;
  /** Shows the transfer of this id. */
  offer(macroId: string): void;
}

const OFFERS: Record<NoHurry, { macro: string; action: string; text: string }> = {
  consultant: {
    macro: 'lk',
    action: 'На ЛК',
    text: 'Клиент просит консультацию специалиста ЛК: такие вопросы в Скайп не передают (R14).',
  },
  otherDay: {
    macro: 'line2',
    action: 'На 2-ю линию',
    text: 'Клиент просит заняться этим в другой день: такие вопросы в Скайп не передают (R14).',
  },
};

const ANYWAY = ' Если всё же нужно, отметьте ещё раз.';

export function createChatGuard({ noHurry, notes, offer }: Ports): ChatGuard {
  let asked: NoHurry | null = null;
  const ask = (what: NoHurry) => {
    asked = what;
    const { macro, action, text } = OFFERS[what];
    notes.note({ id: 'chat', tone: 'warn', text: text + ANYWAY, action }, (accepted) => {
      if (accepted) offer(macro);
    });
  };
  return {
    allows: () => {
      const what = noHurry();
      if (what === null || asked === what) {
        notes.forget('chat');
        return true;
      }
      ask(what);
      return false;
    },
    warn: () => {
      const what = noHurry();
      if (what !== null && asked !== what) ask(what);
    },
  };
}

/** Marking what an operator did about a ticket, on its page or on the duty board; each mark can be taken back and moved in time. */
import type { TicketView } from '../messages.ts';
import type { EventBody } from '../regulation/events.ts';
import { type Mark, marksSince } from '../regulation/marks.ts';
import { lastAt } from './moments.ts';
import type { OverlayPorts } from './ports.ts';

/** What the ticket has become, and the mark as the journal has it; null after it was taken back. */
interface Marked {
  view: TicketView;
  mark: Mark | null;
}

/** Each gives null when it wasn't done; why was told to `failed` then. */
export interface Marker {
  /** `at` (ms) is when it happened; absent for now. */
  mark(ticketId: string, event: EventBody, at?: number): Promise<Marked | null>;
  takeBack(ticketId: string, mark: Mark): Promise<Marked | null>;
  /** Moves it to the last `HH:MM` (Moscow) that is past. */
  retime(ticketId: string, mark: Mark, time: string): Promise<Marked | null>;
}

/** `failed` is told in Russian what went wrong. */
export function createMarker({ ask, now }: Pick<OverlayPorts, 'ask' | 'now'>, failed: (words: string) => void): Marker {
  return {
    mark: async (ticketId, event, at) => {
      const answer = await ask('act', { ticketId, event, at });
      if (answer.ok) return { view: answer.value, mark: newest(answer.value, event, at) };
      if (answer.why === 'failed') failed(answer.message);
      return null;
    },
    takeBack: async (ticketId, { eventId }) => {
      const answer = await ask('takeBack', { ticketId, eventId });
      if (answer.ok) return { view: answer.value, mark: null };
      if (answer.why === 'failed') failed(answer.message);
      return null;
    },
    retime: async (ticketId, { eventId, event }, time) => {
      const at = lastAt(time, now());
      if (at === null) return null;
      const answer = await ask('correctAct', { ticketId, eventId, at });
      if (answer.ok) return { view: answer.value, mark: newest(answer.value, event, at) };
      if (answer.why === 'failed') failed(answer.message);
      return null;
    },
  };
}

function newest({ events }: TicketView, { type }: EventBody, at: number | undefined): Mark | null {
  const own = marksSince(events, 0).filter(({ event }) => event.type === type);
  return own.find(({ event }) => event.at === at) ?? own[0] ?? null;
}

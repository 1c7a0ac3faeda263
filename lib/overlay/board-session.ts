/** What an operator does on the duty board, without opening a ticket (R03, R04). */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { EventBody } from '../regulation/events.ts';
import type { Mark } from '../regulation/marks.ts';
import type { ClockId } from '../regulation/rules.ts';
import type { Explanation } from '../regulation/verdict.ts';
import { createMarker } from './marker.ts';
import { nextAt } from './moments.ts';
import type { OverlayPorts } from './ports.ts';

/** A mark, and the ticket that it is about. */
export type BoardMark = Mark & { ticketId: string };

export interface BoardActions {
  /** Brings the ticket's tab to the front, or opens one. */
  onOpen(ticketId: string): void;
  /** «Новый звонок», over the portal's page. */
  onNewCall(): void;
  onAct(ticketId: string, event: EventBody): void;
  /** A promise to call back by `HH:MM`, Moscow. */
  onPromise(ticketId: string, time: string): void;
  /** «Почему столько»; null when it can't be told, and the failure says why. */
  onExplain(ticketId: string, clock: ClockId): Promise<readonly Explanation[] | null>;
  onTakeBack(mark: BoardMark): void;
  /** Corrects when it was, `HH:MM`, Moscow. */
  onRetime(mark: BoardMark, time: string): void;
  onAcknowledge(reminderId: string): void;
  onSnooze(reminderId: string, minutes: number, reason: string): void;
  /** «Обед», for so many minutes; null ends it. */
  onMute(minutes: number | null): void;
  onSound(on: boolean): void;
}

export interface BoardSession {
  /** What was marked here lately, the newest first: it can be undone even when its ticket has left the board. */
  recent: ReadonlySignal<readonly BoardMark[]>;
  /** Russian: what the last press failed at; null when it was done. */
  failure: ReadonlySignal<string | null>;
  actions: BoardActions;
}

const RECENT = 3;

export function createBoardSession(ports: Pick<OverlayPorts, 'ask' | 'now'>): BoardSession {
  const { ask, now } = ports;
  const recent = signal<readonly BoardMark[]>([]);
  const failure = signal<string | null>(null);
  const failed = (words: string) => {
    failure.value = words;
  };
  const marker = createMarker(ports, failed);

  const replace = (old: Mark | null, mark: BoardMark | null) => {
    const others = recent.peek().filter(({ eventId }) => eventId !== old?.eventId);
    recent.value = mark ? [mark, ...others].slice(0, RECENT) : others;
  };
  const mark = async (ticketId: string, event: EventBody) => {
    failure.value = null;
    const done = await marker.mark(ticketId, event);
    if (done?.mark) replace(null, { ...done.mark, ticketId });
  };
  const tell = async (question: Promise<{ ok: boolean; why?: string; message?: string }>) => {
    failure.value = null;
    const answer = await question;
    if (answer.message !== undefined) failed(answer.message);
  };

  return {
    recent,
    failure,
    actions: {
      onOpen: (ticketId) => void tell(ask('openTicket', { ticketId })),
      onNewCall: () => void tell(ask('newCall')),
      onAct: (ticketId, event) => void mark(ticketId, event),
      onPromise: (ticketId, time) => {
        const until = nextAt(time, now());
        if (until !== null) void mark(ticketId, { type: 'callbackPromised', until });
      },
      onExplain: async (ticketId, clock) => {
        const answer = await ask('explain', { ticketId, clock });
        if (!answer.ok && answer.why === 'failed') failed(answer.message);
        return answer.ok ? answer.value : null;
      },
      onTakeBack: async (old) => {
        failure.value = null;
        if (await marker.takeBack(old.ticketId, old)) replace(old, null);
      },
      onRetime: async (old, time) => {
        failure.value = null;
        const done = await marker.retime(old.ticketId, old, time);
        if (done?.mark) replace(old, { ...done.mark, ticketId: old.ticketId });
      },
      onAcknowledge: (reminderId) => void tell(ask('acknowledge', { reminderId })),
      onSnooze: (reminderId, snoozeMinutes, reason) =>
        void tell(ask('acknowledge', { reminderId, snoozeMinutes, reason })),
      onMute: (minutes) => void tell(ask('mute', { minutes })),
      onSound: (on) => void tell(ask('setSound', { on })),
    },
  };
}

import { beforeEach, describe, expect, test } from 'vitest';
import type { TicketView } from '../../../lib/messages.ts';
import { createBoardSession } from '../../../lib/overlay/board-session.ts';
import type { OverlayPorts } from '../../../lib/overlay/ports.ts';
import type { TicketEvent } from '../../../lib/regulation/events.ts';
import { moscowMoment } from '../../../lib/text/moscow.ts';

const NOW = moscowMoment(2026, 11, 24, 12, 30);

/** A background with one journal, which answers as the real one does. */
function world() {
  let events: TicketEvent[] = [];
  let refusal: string | null = null;
  let last = 0;
  const view = () => ({ events: [...events] }) as TicketView;
  const answers = {
    act: ({ event, at }: { event: TicketEvent; at?: number }) => {
      events.push({ ...event, at: at ?? NOW, id: `e${++last}`, source: 'operator' });
      return view();
    },
    takeBack: ({ eventId }: { eventId: string }) => {
      events = events.filter(({ id }) => id !== eventId);
      return view();
    },
    correctAct: ({ eventId, at }: { eventId: string; at: number }) => {
      events = events.map((event) => (event.id === eventId ? { ...event, id: `e${++last}`, at } : event));
      return view();
    },
  };
  const ask = (async (type: keyof typeof answers, data: never) =>
    refusal === null
      ? { ok: true, value: answers[type](data) }
      : { ok: false, why: 'failed', message: refusal }) as unknown as OverlayPorts['ask'];
  return {
    ...createBoardSession({ ask, now: () => NOW }),
    events: () => events,
    refuse: (words: string) => {
      refusal = words;
    },
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('R04: marks on the board', () => {
  let board: ReturnType<typeof world>;
  beforeEach(() => {
    board = world();
  });

  test('what was marked can be taken back', async () => {
    board.actions.onAct('1', { type: 'call', result: 'busy' });
    await settled();
    const [mark] = board.recent.value;
    expect(mark).toMatchObject({ ticketId: '1', record: '[Д] 12:30 звонок: занято' });
    board.actions.onTakeBack(mark!);
    await settled();
    expect([board.recent.value, board.events()]).toEqual([[], []]);
  });

  test('its time is corrected: one event, at the time that was said', async () => {
    board.actions.onAct('1', { type: 'call', result: 'busy' });
    board.actions.onAct('2', { type: 'consultAsked' });
    await settled();
    board.actions.onRetime(board.recent.value[1]!, '11:58');
    await settled();
    expect(board.events().map(({ type, at }) => [type, at])).toEqual([
      ['call', moscowMoment(2026, 11, 24, 11, 58)],
      ['consultAsked', NOW],
    ]);
    expect(board.recent.value[0]).toMatchObject({ ticketId: '1', record: '[Д] 11:58 звонок: занято' });
  });

  test('R13a: a promise is for the next such time', async () => {
    board.actions.onPromise('1', '12:00');
    await settled();
    expect(board.events()).toMatchObject([{ type: 'callbackPromised', until: moscowMoment(2026, 11, 25, 12) }]);
  });

  test('a refusal is told, until the next press is done', async () => {
    board.refuse('Заявка ещё не прочитана.');
    board.actions.onAct('1', { type: 'consultAsked' });
    await settled();
    expect(board.failure.value).toBe('Заявка ещё не прочитана.');
    expect(board.recent.value).toEqual([]);
  });
});

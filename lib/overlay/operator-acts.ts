/** The operator's keys on a ticket: what is marked, taken back, corrected in time (R04, R13, R19–R21, R26, R27). */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { TicketView } from '../messages.ts';
import type { Mark } from '../regulation/marks.ts';
import { createMarker } from './marker.ts';
import { nextAt } from './moments.ts';
import type { PanelActions } from './panel-state.ts';
import type { OverlayPorts } from './ports.ts';

export interface Acts {
  /** What was marked last since the page was opened; null when that was taken back. */
  recent: ReadonlySignal<Mark | null>;
  actions: Pick<PanelActions, 'onAct' | 'onPromise' | 'onTakeBack' | 'onRetime' | 'onMark'>;
}

/** `view` takes what the background answers; `failed` is told in Russian what went wrong. */
export function keepActs(
  ports: OverlayPorts,
  ticketId: () => string | null,
  view: Signal<TicketView | null>,
  failed: (words: string) => void,
): Acts {
  const { ask, now } = ports;
  const recent = signal<Mark | null>(null);
  const marker = createMarker(ports, failed);
  const withTicket = async (
    work: (ticketId: string) => Promise<{ view: TicketView; mark: Mark | null } | null>,
  ): Promise<void> => {
    const id = ticketId();
    const done = id === null ? null : await work(id);
    if (!done) return;
    view.value = done.view;
    recent.value = done.mark;
  };
  return {
    recent,
    actions: {
      onAct: (event) => void withTicket((id) => marker.mark(id, event)),
      onPromise: (time) => {
        const until = nextAt(time, now());
        if (until !== null) void withTicket((id) => marker.mark(id, { type: 'callbackPromised', until }));
      },
      onTakeBack: (mark) => void withTicket((id) => marker.takeBack(id, mark)),
      onRetime: (mark, time) => void withTicket((id) => marker.retime(id, mark, time)),
      onMark: async (symptom) => {
        const [id, known] = [ticketId(), view.peek()];
        if (id === null) return;
        const answer = await ask('markSymptom', { ticketId: id, symptom });
        if (!answer.ok && answer.why === 'failed') failed(answer.message);
        else if (known) view.value = { ...known, symptom: { ...known.symptom, mark: symptom } };
      },
    },
  };
}

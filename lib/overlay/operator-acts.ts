/** The operator's keys: what is marked, taken back, corrected in time (R04, R13, R19–R21, R26, R27). */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Reply, TicketView, ToBackground } from '../messages.ts';
import type { Answer } from '../messaging-client.ts';
import type { EventBody } from '../regulation/events.ts';
import { formatRecord } from '../regulation/record.ts';
import { lastAt, nextAt } from './moments.ts';
import type { PanelActions, RecentAct } from './panel-state.ts';
import type { OverlayPorts } from './ports.ts';

export interface Acts {
  recent: ReadonlySignal<RecentAct | null>;
  actions: Pick<PanelActions, 'onAct' | 'onPromise' | 'onTakeBack' | 'onRetime' | 'onMark'>;
}

/** `view` takes what the background answers; `failed` is told in Russian what went wrong. */
export function keepActs(
  { ask, now }: OverlayPorts,
  ticketId: () => string | null,
  view: Signal<TicketView | null>,
  failed: (words: string) => void,
): Acts {
  const recent = signal<RecentAct | null>(null);

  const take = (answer: Answer<Reply<ToBackground, 'act'>>): answer is { ok: true; value: TicketView } => {
    if (answer.ok) view.value = answer.value;
    else if (answer.why === 'failed') failed(answer.message);
    return answer.ok;
  };
  const act = async (event: EventBody, at?: number) => {
    const id = ticketId();
    if (id === null) return;
    const answer = await ask('act', { ticketId: id, event, at });
    if (take(answer)) recent.value = newest(answer.value, event);
  };
  const takeBack = async () => {
    const [id, last] = [ticketId(), recent.peek()];
    if (id === null || !last) return false;
    recent.value = null;
    return take(await ask('takeBack', { ticketId: id, eventId: last.eventId }));
  };

  return {
    recent,
    actions: {
      onAct: (event) => void act(event),
      onPromise: (time) => {
        const until = nextAt(time, now());
        if (until !== null) void act({ type: 'callbackPromised', until });
      },
      onTakeBack: () => void takeBack(),
      onRetime: async (time) => {
        const [last, at] = [recent.peek(), lastAt(time, now())];
        if (last && at !== null && (await takeBack())) await act(bodyOf(last.event), at);
      },
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

/** The event as the journal has it now, for taking it back. */
function newest({ events }: TicketView, { type }: EventBody): RecentAct | null {
  const own = events.filter((event) => event.type === type && event.source === 'operator' && event.id !== undefined);
  const event = own.toSorted((a, b) => a.at - b.at).at(-1);
  if (!event?.id) return null;
  return { eventId: event.id, event, record: formatRecord({ scope: 'ticket', event: bodyOf(event) }, event.at) };
}

function bodyOf(event: EventBody & { at?: number; id?: string; source?: string }): EventBody {
  const { at: _at, id: _id, source: _source, ...body } = event;
  return body as EventBody;
}

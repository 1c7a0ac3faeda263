/** The ticket's page as the session knows it: read anew when the portal has redrawn it, its values alone while it is typed in. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Recognised } from '../portal/handles.ts';
import { isWritable, readValue } from '../portal/value.ts';
import { applyWrites, type Write } from '../portal/write.ts';
import type { FieldName, FieldSnapshot, TicketSnapshot } from '../regulation/snapshot.ts';

export interface TicketPage {
  page: ReadonlySignal<Recognised>;
  snapshot(): TicketSnapshot;
  /** Null for the form of a new ticket. */
  ticketId(): string | null;
  /** Recognises the page anew, for writing. */
  reread(): Recognised;
  /** The page with the values that its fields hold now. */
  withValues(): Recognised;
  /** Writes at the operator's word; Russian: what did not take, null when all did. */
  write(writes: Write[]): Promise<string | null>;
}

export function createTicketPage(recognise: () => Recognised, first: Recognised): TicketPage {
  const page = signal(first);
  const snapshot = () => page.value.snapshot as TicketSnapshot;
  const reread = () => {
    const next = recognise();
    const known = snapshot();
    // What isn't this ticket any more is left to whoever watches the page.
    if (next.snapshot.kind === known.kind && next.snapshot.ticketId === known.ticketId) page.value = next;
    return next;
  };
  return {
    page,
    snapshot,
    ticketId: () => snapshot().ticketId,
    reread,
    withValues: () => {
      page.value = valuesAnew(page.peek());
      return page.peek();
    },
    write: async (writes) => {
      const done = await applyWrites(reread(), writes);
      return done.ok ? null : done.failures.map(({ reason }) => reason).join('; ');
    },
  };
}

/** The same page with its values as they are now, and those fields unlocked that the page has unlocked: far cheaper than recognising it. */
function valuesAnew(page: Recognised): Recognised {
  const snapshot = page.snapshot as TicketSnapshot;
  const fields: TicketSnapshot['fields'] = {};
  for (const [name, field] of Object.entries(snapshot.fields) as [FieldName, FieldSnapshot][]) {
    const handle = page.handles[name];
    fields[name] = handle?.element.isConnected
      ? { ...field, value: readValue(handle), writable: field.writable || isWritable(handle) }
      : field;
  }
  return { ...page, snapshot: { ...snapshot, fields } };
}

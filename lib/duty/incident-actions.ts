/** What operators do about the incident. */
import type { Journal } from '../journal/open.ts';
import { type WriteTx, write } from '../journal/write.ts';
import type { IncidentAction } from '../messages.ts';
import { type Advanced, advance, closeIncident, noteAttempt } from './incident.ts';
import { noteOwn } from './incident-facts.ts';
import type { Context } from './judging.ts';
import { rejudgeAll } from './tickets.ts';

/** Does it now. Returns the matters whose notifications are over. */
export async function actOnIncident(journal: Journal, action: IncidentAction, context: Context): Promise<string[]> {
  const cleared: string[] = [];
  await write(journal, async (tx) => {
    const { members, tickets } = await act(tx, action, context, cleared);
    await rejudgeAll(tx, tickets, members, context, cleared);
  });
  return cleared;
}

async function act(tx: WriteTx, action: IncidentAction, context: Context, cleared: string[]): Promise<Advanced> {
  const { now } = context;
  switch (action.type) {
    case 'closed':
      return await closeIncident(tx, context, cleared);
    case 'notReached':
      await noteAttempt(tx, action.client, action.stage, context);
      return await advance(tx, [], context, cleared);
    case 'confirmed':
    case 'goesOn':
    case 'informed':
      return await advance(tx, [{ ...action, at: now }], context, cleared);
    default:
      // Its record line will come back from the thread: then it is nothing new.
      await noteOwn(tx, { ...action, at: now }, now);
      return await advance(tx, [{ ...action, at: now }], context, cleared);
  }
}

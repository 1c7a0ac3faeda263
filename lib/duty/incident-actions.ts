/** What operators do about the incident. */
import type { Journal } from '../journal/open.ts';
import { write } from '../journal/write.ts';
import type { IncidentAction } from '../messages.ts';
import { advance, newFacts } from './incident.ts';
import type { Context } from './judging.ts';
import { rejudgeAll } from './tickets.ts';

/** Does it now. Returns the matters whose notifications are over. */
export async function actOnIncident(journal: Journal, action: IncidentAction, context: Context): Promise<string[]> {
  const cleared: string[] = [];
  const input = { ...action, at: context.now };
  await write(journal, async (tx) => {
    // Its record line will come back from the thread: then it is nothing new.
    if (action.type !== 'informed') await newFacts(tx, [input], context.now);
    const { members, tickets } = await advance(tx, [input], context, cleared);
    await rejudgeAll(tx, tickets, members, context, cleared);
  });
  return cleared;
}

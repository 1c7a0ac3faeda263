/** Who was told of the incident, proven by the ticket itself: the phrases of R30 and R31 in a public message of staff. Pure. */
import type { IncidentStage, IncidentView } from '../regulation/incidents.ts';
import { fillText } from '../regulation/macros.ts';
import type { ThreadMessage } from '../regulation/snapshot.ts';

/** A stage of which the ticket holds the message, with the message's moment (ms). */
export interface ToldStage {
  stage: IncidentStage;
  at: number;
}

/** What a ticket's thread proves. `phrases` are the settings'; an `eta` counts only with the time that holds now. */
export function toldStages(
  messages: readonly ThreadMessage[],
  { openedAt, fixedAt, eta }: IncidentView,
  phrases: Readonly<Record<string, string>>,
): ToldStage[] {
  const wanted: { stage: IncidentStage; text: string | undefined; since: number }[] = [
    { stage: 'initial', text: phrases.incident, since: openedAt },
    {
      stage: 'eta',
      text: eta === null ? undefined : fillText(phrases.eta ?? '', { время: eta }).text,
      since: openedAt,
    },
    { stage: 'fixed', text: fixedAt === null ? undefined : phrases.fixed, since: fixedAt ?? 0 },
  ];
  return wanted.flatMap(({ stage, text, since }) => {
    const core = plain(text ?? '');
    if (core === '') return [];
    const found = messages.find(
      ({ author, hidden, at, text: said }) =>
        author === 'staff' && !hidden && at !== null && at >= minute(since) && plain(said).includes(core),
    );
    return found ? [{ stage, at: found.at! }] : [];
  });
}

/** Portals show minutes: a message of the same minute may be later. */
function minute(at: number): number {
  return at - (at % 60_000);
}

/** Without what templates and portals change: blanks, letter case, the last full stop. */
function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().replace(/\.$/u, '').toLowerCase();
}

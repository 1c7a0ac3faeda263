/** `replay incidents`: what the detector says of a recorded day. */
import * as z from 'zod/mini';
import { detect, detectorRules } from '../../../lib/regulation/detector.ts';
import type { IncidentInput, IncidentOutput } from '../../../lib/regulation/incidents.ts';
import type { Settings } from '../../../lib/settings/schema.ts';
import { SYMPTOMS } from '../../../lib/text/symptom-names.ts';
import { moment, time } from './fields.ts';
import { timeWriter } from './times.ts';

const name = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((id) => String(id)),
);
const symptom = z.enum(SYMPTOMS);

/** `client` is null when it isn't known: then the ticket stands for it. */
const appeal = { at: time, ticket: name, client: z.nullable(name), symptom, seenAt: z.optional(moment) };

const event = z.discriminatedUnion('type', [
  z.object({ ...appeal, type: z.literal('ticket') }),
  z.object({ ...appeal, type: z.literal('message') }),
  z.object({ at: time, type: z.literal('override'), ticket: name, symptom }),
  z.object({ at: time, type: z.literal('identified'), ticket: name, client: name }),
  z.object({ at: time, type: z.literal('dismissed'), reason: z.optional(z.string()) }),
  z.object({ at: time, type: z.literal('eta'), value: z.string() }),
  z.object({ at: time, type: z.literal('informed'), client: name, stage: z.enum(['initial', 'eta', 'fixed']) }),
  z.object({
    at: time,
    type: z.enum(['confirmed', 'consultAsked', 'consultReacted', 'teamPhoned', 'fixed', 'left', 'tick']),
  }),
]);

export const incidentsLine = z.object({ id: z.unknown(), events: z.array(event) });

/** For the reminders of the extension alone; not part of a recorded day's result. */
const UNPRINTED: ReadonlySet<IncidentOutput['event']> = new Set(['growth', 'stillGoing']);

/** Runs one day through the detector. Events are taken by their time. */
export function replayIncidents({ id, events }: z.infer<typeof incidentsLine>, settings: Settings): unknown {
  const clients = new Map<string, string>();
  const inputs = events
    .toSorted((a, b) => a.at.at - b.at.at)
    .map((event): IncidentInput => {
      const at = event.at.at;
      if (event.type !== 'ticket' && event.type !== 'message') return { ...event, at };
      const known = event.client ?? clients.get(event.ticket) ?? `заявка ${event.ticket}`;
      clients.set(event.ticket, known);
      return { ...event, at, client: known };
    });
  const outputs = detect(inputs, detectorRules(settings.incidents, settings.clocks));
  const write = timeWriter(events[0]?.at.text ?? '');
  const result = outputs
    .filter((output) => !UNPRINTED.has(output.event))
    .map((output) => ({ ...output, at: write(output.at) }));
  return { id, result };
}

/** `replay incidents`: what the detector says of a recorded day. */
import * as z from 'zod/mini';
import { detect, detectorRules } from '../../../lib/regulation/detector.ts';
import type { IncidentOutput } from '../../../lib/regulation/incidents.ts';
import { defaultClockRules, defaultIncidentRules } from '../../../lib/regulation/rules.ts';
import { SYMPTOMS } from '../../../lib/text/symptoms.ts';
import { moment, time } from './fields.ts';
import { timeWriter } from './times.ts';

const ticket = z.string();
const client = z.string();
const symptom = z.enum(SYMPTOMS);

const event = z.discriminatedUnion('type', [
  z.object({ at: time, type: z.enum(['ticket', 'message']), ticket, client, symptom, seenAt: z.optional(moment) }),
  z.object({ at: time, type: z.literal('override'), ticket, symptom }),
  z.object({ at: time, type: z.literal('identified'), ticket, client }),
  z.object({ at: time, type: z.literal('dismissed'), reason: z.optional(z.string()) }),
  z.object({ at: time, type: z.literal('eta'), value: z.string() }),
  z.object({ at: time, type: z.literal('informed'), client, stage: z.enum(['initial', 'eta', 'fixed']) }),
  z.object({
    at: time,
    type: z.enum(['confirmed', 'consultAsked', 'consultReacted', 'teamPhoned', 'fixed', 'left', 'tick']),
  }),
]);

export const incidentsLine = z.object({ id: z.unknown(), events: z.array(event) });

/** For the reminders of the extension alone; not part of a recorded day's result. */
const UNPRINTED: ReadonlySet<IncidentOutput['event']> = new Set(['growth', 'stillGoing']);

/** Runs one day through the detector, by the regulation's own numbers. Events are taken by their time. */
export function replayIncidents({ id, events }: z.infer<typeof incidentsLine>): unknown {
  const inputs = events.map((one) => ({ ...one, at: one.at.at })).sort((a, b) => a.at - b.at);
  const outputs = detect(inputs, detectorRules(defaultIncidentRules, defaultClockRules));
  const write = timeWriter(events[0]?.at.text ?? '');
  const result = outputs
    .filter((output) => !UNPRINTED.has(output.event))
    .map((output) => ({ ...output, at: write(output.at) }));
  return { id, result };
}

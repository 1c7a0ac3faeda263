/** Texts that an operator has asked for on another page of ours, when their ticket comes up (R30, R31, R04). */
import type { TicketFill } from '../messages.ts';
import type { IncidentView } from '../regulation/incidents.ts';
import type { Macro } from '../regulation/macro.ts';
import type { TicketSnapshot } from '../regulation/snapshot.ts';
import { recordMacro, stageMacro } from './texts.ts';

/** The text as a macro; null for a phrase when there is no incident any more. */
export function fillMacro(
  fill: TicketFill,
  incident: IncidentView | null,
  phrases: Readonly<Record<string, string>>,
): Macro | null {
  if (fill.kind === 'record') return recordMacro(fill.line);
  return incident && stageMacro(fill.stage, incident, phrases);
}

/** Whether nothing typed stands where the text would go: else it is shown, and the operator decides. */
export function isFormFree({ fields: { message, internal } }: TicketSnapshot, { kind }: TicketFill): boolean {
  if (kind === 'record' && internal?.form === 'field') return internal.value.trim() === '';
  return (message?.value ?? '').trim() === '';
}

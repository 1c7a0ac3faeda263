/** Who has been told what of an incident, and who is still to be (R30, R31). */
import type { Detector, Incident } from './detector-state.ts';
import type { IncidentOutput, IncidentStage } from './incidents.ts';

/** What is owed, `CLIENT:STAGE`, sorted. From «Устранено» on only that is; nothing without an incident. */
export function owed({ incident, members, told }: Detector): string[] {
  if (!incident) return [];
  const stages = stagesDue(incident);
  const items: string[] = [];
  for (const client of members.keys()) {
    for (const stage of stages) if (told.get(client)?.[stage] === undefined) items.push(`${client}:${stage}`);
  }
  return items.sort();
}

function stagesDue({ eta, fixedAt }: Incident): IncidentStage[] {
  if (fixedAt !== null) return ['fixed'];
  return eta === null ? ['initial'] : ['initial', 'eta'];
}

/** Marks a cell as done, at its first time. Without an incident there is nothing to tell. */
export function inform(
  detector: Detector,
  client: string,
  stage: IncidentStage,
  at: number,
  outputs: IncidentOutput[],
): void {
  if (!detector.incident) return;
  const told = detector.told.get(client) ?? {};
  told[stage] ??= at;
  detector.told.set(client, told);
  checkClosable(detector, at, outputs);
}

/** Says once that a fixed incident may be closed: nobody is left to be told. */
export function checkClosable(detector: Detector, at: number, outputs: IncidentOutput[]): void {
  const { incident } = detector;
  if (!incident || incident.fixedAt === null || incident.closable || owed(detector).length > 0) return;
  incident.closable = true;
  outputs.push({ at, event: 'closable' });
}

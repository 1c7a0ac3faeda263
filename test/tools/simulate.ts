/**
 * `npm run simulate [DAYS]`: ordinary days without any incident, 1 to 4 tickets an hour that complain each of something of its
 * own; prints how many alarms an operator would hear a shift. What leads are told of false alarms comes from here.
 */
import { readFileSync } from 'node:fs';
import { detectorRules, step } from '../../lib/regulation/detector.ts';
import { createDetector } from '../../lib/regulation/detector-state.ts';
import type { IncidentInput } from '../../lib/regulation/incidents.ts';
import { defaultClockRules, defaultIncidentRules } from '../../lib/regulation/rules.ts';
import { counted } from '../../lib/text/counted.ts';
import { DAY_MS, HOUR_MS, moscowMidnight } from '../../lib/text/moscow.ts';
import type { Symptom } from '../../lib/text/symptom-names.ts';
import { readSymptom } from '../../lib/text/symptoms.ts';
import { randomFrom } from '../demo-portal/random.ts';

const SHIFT_HOURS = 12;
/** What the reader of today makes of the labelled complaints: a text that it misses raises nothing. */
const SYMPTOMS: readonly Symptom[] = readFileSync(new URL('../texts/tickets.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): { subject: string; body: string; symptom: Symptom } => JSON.parse(line))
  .filter(({ symptom }) => symptom !== 'none')
  .map(({ subject, body }) => readSymptom(subject, body).symptom);
const CLIENTS = 400;

/** Complaints of so many days: independent of each other, so many an hour on the average (a Poisson stream). */
function ordinaryDays(days: number, anHour: number, random: () => number): IncidentInput[] {
  const inputs: IncidentInput[] = [];
  const start = moscowMidnight('2026-11-23');
  let at = start;
  for (;;) {
    at += Math.round((-Math.log(1 - random()) / anHour) * HOUR_MS);
    if (at >= start + days * DAY_MS) return inputs;
    const client = `c${Math.floor(random() * CLIENTS)}`;
    const symptom = SYMPTOMS[Math.floor(random() * SYMPTOMS.length)]!;
    inputs.push({ at, type: 'ticket', ticket: String(inputs.length), client, symptom });
  }
}

/** An operator answers every alarm at once: «не сбой». */
function countAlarms(inputs: readonly IncidentInput[]): { strong: number; mixed: number; hints: number } {
  const counts = { strong: 0, mixed: 0, hints: 0 };
  const rules = detectorRules(defaultIncidentRules, defaultClockRules);
  const detector = createDetector(rules);
  for (const input of inputs) {
    for (const output of step(detector, input)) {
      if (output.event === 'suspect') counts.hints++;
      if (output.event !== 'open') continue;
      counts[output.confidence]++;
      step(detector, { at: output.at, type: 'dismissed', reason: 'обычный день' });
    }
  }
  return counts;
}

const days = Number(process.argv[2] ?? 1_000);
const shifts = (days * 24) / SHIFT_HOURS;
console.log(`${days} обычных дней без сбоев; в среднем за смену ${SHIFT_HOURS} ч, для всей первой линии:`);
for (const anHour of [1, 2, 3, 4]) {
  const { strong, mixed, hints } = countAlarms(ordinaryDays(days, anHour, randomFrom(anHour)));
  const each = (count: number) => (count / shifts).toFixed(2).replace('.', ',');
  console.log(
    `${counted(anHour, 'жалоба', 'жалобы', 'жалоб')} в час: красных ${each(strong)}, жёлтых ${each(mixed)}, тихих подсказок ${each(hints)}`,
  );
}

/**
 * The log of alarms for leads: which were confirmed, which dismissed, and by which words. What operators said about single
 * tickets counts as well: a mark over the text says that a word misled, or that one is lacking.
 */
import type { Symptom } from '../text/symptom-names.ts';
import { step } from './detector.ts';
import { attachedAppeals, createDetector, type DetectorRules, openIncident } from './detector-state.ts';
import type { IncidentInput } from './incidents.ts';

/** One alarm. `pending`: nobody has said yet what it was. */
export interface Alarm {
  /** When it opened, ms. */
  at: number;
  confidence: 'strong' | 'mixed';
  clients: number;
  outcome: 'confirmed' | 'dismissed' | 'withdrawn' | 'pending';
  /** Why it was dismissed. */
  reason: string | null;
  words: string[];
}

/** A word of the lexicon, with the alarms that it took part in, and the tickets whose symptom an operator took away. */
export interface WordCount {
  word: string;
  confirmed: number;
  dismissed: number;
  /** Tickets marked «симптома нет» or with another symptom by hand. */
  corrected: number;
}

export interface AlarmLog {
  /** Newest first. */
  alarms: Alarm[];
  /** The most misleading first. */
  words: WordCount[];
  /** Tickets in which operators marked a symptom that the text was not read for. */
  missed: number;
}

/** Goes through what the detector was told, in that order. */
export function alarmLog(inputs: readonly IncidentInput[], rules: DetectorRules): AlarmLog {
  const detector = createDetector(rules);
  const read = new Map<string, { symptom: Symptom; words: string[] }>();
  const alarms: Alarm[] = [];
  const corrections: string[][] = [];
  let missed = 0;
  let current: Alarm | null = null;

  const gather = () => {
    if (!current || !openIncident(detector)) return;
    const attached = attachedAppeals(detector);
    current.clients = detector.members.size;
    current.words = [...new Set(attached.flatMap(({ ticket }) => read.get(ticket)?.words ?? []))];
  };
  for (const input of inputs) {
    gather();
    if (input.type === 'ticket' || input.type === 'message') {
      const { ticket, symptom, words = [] } = input;
      if (symptom !== 'none' || !read.has(ticket)) read.set(ticket, { symptom, words });
    }
    if (input.type === 'override') {
      const before = read.get(input.ticket);
      if (before && before.symptom !== 'none' && before.symptom !== input.symptom) corrections.push(before.words);
      if (before?.symptom === 'none' && input.symptom !== 'none') missed++;
    }
    if (current && openIncident(detector) && CONFIRMS.has(input.type)) current.outcome = 'confirmed';
    for (const output of step(detector, input)) {
      if (output.event === 'open') {
        current = { at: output.at, confidence: output.confidence, clients: output.clients, ...PENDING };
        alarms.push(current);
      } else if (output.event === 'strong' && current) current.confidence = 'strong';
      else if (output.event === 'dismissed' || output.event === 'withdrawn') {
        if (current) Object.assign(current, { outcome: output.event, reason: reasonOf(input) });
        current = null;
      }
    }
    if (input.type === 'fixed') current = null;
  }
  gather();
  return { alarms: alarms.reverse(), words: countWords(alarms, corrections), missed };
}

const CONFIRMS: ReadonlySet<IncidentInput['type']> = new Set(['confirmed', 'goesOn', 'consultAsked', 'fixed']);

const PENDING = { outcome: 'pending' as const, reason: null, words: [] as string[] };

function reasonOf(input: IncidentInput): string | null {
  return input.type === 'dismissed' ? (input.reason ?? null) : null;
}

function countWords(alarms: readonly Alarm[], corrections: readonly string[][]): WordCount[] {
  const counts = new Map<string, WordCount>();
  const count = (word: string, what: 'confirmed' | 'dismissed' | 'corrected') => {
    const known = counts.get(word) ?? { word, confirmed: 0, dismissed: 0, corrected: 0 };
    known[what]++;
    counts.set(word, known);
  };
  for (const { words, outcome } of alarms) {
    if (outcome === 'pending') continue;
    for (const word of words) count(word, outcome === 'confirmed' ? 'confirmed' : 'dismissed');
  }
  for (const words of corrections) for (const word of words) count(word, 'corrected');
  const misleading = ({ dismissed, corrected }: WordCount) => dismissed + corrected;
  return [...counts.values()].sort((a, b) => misleading(b) - misleading(a) || b.confirmed - a.confirmed);
}

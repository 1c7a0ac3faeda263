/** What kind of trouble a client's text complains of (R28; rules.md, «Incidents»). */

export const SYMPTOMS = ['hang', 'unavailable', 'kicked', 'cannot_enter', 'none'] as const;

export type Symptom = (typeof SYMPTOMS)[number];

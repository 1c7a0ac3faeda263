/** What kinds of trouble there are (R28): names alone, for those who read no texts. */

export const SYMPTOMS = ['hang', 'unavailable', 'kicked', 'cannot_enter', 'none'] as const;

export type Symptom = (typeof SYMPTOMS)[number];

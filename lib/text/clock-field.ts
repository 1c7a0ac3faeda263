/** A time of day as it is typed into a field: 24 hours, whatever the browser's language. */

/** `HH:MM` for «9:05», «9.05», «905», «9»; null for what is no time. */
export function clockOf(typed: string): string | null {
  const parts = /^([01]?\d|2[0-3])(?:[:.\- ]?([0-5]\d))?$/.exec(typed.trim());
  if (!parts) return null;
  return `${parts[1]!.padStart(2, '0')}:${parts[2] ?? '00'}`;
}

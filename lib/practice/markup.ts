/** HTML as strings, with everything that isn't markup escaped. */
import { moscowParts } from '../text/moscow.ts';

/** Markup that is safe to put in as it is. */
export interface Markup {
  markup: string;
}

type Part = string | number | Markup | readonly Markup[] | null | false;

/** A tagged template: values are escaped, other markup and lists of it go in as they are, null and false are nothing. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Markup {
  const parts = values.map((value) => (value === null || value === false ? '' : markupOf(value)));
  return { markup: strings.reduce((result, string, n) => result + (parts[n - 1] ?? '') + string) };
}

function markupOf(value: Exclude<Part, null | false>): string {
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  if ('markup' in value) return value.markup;
  return value.map((part) => part.markup).join('');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Text with its line ends kept. */
export function paragraphs(text: string): Markup {
  return { markup: escapeText(text).replaceAll('\n', '<br>') };
}

/** A moment (ms) as the portal writes it: `24.11.2026 09:05:00`, Moscow. */
export function stamp(at: number): string {
  const { year, month, day, hour, minute, second } = moscowParts(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(day)}.${two(month)}.${year} ${two(hour)}:${two(minute)}:${two(second)}`;
}

/** An ISO date as the portal writes it: `24.11.2026`. */
export function shortDate(iso: string): string {
  return iso.split('-').reverse().join('.');
}

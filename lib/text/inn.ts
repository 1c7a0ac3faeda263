/** Control digits of an ИНН, as the tax service computes them (order ЕД-7-14/559@ and its forerunners). */

const TENTH = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const ELEVENTH = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const TWELFTH = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/** Whether a text is an ИНН: 10 digits (an organisation) or 12 (a person) whose control digits are right. */
export function isValidInn(text: string): boolean {
  if (!/^(?:\d{10}|\d{12})$/.test(text) || /^0+$/.test(text)) return false;
  return text.length === 10
    ? text[9] === control(text, TENTH)
    : text[10] === control(text, ELEVENTH) && text[11] === control(text, TWELFTH);
}

function control(digits: string, weights: readonly number[]): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return String((sum % 11) % 10);
}

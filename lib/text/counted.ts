/** Russian numerals with their nouns. */

const plural = new Intl.PluralRules('ru');

/** A whole count with its noun: `counted(3, 'клиент', 'клиента', 'клиентов')` → «3 клиента». */
export function counted(count: number, one: string, few: string, many: string): string {
  const form = plural.select(count);
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`;
}

export const countedClients = (count: number): string => counted(count, 'клиент', 'клиента', 'клиентов');

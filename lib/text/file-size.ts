/** Sizes of files as a person reads them. */

const KIB = 1024;
export const MIB = KIB * KIB;

const tenths = new Intl.NumberFormat('ru', { maximumFractionDigits: 1 });

/** «240 КБ», «12,3 МБ»; anything below a kilobyte is «1 КБ». */
export function sizeText(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / KIB));
  return kilobytes < KIB ? `${kilobytes} КБ` : `${tenths.format(bytes / MIB)} МБ`;
}

/** Rows of a list that were read before: a portal that redraws its list does it with the same rows again and again. */
import type { ListRow } from '../regulation/snapshot.ts';
import { MINUTE_MS } from '../text/moscow.ts';

const MOST_ROWS = 2000;
/** What stands in these is read as it shows, which the markup doesn't tell. */
const SHOWN_APART = /<(?:select|form)\b/;

const known = new Map<string, ListRow | null>();
let knownUnder = '';

/**
 * Runs `read`, but for a table's row whose markup was read under the same `circumstances`: columns, order of dates, base address. Relative
 * times hold for a minute (`now`, ms), and so does what is remembered.
 */
export function remembering(
  circumstances: string,
  now: number,
): (row: Element, read: () => ListRow | null) => ListRow | null {
  const under = `${circumstances} ${Math.floor(now / MINUTE_MS)}`;
  if (under !== knownUnder) known.clear();
  knownUnder = under;
  return (row, read) => {
    const markup = row.localName === 'tr' ? row.outerHTML : '';
    if (markup === '' || SHOWN_APART.test(markup)) return read();
    let found = known.get(markup);
    if (found === undefined) {
      found = read();
      if (known.size >= MOST_ROWS) known.clear();
      known.set(markup, found);
    }
    return found;
  };
}

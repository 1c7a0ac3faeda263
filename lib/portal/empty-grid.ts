/** A list or a report that holds nothing just now is still one: its header tells. */
import { cellsOf, type HeaderHits, headerText } from './tables.ts';

const TABLES_TRIED = 30;
const ROWS_TRIED = 3;

/** Whether a table of the page has a header of at least so many known words. */
export function hasHeader(doc: Document, hits: HeaderHits, least: number): boolean {
  return [...doc.getElementsByTagName('table')]
    .slice(0, TABLES_TRIED)
    .some((table) => [...table.rows].slice(0, ROWS_TRIED).some((row) => hits(cellsOf(row).map(headerText)) >= least));
}

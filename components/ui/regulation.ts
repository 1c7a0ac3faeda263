/** What surfaces know of the regulation: a lead's edition, and how its text is opened at a clause. */
import { createContext } from 'preact';
import type { Edition } from '../../lib/regulation/clauses.ts';

interface Regulation {
  edition: Edition;
  /** Opens the text at a clause; null where that isn't possible. */
  open: ((clause: string) => void) | null;
}

export const RegulationContext = createContext<Regulation>({ edition: {}, open: null });

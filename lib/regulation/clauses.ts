/** The clauses of the regulation by id, as they are in force: the shipped words, or those of a lead's edition. */
import shipped from './clauses.json' with { type: 'json' };

/** One clause, verbatim. `section` says where in the regulation it stands. */
export interface Clause {
  id: string;
  section: string;
  quote: string;
}

/** The words in force by clause; one that isn't there has the shipped ones. */
export type Edition = Readonly<Record<string, string>>;

const byId = new Map(shipped.map((clause): [string, Clause] => [clause.id, clause]));

/** Null for an id that the regulation doesn't have. */
export function clauseOf(id: string, edition: Edition): Clause | null {
  const clause = byId.get(id);
  if (!clause) return null;
  return { ...clause, quote: edition[id] ?? clause.quote };
}

/** The words of every clause by id, to be kept and compared with later ones. */
export function clauseWords(edition: Edition): Record<string, string> {
  return Object.fromEntries(shipped.map(({ id }) => [id, clauseOf(id, edition)!.quote]));
}

/** A clause whose words have changed; `before` is null for a new one, `after` for one that was taken out. */
export interface ClauseChange {
  id: string;
  before: string | null;
  after: string | null;
}

/** What is new since the words that were kept, in the regulation's order. */
export function clauseChanges(kept: Readonly<Record<string, string>>, edition: Edition): ClauseChange[] {
  const words = clauseWords(edition);
  return [...new Set([...Object.keys(words), ...Object.keys(kept)])]
    .map((id) => ({ id, before: kept[id] ?? null, after: words[id] ?? null }))
    .filter(({ before, after }) => before !== after);
}

const SLIP = 'Здесь в регламенте описка: сказано «не решается», а предписано закрыть. Читайте «решена».';

/** What has to be said beside a clause's own words; null for most. */
export function remarkOn(id: string): string | null {
  return id === 'R12' || id === 'R12a' || id === 'R12b' ? SLIP : null;
}

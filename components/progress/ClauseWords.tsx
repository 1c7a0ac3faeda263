/** A clause's number and its own words, as the head of a row. */
import { useContext } from 'preact/hooks';
import { clauseOf } from '../../lib/regulation/clauses.ts';
import { RegulationContext } from '../ui/regulation.ts';

/** One that this regulation doesn't have has its number alone. */
export function ClauseWords({ id }: { id: string }) {
  const clause = clauseOf(id, useContext(RegulationContext).edition);
  return (
    <>
      <b>{id}</b>
      {clause && <small>«{clause.quote}»</small>}
    </>
  );
}

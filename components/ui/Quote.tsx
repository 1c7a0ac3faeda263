/** A clause in its own words, with what has to be said of them. */
import { useContext } from 'preact/hooks';
import { clauseOf, remarkOn } from '../../lib/regulation/clauses.ts';
import { RegulationContext } from './regulation.ts';

/** Renders nothing for a clause that the regulation doesn't have. */
export function Quote({ id }: { id: string }) {
  const clause = clauseOf(id, useContext(RegulationContext).edition);
  if (!clause) return null;
  const remark = remarkOn(id);
  return (
    <blockquote class="quote">
      «{clause.quote}»
      <small>
        Регламент, {clause.section} ({id}){remark && `. ${remark}`}
      </small>
    </blockquote>
  );
}

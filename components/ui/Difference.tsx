/** A text as it was and as it is: what was taken out struck through, what was put in underlined. */
import { wordDifference } from '../../lib/text/word-difference.ts';

export function Difference({ before, after }: { before: string; after: string }) {
  return (
    <span class="difference">
      {wordDifference(before, after).map(({ text, change }, index) => {
        if (change === 'removed') return <del key={index}>{text}</del>;
        return change === 'added' ? <ins key={index}>{text}</ins> : text;
      })}
    </span>
  );
}

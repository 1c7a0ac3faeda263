/** What changes: each setting with what it was and what it becomes. */
import type { Change } from '../../../lib/settings/layers.ts';
import { ownTitles, pathTitle, tellable, valueWords } from './change-words.ts';

interface Props {
  changes: readonly Change[];
  /** Said where there are none. */
  none: string;
}

export function ChangeTable({ changes, none }: Props) {
  const titles = ownTitles(changes);
  if (changes.length === 0) return <p class="hint">{none}</p>;
  return (
    <table class="changes">
      <thead>
        <tr>
          <th scope="col">Настройка</th>
          <th scope="col">Было</th>
          <th scope="col">Станет</th>
        </tr>
      </thead>
      <tbody>
        {tellable(changes).map(({ path, before, after }) => (
          <tr key={path} data-path={path}>
            <th scope="row">{pathTitle(path, titles)}</th>
            <td>{valueWords(path, before)}</td>
            <td>{valueWords(path, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

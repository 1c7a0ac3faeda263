/** A lead's edition of the regulation: a clause's words as they are in force, changed where the company has changed them. */
import { clauseOf, clauseWords } from '../../../lib/regulation/clauses.ts';
import { counted } from '../../../lib/text/counted.ts';
import { Difference } from '../../ui/Difference.tsx';
import { Setting } from '../Setting.tsx';
import { useChosen } from '../use-chosen.ts';
import type { Workshop } from '../workshop.ts';

const SHIPPED = clauseWords({});
const IDS = Object.keys(SHIPPED);

export function RegulationEditor({ workshop }: { workshop: Workshop }) {
  const { draft, set, place } = workshop;
  const [asked, setChosen] = useChosen(place, (path) => path.split('.')[1] ?? null);
  const chosen = IDS.find((id) => id === asked) ?? IDS[0]!;
  const path = `regulation.${chosen}`;
  const clause = clauseOf(chosen, draft.regulation)!;
  const changed = IDS.filter((id) => clauseOf(id, draft.regulation)!.quote !== SHIPPED[id]);
  return (
    <div class="group">
      <p class="hint">
        {changed.length === 0
          ? 'Действуют слова, с которыми вышло расширение.'
          : `Изменено: ${counted(changed.length, 'пункт', 'пункта', 'пунктов')} (${changed.join(', ')}).`}
      </p>
      <label>
        Пункт{' '}
        <select data-name="clause" value={chosen} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
          {IDS.map((id) => (
            <option key={id} value={id}>
              {id} · {clauseOf(id, draft.regulation)!.quote.slice(0, 60)}
            </option>
          ))}
        </select>
      </label>
      <Setting workshop={workshop} path={path} label={`${chosen}, ${clause.section}`} wide>
        {(control) => (
          <>
            <textarea
              {...control}
              rows={5}
              value={clause.quote}
              onInput={({ currentTarget }) => set(path, currentTarget.value)}
            />
            {clause.quote !== SHIPPED[chosen] && (
              <p>
                <Difference before={SHIPPED[chosen]!} after={clause.quote} />
              </p>
            )}
          </>
        )}
      </Setting>
    </div>
  );
}

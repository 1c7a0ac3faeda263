/** «?»: what can be done from the keyboard, by letters of both layouts. */
import { Button } from '../ui/Button.tsx';
import { type KeyGroup, letterOf } from './row-keys.ts';

const MOVES: readonly (readonly [keys: string, what: string])[] = [
  ['↑ ↓ или K J', 'по строкам'],
  ['Enter', 'открыть заявку'],
  ['Пробел', 'показать клавиши строки'],
  ['Я (Z)', 'отменить последнюю отметку'],
  ['Alt+1, 2, 3', 'доска, сбой, смена'],
  ['Esc', 'свернуть'],
];

export function KeyHelp({ groups, onClose }: { groups: readonly KeyGroup[]; onClose(): void }) {
  return (
    <section class="key-help" aria-labelledby="key-help-title">
      <div class="key-help-head">
        <h2 id="key-help-title">Клавиши</h2>
        <Button kind="quiet" icon="cross" label="Закрыть (?)" onPress={onClose} />
      </div>
      <dl>
        {MOVES.map(([keys, what]) => (
          <Line key={keys} keys={keys} what={what} />
        ))}
        {groups.flatMap(({ keys }) =>
          keys.map(({ code, title }) => (
            <Line key={code} keys={`${letterOf(code)} (${code.slice('Key'.length)})`} what={title} />
          )),
        )}
      </dl>
    </section>
  );
}

function Line({ keys, what }: { keys: string; what: string }) {
  return (
    <div>
      <dt>
        <kbd>{keys}</kbd>
      </dt>
      <dd>{what}</dd>
    </div>
  );
}

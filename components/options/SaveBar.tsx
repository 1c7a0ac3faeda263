/** Whether anything is unsaved, and the keys that save it or take it back. */
import type { SaveState } from './use-draft.ts';

interface Props {
  state: SaveState;
  /** Why it wasn't saved, where that belongs to no setting. */
  words: string[];
  onRevert(): void;
}

const STATE_WORDS: Record<SaveState, string> = {
  clean: 'Изменений нет',
  dirty: 'Есть несохранённые изменения',
  saving: 'Сохраняем…',
  saved: 'Сохранено, уже действует',
  failed: 'Не сохранено: исправьте отмеченное',
};

export function SaveBar({ state, words, onRevert }: Props) {
  const idle = state !== 'dirty' && state !== 'failed';
  return (
    <footer class="save-bar" data-state={state}>
      <p role="status">
        {state === 'failed' && words.length > 0 ? `Не сохранено. ${words.join('. ')}` : STATE_WORDS[state]}
      </p>
      <button type="button" class="button" disabled={idle} onClick={onRevert}>
        Отменить изменения
      </button>
      <button type="submit" class="button" data-kind="primary" disabled={idle} title="Ctrl+S">
        Сохранить
      </button>
    </footer>
  );
}

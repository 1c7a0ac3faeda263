/** What stands under a prescribed text: that it is held to the letter, or how it differs from the regulation. */
import { Difference } from '../ui/Difference.tsx';

interface Props {
  text: string;
  prescribed: string;
  /** Held to the letter: it can be unlocked here. */
  locked: boolean;
  onUnlock(): void;
  /** Back to the letter, and locked again. */
  onRestore(): void;
}

export function Prescribed({ text, prescribed, locked, onUnlock, onRestore }: Props) {
  if (locked) {
    return (
      <p class="hint">
        Текст задан регламентом дословно.{' '}
        <button type="button" class="link" onClick={onUnlock}>
          изменить всё равно
        </button>
      </p>
    );
  }
  if (text === prescribed) return null;
  return (
    <p class="warning">
      Отличается от регламента: <Difference before={prescribed} after={text} />{' '}
      <button type="button" class="link" onClick={onRestore}>
        вернуть
      </button>
    </p>
  );
}

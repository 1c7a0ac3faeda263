/** What stands under a prescribed text: that it is held to the letter, or how it differs from the regulation. */
import { Difference } from '../../ui/Difference.tsx';

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
        <button type="button" class="link" name="unlock" onClick={onUnlock}>
          изменить всё равно
        </button>
      </p>
    );
  }
  return (
    <p class={text === prescribed ? 'hint' : 'warning'}>
      {text === prescribed ? (
        'Совпадает с регламентом, но открыт для изменений.'
      ) : (
        <>
          Отличается от регламента: <Difference before={prescribed} after={text} />
        </>
      )}{' '}
      <button type="button" class="link" name="restore" onClick={onRestore}>
        {text === prescribed ? 'закрыть' : 'вернуть слова регламента'}
      </button>
    </p>
  );
}

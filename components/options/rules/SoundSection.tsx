/** Whether, how loudly and when reminders are heard, and a key to hear it. */
import { useState } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { FieldsForm } from '../FieldsForm.tsx';
import type { Workshop } from '../workshop.ts';
import { SOUND_GROUPS } from './rule-fields.ts';

export function SoundSection({ workshop }: { workshop: Workshop }) {
  const { draft, ports } = workshop;
  const [words, setWords] = useState('');
  const test = async () => {
    setWords('Играем…');
    try {
      setWords((await ports.testSound(draft.me.volume)) ? HEARD : UNHEARD);
    } catch (error) {
      setWords((error as Error).message);
    }
  };
  return (
    <>
      <FieldsForm groups={SOUND_GROUPS} workshop={workshop} />
      <div class="group row">
        <Button icon="sound" name="test-sound" disabled={!(draft.me.volume > 0)} onPress={() => void test()}>
          Проверить звук
        </Button>
        <p role="status">{words}</p>
      </div>
    </>
  );
}

const HEARD = 'Сыграно. Не слышно — проверьте громкость системы и выбранные наушники.';
const UNHEARD =
  'Браузер не дал сыграть звук: проверьте, есть ли у компьютера звуковое устройство и не заглушён ли браузер.';

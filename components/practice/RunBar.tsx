/** The clock of a run and its keys. */
import { useEffect } from 'preact/hooks';
import { moscowTime } from '../../lib/text/moscow.ts';
import { Button } from '../ui/Button.tsx';
import type { DeskActions } from './desk.ts';

const SPEEDS = [1, 5, 20];

interface Props {
  title: string;
  about: string;
  now: number;
  speed: number;
  /** The speed that «Дальше» goes back to. */
  pace: number;
  guided: boolean;
  actions: DeskActions;
}

export function RunBar({ title, about, now, speed, pace, guided, actions }: Props) {
  const paused = speed === 0;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.shiftKey) return;
      if (event.code === 'KeyP') actions.onSpeed(paused ? pace : 0);
      else if (event.code === 'Period') actions.onNext();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [actions, paused, pace]);
  return (
    <header class="run-bar">
      <div class="run-title">
        <h1>{title}</h1>
        <p title={about}>{about}</p>
      </div>
      <Button
        name="guide"
        pressed={guided}
        label="Подсказки по порядку действий регламента"
        onPress={() => actions.onGuide(!guided)}
      >
        Подсказки
      </Button>
      <time class="run-clock" role="timer" aria-label="Время тренировки, МСК">
        {moscowTime(now)}
      </time>
      <fieldset class="speeds">
        <legend class="unseen">Скорость времени</legend>
        <Button
          name="pause"
          pressed={paused}
          label={paused ? 'Дальше (Alt+P)' : 'Пауза (Alt+P)'}
          onPress={() => actions.onSpeed(paused ? pace : 0)}
        >
          {paused ? 'Дальше' : 'Пауза'}
        </Button>
        {SPEEDS.map((value) => (
          <Button
            key={value}
            name={`speed-${value}`}
            pressed={speed === value}
            label={`Время идёт в ${value} раз быстрее`}
            onPress={() => actions.onSpeed(value)}
          >
            ×{value}
          </Button>
        ))}
      </fieldset>
      <Button name="next" icon="chevron" label="К следующему событию (Alt+.)" onPress={actions.onNext}>
        К следующему событию
      </Button>
      <Button name="finish" kind="primary" onPress={actions.onFinish}>
        Закончить
      </Button>
    </header>
  );
}

/** What an operator makes sure of once, before work: the portal is seen, notifications are shown, the sound is heard, there is a phone to call. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import type { OpenTab } from '../portal/Diagnosis.tsx';
import type { Workshop } from '../workshop.ts';

/** All reject with a Russian message. */
export interface FirstRunPorts {
  tabs(): Promise<OpenTab[]>;
  /** Whether the browser lets us work on the portal's own pages. */
  ownPermitted(): Promise<boolean>;
  /** Asks the browser for them; in the press itself. */
  permitOwn(): Promise<void>;
  /** Shows a notification such as a reminder's; false where the browser has them switched off. */
  testNotification(): Promise<boolean>;
}

type State = 'unknown' | 'ok' | 'bad';

export function FirstRunSection({ workshop }: { workshop: Workshop }) {
  const { settings, ports } = workshop;
  const { firstRun } = ports;
  const [portal, setPortal] = useState<{ state: State; words: string; permitted: boolean } | null>(null);
  const [notified, setNotified] = useState<'no' | 'shown' | State>('no');
  const [sound, setSound] = useState<'no' | 'played' | State>('no');
  const [error, setError] = useState<string | null>(null);

  const attempt = (act: () => Promise<void>) => act().catch(({ message }: Error) => setError(message));
  const look = () =>
    attempt(async () => {
      const [tabs, permitted] = await Promise.all([firstRun.tabs(), firstRun.ownPermitted()]);
      setPortal({ ...portalState(tabs, permitted), permitted });
    });
  useEffect(() => {
    void look();
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, []);

  const phone = settings.consult.phone.trim();
  return (
    <section class="group" aria-label="Проверка" data-name="first-run">
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      <ol class="checks">
        <Check name="portal" title="Портал" state={portal?.state ?? 'unknown'} words={portal?.words ?? 'Ищем…'}>
          {portal && !portal.permitted && (
            <Button name="check-permit" onPress={() => void attempt(firstRun.permitOwn).then(look)}>
              Разрешить
            </Button>
          )}
          <Button name="check-portal" onPress={() => void look()}>
            Проверить ещё раз
          </Button>
        </Check>
        <Check name="notifications" title="Уведомления" state={stateOf(notified)} words={NOTIFICATION_WORDS[notified]}>
          <Button
            name="check-notification"
            onPress={() => void attempt(async () => setNotified((await firstRun.testNotification()) ? 'shown' : 'bad'))}
          >
            Показать пробное
          </Button>
          {notified === 'shown' && (
            <>
              <Button name="notification-seen" onPress={() => setNotified('ok')}>
                Вижу
              </Button>
              <Button name="notification-unseen" onPress={() => setNotified('bad')}>
                Не вижу
              </Button>
            </>
          )}
        </Check>
        <Check name="sound" title="Звук" state={stateOf(sound)} words={SOUND_WORDS[sound]}>
          <Button
            name="check-sound"
            icon="sound"
            onPress={() =>
              void attempt(async () => setSound((await ports.testSound(settings.me.volume)) ? 'played' : 'bad'))
            }
          >
            Проиграть
          </Button>
          {sound === 'played' && (
            <>
              <Button name="sound-heard" onPress={() => setSound('ok')}>
                Слышно
              </Button>
              <Button name="sound-unheard" onPress={() => setSound('bad')}>
                Не слышно
              </Button>
            </>
          )}
        </Check>
        <Check
          name="phone"
          title="Телефон 2-й линии"
          state={phone ? 'ok' : 'bad'}
          words={
            phone
              ? `Звонить по номеру ${phone}.`
              : 'Не задан: в критической или при сбое звонить будет некуда. Впишите его или попросите ведущего.'
          }
        >
          {!phone && <a href="#consult">Вписать телефон</a>}
        </Check>
      </ol>
      <p>
        Дальше —{' '}
        <a href="practice.html" target="_blank" rel="noreferrer">
          тренировка
        </a>{' '}
        на выдуманных заявках: в настоящий журнал ничего не попадает.
      </p>
    </section>
  );
}

interface CheckProps {
  name: string;
  title: string;
  state: State;
  words: string;
  children: ComponentChildren;
}

const BADGES: Record<State, { tone: 'ok' | 'bad' | undefined; words: string }> = {
  ok: { tone: 'ok', words: 'готово' },
  bad: { tone: 'bad', words: 'нужно внимание' },
  unknown: { tone: undefined, words: 'не проверено' },
};

function Check({ name, title, state, words, children }: CheckProps) {
  return (
    <li data-check={name} data-state={state}>
      <h3>
        {title} <Badge tone={BADGES[state].tone}>{BADGES[state].words}</Badge>
      </h3>
      <p role="status">{words}</p>
      <div class="keys">{children}</div>
    </li>
  );
}

const NOTIFICATION_WORDS: Record<'no' | 'shown' | State, string> = {
  no: 'Напоминания о сроках приходят уведомлениями системы. Покажите пробное.',
  unknown: '',
  shown: 'Пробное уведомление отправлено. Видно его?',
  ok: 'Уведомления видны.',
  bad: 'Включите уведомления браузера в системе: Windows — «Параметры → Система → Уведомления», macOS — «Системные настройки → Уведомления», и выключите «Не беспокоить». Пока их нет, сроки видны на доске, на значке и на страницах портала.',
};

const SOUND_WORDS: Record<'no' | 'played' | State, string> = {
  no: 'Перед концом срока раздаётся сигнал. Проиграйте его.',
  unknown: '',
  played: 'Сигнал проигран. Слышно его?',
  ok: 'Сигнал слышен.',
  bad: 'Проверьте громкость компьютера и наушники, в «Микшере громкости» Windows — громкость браузера. В настройках «Дежурного» звук должен быть включён.',
};

function stateOf(state: 'no' | 'shown' | 'played' | State): State {
  return state === 'ok' || state === 'bad' ? state : 'unknown';
}

function portalState(tabs: readonly OpenTab[], permitted: boolean): { state: State; words: string } {
  if (!permitted) return { state: 'bad', words: 'Браузер не разрешает «Дежурному» работать на страницах портала.' };
  const open = tabs.filter(({ loggedOut }) => !loggedOut);
  if (open.some(({ kind }) => kind !== 'none')) return { state: 'ok', words: 'Портал открыт, страницы узнаны.' };
  if (open.length > 0) {
    return { state: 'unknown', words: 'Портал открыт. Откройте в нём список заявок или заявку и проверьте ещё раз.' };
  }
  if (tabs.length > 0)
    return { state: 'bad', words: 'Портал открыт, но вход не выполнен. Войдите и проверьте ещё раз.' };
  return {
    state: 'unknown',
    words: 'Портал не открыт. Откройте «Техподдержку» в соседней вкладке и проверьте ещё раз.',
  };
}

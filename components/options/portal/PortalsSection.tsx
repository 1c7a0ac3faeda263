/** Other addresses at which the portal is: the browser is asked for each in the press that adds it. */
import { useEffect, useState } from 'preact/hooks';
import { asPortal, isPortalPage } from '../../../lib/settings/portals.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Workshop } from '../workshop.ts';

/** All reject with a Russian message. */
export interface PortalsPorts {
  list(): Promise<{ portal: string; permitted: boolean }[]>;
  /** Asks the browser for the address, then sets all of these; in the press itself, or the browser doesn't ask. */
  add(portal: string, all: string[]): Promise<void>;
  /** Asks the browser for an address that is set already; in the press itself. */
  permit(portal: string): Promise<void>;
  set(all: string[]): Promise<void>;
}

const HELD = {
  team: 'Адреса заданы файлом команды: здесь их можно только разрешить браузеру.',
  managed: 'Адреса заданы администратором: здесь их можно только разрешить браузеру.',
};

export function PortalsSection({ workshop }: { workshop: Workshop }) {
  const { settings } = workshop;
  const ports = workshop.ports.portals;
  const held = workshop.locked('portals');
  const [access, setAccess] = useState<{ portal: string; permitted: boolean }[]>([]);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [words, setWords] = useState('');

  const refresh = async () => setAccess(await ports.list());
  useEffect(() => void refresh().catch(({ message }: Error) => setError(message)), [settings.portals]);
  const run = (acting: Promise<void>, done: string) => {
    setError(null);
    setWords('');
    acting
      .then(() => {
        setWords(done);
        setTyped('');
      })
      .catch(({ message }: Error) => setError(message))
      .then(refresh)
      .catch(() => undefined);
  };
  const add = () => {
    const portal = asPortal(typed);
    if (portal === null) setError('Нужен адрес вида https://portal.firma.ru');
    else if (isPortalPage(portal, settings.portals)) setError('По этому адресу «Дежурный» уже работает');
    else run(ports.add(portal, [...settings.portals, portal]), `Добавлено: ${portal}. Открытые вкладки уже с панелью.`);
  };
  return (
    <section class="group" aria-label="Адреса портала" data-name="portals">
      <ul class="portals">
        <li>
          <code>e-office24.ru</code> <span class="hint">и его поддомены, всегда</span>
        </li>
        {access.map(({ portal, permitted }) => (
          <li key={portal} data-portal={portal}>
            <code>{portal}</code>
            <Badge tone={permitted ? 'ok' : 'bad'}>{permitted ? 'работает' : 'браузер не разрешает'}</Badge>
            {!permitted && (
              <Button name="portal-permit" onPress={() => run(ports.permit(portal), `Разрешено: ${portal}.`)}>
                Разрешить
              </Button>
            )}
            {!held && (
              <Button
                kind="quiet"
                name="portal-remove"
                label={`Убрать ${portal}`}
                onPress={() =>
                  run(
                    ports.set(settings.portals.filter((one) => one !== portal)),
                    `Убрано: ${portal}. «Дежурный» там больше не работает.`,
                  )
                }
              >
                Убрать
              </Button>
            )}
          </li>
        ))}
      </ul>
      {held ? (
        <p class="hint">{HELD[held]}</p>
      ) : (
        <>
          <Field
            label="Добавить адрес"
            value={typed}
            placeholder="https://portal.firma.ru"
            hint="Браузер спросит, можно ли «Дежурному» работать на этом сайте."
            error={error}
            onValue={(value) => {
              setTyped(value);
              setError(null);
            }}
            onEnter={add}
          />
          <div class="keys">
            <Button name="portal-add" disabled={typed.trim() === ''} onPress={add}>
              Добавить
            </Button>
          </div>
        </>
      )}
      {held && error && <p class="error">{error}</p>}
      <p role="status">{words}</p>
    </section>
  );
}

/** The address of the team's file: named once, asked for by itself from then on. */
import { useState } from 'preact/hooks';
import type { TeamReport } from '../../../lib/messages.ts';
import { moscowDayTime } from '../../../lib/text/moscow.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import { OfferWords } from './OfferWords.tsx';
import type { TeamWork } from './team-ports.ts';

interface Props {
  place: TeamReport['place'];
  work: TeamWork;
}

export function AddressCard({ place, work }: Props) {
  const { ports, busy, run } = work;
  const [url, setUrl] = useState(place?.url ?? '');
  const [confirmEach, setConfirmEach] = useState(place?.confirmEach ?? false);
  const follow = () => run(() => ports.follow(url.trim(), confirmEach));
  const changed = url.trim() !== (place?.url ?? '') || confirmEach !== (place?.confirmEach ?? false);
  return (
    <section class="group" aria-labelledby="team-address" data-name="team-address">
      <h3 id="team-address">Файл по адресу</h3>
      {place?.byPolicy ? (
        <p>
          Адрес задан администратором: <code>{place.url}</code>
        </p>
      ) : (
        <>
          <Field
            label="Адрес файла"
            value={url}
            placeholder="https://files.firma.ru/team.json"
            hint="Файл читается каждые 6 часов. Браузер спросит разрешение читать этот адрес."
            onValue={setUrl}
          />
          <label class="flag">
            <input
              type="checkbox"
              checked={confirmEach}
              onChange={({ currentTarget }) => setConfirmEach(currentTarget.checked)}
            />
            показывать и каждое следующее изменение, а не только первое
          </label>
        </>
      )}
      {place && <PlaceState place={place} />}
      <div class="keys">
        {!place?.byPolicy && (
          <Button name="team-follow" disabled={busy || url.trim() === '' || !changed} onPress={follow}>
            Проверить адрес
          </Button>
        )}
        {place && (
          <Button name="team-check" disabled={busy} onPress={() => run(ports.check)}>
            Проверить сейчас
          </Button>
        )}
        {place && !place.permitted && (place.error !== null || place.hash === null) && (
          <Button name="team-permit" disabled={busy} onPress={() => run(() => ports.permit(place.url))}>
            Разрешить читать этот адрес
          </Button>
        )}
        {place && !place.byPolicy && (
          <Button
            name="team-forget"
            disabled={busy}
            onPress={() => run(ports.forget, 'Адрес забыт, документ остался.')}
          >
            Забыть адрес
          </Button>
        )}
      </div>
      {place?.pending && (
        <section class="offer" data-name="team-pending" aria-label="Файл по адресу">
          <OfferWords name="Файл по адресу" offer={place.pending} />
          <ChangeTable changes={place.pending.changes} none="Ничего не изменится: настройки уже такие." />
          <div class="keys">
            <Button
              kind="primary"
              name="team-accept"
              disabled={busy}
              onPress={() => run(() => ports.accept(place.pending!.hash), 'Документ действует.')}
            >
              Применить
            </Button>
          </div>
        </section>
      )}
    </section>
  );
}

function PlaceState({ place }: { place: NonNullable<TeamReport['place']> }) {
  const { checkedAt, error, hash } = place;
  return (
    <>
      {error && (
        <p class="error" role="alert">
          {error}. Действует последний годный файл, если он был.
        </p>
      )}
      <p class="hint">
        {checkedAt === null ? 'Ещё не проверяли.' : `Проверено ${moscowDayTime(checkedAt)}.`}
        {hash && (
          <>
            {' '}
            Отпечаток файла (SHA-256): <code class="hash">{hash}</code>
          </>
        )}
      </p>
    </>
  );
}

/** What a document says of itself before it is used. */
import type { TeamOffer } from '../../../lib/messages.ts';
import { counted } from '../../../lib/text/counted.ts';
import { pathTitle } from './change-words.ts';

export function OfferWords({ name, offer }: { name: string; offer: TeamOffer }) {
  const { version, author, changes, locked } = offer;
  return (
    <>
      <p>
        <strong>{name}</strong>: версия {version}, {author}. Изменится{' '}
        {counted(changes.length, 'настройка', 'настройки', 'настроек')}.
      </p>
      {locked.length > 0 && (
        <p class="hint">Закроет от изменений: {locked.map((path) => pathTitle(path)).join('; ')}.</p>
      )}
    </>
  );
}

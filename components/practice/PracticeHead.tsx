/** The head of the practice page between runs: its two places. */

export type PracticePlace = 'list' | 'progress';

const PLACES: Record<PracticePlace, { title: string; href: string }> = {
  list: { title: 'Тренировка', href: '#' },
  progress: { title: 'Мои успехи', href: '#progress' },
};

export function PracticeHead({ place }: { place: PracticePlace }) {
  return (
    <header class="page-top practice-head">
      <h1 class="unseen">{PLACES[place].title}</h1>
      <nav class="tab-list" aria-label="Разделы тренировки">
        {(Object.keys(PLACES) as PracticePlace[]).map((id) => (
          <a key={id} href={PLACES[id].href} aria-current={id === place ? 'page' : undefined}>
            {PLACES[id].title}
          </a>
        ))}
      </nav>
    </header>
  );
}

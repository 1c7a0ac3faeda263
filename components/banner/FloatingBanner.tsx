/** The banner over a page without an open panel: a card that can be put away until there is something new. */
import { useState } from 'preact/hooks';
import type { Banner as Facts } from '../../lib/messages.ts';
import { counted } from '../../lib/text/counted.ts';
import { Button } from '../ui/Button.tsx';
import { Banner, type BannerProps } from './Banner.tsx';

export function FloatingBanner(props: BannerProps) {
  const { banner } = props;
  const [putAway, setPutAway] = useState<string | null>(null);
  const content = contentOf(banner);
  if (content === '') return null;
  if (content === putAway) {
    const count = banner.due.length + banner.notices.length + (banner.incident ? 1 : 0);
    return (
      <div class="floating-pill">
        <Button icon="alert" name="banner-open" onPress={() => setPutAway(null)}>
          {banner.incident ? 'Сбой' : counted(count, 'напоминание', 'напоминания', 'напоминаний')}
        </Button>
      </div>
    );
  }
  return (
    <div class="floating">
      <div class="floating-head">
        <span class="quiet">Дежурный</span>
        <Button
          kind="quiet"
          icon="cross"
          label="Убрать до новостей"
          name="banner-close"
          onPress={() => setPutAway(content)}
        />
      </div>
      <Banner {...props} />
    </div>
  );
}

/** What makes a banner news; the passing of time doesn't. */
function contentOf({ incident, due, notices }: Facts): string {
  const parts = [
    incident && `${incident.id} ${incident.state} ${incident.clients.length} ${incident.consultAskedAt}`,
    ...due.map(({ id, dueAt }) => `${id} ${dueAt}`),
    ...notices,
  ];
  return parts.filter((part) => part !== null).join('\n');
}

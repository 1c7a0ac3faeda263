/** What every portal page shows first: the incident, what has fallen due, and what is wrong with the product itself. */
import type { Banner as Facts } from '../../lib/messages.ts';
import type { BannerActions } from '../../lib/overlay/banner.ts';
import { Notice } from '../ui/Notice.tsx';
import { DueList } from './DueList.tsx';
import { IncidentCard } from './IncidentCard.tsx';

export interface BannerProps {
  banner: Facts;
  /** Reminders shown at once; all of them are a press away. */
  firstDue?: number;
  consult: { name: string; phone: string };
  actions: BannerActions;
}

export function Banner({ banner: { incident, due, notices }, firstDue = 3, consult, actions }: BannerProps) {
  if (!incident && due.length === 0 && notices.length === 0) return null;
  return (
    <div class="banner">
      {incident && <IncidentCard incident={incident} consult={consult} onKey={actions.onIncident} />}
      {due.length > 0 && <DueList due={due} first={firstDue} actions={actions} />}
      {notices.map((words) => (
        <Notice key={words} tone="warn" icon="info" role="status">
          {words}
        </Notice>
      ))}
    </div>
  );
}

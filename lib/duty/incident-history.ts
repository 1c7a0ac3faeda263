/** Reports of incidents that are over, for as long as the journal keeps anything: without contracts and logins, tickets name the clients. */
import type { WriteTx } from '../journal/write.ts';
import type { IncidentView } from '../regulation/incidents.ts';
import { DAY_MS } from '../text/moscow.ts';
import type { Context } from './judging.ts';

const KEY = 'incidentHistory';

interface StateStore {
  get(key: string): Promise<unknown>;
}

/** Keeps a fixed incident as it stands now. One that goes on again is kept anew when it is fixed again. */
export async function keepFixed(tx: WriteTx, view: IncidentView, context: Context): Promise<void> {
  const store = tx.objectStore('state');
  const others = (await load(store, context)).filter(({ id }) => id !== view.id);
  await store.put([nameless(view), ...others], KEY);
}

/** The newest first; the incident that is shown (`id`) isn't among them. */
export async function loadHistory(store: StateStore, context: Context, id: string | null): Promise<IncidentView[]> {
  return (await load(store, context)).filter((view) => view.id !== id);
}

async function load(store: StateStore, { settings, now }: Context): Promise<IncidentView[]> {
  const kept = ((await store.get(KEY)) ?? []) as IncidentView[];
  return kept.filter(({ openedAt }) => openedAt >= now - settings.retentionDays * DAY_MS);
}

function nameless(view: IncidentView): IncidentView {
  const clients = view.clients.map((client, index) => ({ ...client, client: String(index), label: null }));
  return { ...view, clients, left: [] };
}

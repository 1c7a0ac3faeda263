/** Working at the other addresses of the portal: our script is registered there as long as the settings name them and the browser lets us. */
import { browser } from 'wxt/browser';
import { PersonError } from '../errors.ts';
import { heldBy } from '../settings/layers.ts';
import { patternOf } from '../settings/portals.ts';
import { loadLayers, loadSettings, saveLocal } from '../settings/store.ts';
import { overlay } from '../settings/tree.ts';
import { contentScriptFiles, putIntoOpenTabs } from './page-scripts.ts';
import { filePattern } from './team-fetch.ts';
import { teamPlace } from './team-file.ts';

const LOCK = 'portals';
const PREFIX = 'portal ';

/** An address, and whether the browser lets us work there. */
export interface PortalAccess {
  portal: string;
  permitted: boolean;
}

export async function portalAccess(): Promise<PortalAccess[]> {
  const { portals } = (await loadSettings()).settings;
  return await Promise.all(portals.map(async (portal) => ({ portal, permitted: await mayWorkAt(portal) })));
}

/** Registers and unregisters until that is as the settings and the browser want it; new addresses get the script in open tabs at once. */
export async function keepPortals(): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    const wanted = (await portalAccess()).filter(({ permitted }) => permitted).map(({ portal }) => portal);
    const registered = (await browser.scripting.getRegisteredContentScripts())
      .map(({ id }) => id)
      .filter((id) => id.startsWith(PREFIX));
    const gone = registered.filter((id) => !wanted.includes(id.slice(PREFIX.length)));
    if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
    const missing = wanted.filter((portal) => !registered.includes(PREFIX + portal));
    if (missing.length === 0) return;
    await browser.scripting.registerContentScripts(
      missing.map((portal) => ({
        id: PREFIX + portal,
        matches: [patternOf(portal)],
        js: contentScriptFiles(),
        runAt: 'document_start' as const,
        persistAcrossSessions: true,
      })),
    );
    await putIntoOpenTabs(missing.map(patternOf));
  });
}

/** Sets the addresses of this computer. Rejects in Russian where they can't be set here. What is no longer needed is given back to the browser. */
export async function setPortals(portals: string[]): Promise<void> {
  const held = heldBy(await loadSettings(), 'portals');
  if (held) throw new PersonError(held === 'team' ? 'Адреса заданы файлом команды.' : 'Адреса заданы администратором.');
  const before = (await loadSettings()).settings.portals;
  const { local } = await loadLayers();
  const saved = await saveLocal(overlay(local ?? {}, { portals }));
  if (!saved.ok) throw new PersonError(`Адрес не сохранён: ${Object.values(saved.errors).join('; ')}.`);
  await keepPortals();
  const place = await teamPlace();
  const needed = place && URL.canParse(place.url) ? filePattern(place.url) : null;
  const origins = before
    .filter((portal) => !portals.includes(portal))
    .map(patternOf)
    .filter((one) => one !== needed);
  if (origins.length > 0) await browser.permissions.remove({ origins }).catch(() => false);
}

/** What the pages say when the browser doesn't let us work somewhere (any more); null when all is well. */
export async function portalsNotice(): Promise<string | null> {
  const closed = (await portalAccess()).filter(({ permitted }) => !permitted).map(({ portal }) => portal);
  if (closed.length === 0) return null;
  return `Браузер не разрешает «Дежурному» работать на ${closed.join(', ')}. Откройте настройки, раздел «Адреса портала», и нажмите «Разрешить».`;
}

async function mayWorkAt(portal: string): Promise<boolean> {
  return await browser.permissions.contains({ origins: [patternOf(portal)] });
}

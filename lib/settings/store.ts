/** Where the layers are kept: local and team in `storage.local`, managed in `storage.managed`. */
import { browser } from 'wxt/browser';
import { checkLocal, type Effective, effective, type Layers } from './layers.ts';
import { isTree, type Tree } from './tree.ts';

/** A layer at rest. `version` is the version of the settings' shape, for migrations. */
interface Stored {
  version: number;
  settings: unknown;
}

const VERSION = 1;
const KEYS = { local: 'settings.local', team: 'settings.team' } as const;
/** A whole layer as JSON; phrases and bindings of a large team fit into a tenth of it. */
const MOST_CHARACTERS = 512 * 1024;

/** The settings in force, with where each value is from. */
export async function loadSettings(): Promise<Effective> {
  return effective(await loadLayers());
}

export async function loadLayers(): Promise<Layers> {
  const stored = await browser.storage.local.get([KEYS.local, KEYS.team]);
  return { local: unpack(stored[KEYS.local]), team: unpack(stored[KEYS.team]), managed: await loadManaged() };
}

/** Checks and saves the local layer; nothing is saved when anything in it doesn't hold. */
export async function saveLocal(
  local: unknown,
): Promise<{ ok: true; effective: Effective } | { ok: false; errors: Record<string, string> }> {
  if (JSON.stringify(local ?? null).length > MOST_CHARACTERS) {
    return { ok: false, errors: { '': 'Настройки слишком велики: больше 512 КБ' } };
  }
  const checked = checkLocal(local);
  if (!checked.ok) return checked;
  const stored: Stored = { version: VERSION, settings: checked.patch };
  await browser.storage.local.set({ [KEYS.local]: stored });
  return { ok: true, effective: await loadSettings() };
}

/** Calls back whenever a layer has changed, whoever did it; returns how to stop. To be called at once when the worker starts. */
export function onSettingsChanged(callback: () => void): () => void {
  const keys: string[] = Object.values(KEYS);
  const listener: Parameters<typeof browser.storage.onChanged.addListener>[0] = (changes, area) => {
    if (area === 'managed' || (area === 'local' && keys.some((key) => key in changes))) callback();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/** What an administrator has set by policy: `teamConfigJson` in the form of a team file, and `retentionDays`. */
async function loadManaged(): Promise<unknown> {
  const policy = await readPolicy();
  const layer = typeof policy.teamConfigJson === 'string' ? unpack(parseJson(policy.teamConfigJson)) : {};
  const { retentionDays } = policy;
  return { ...(isTree(layer) && layer), ...(retentionDays !== undefined && { retentionDays }) };
}

/** Firefox rejects where there is no policy (platform.md §4). */
async function readPolicy(): Promise<Tree> {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    return {};
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A layer that a later version has written is left alone: its shape isn't known here. */
function unpack(stored: unknown): unknown {
  return isTree(stored) && stored.version === VERSION ? stored.settings : undefined;
}

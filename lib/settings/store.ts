/** Where the layers come from: local and team from `storage.local`, managed from the policy. */
import { browser } from 'wxt/browser';
import { checkLocal, type Effective, effective, type Layers, type Lock } from './layers.ts';
import { dotted, loadPolicy, type Policy } from './policy.ts';
import { settingsOf } from './team-document.ts';
import { loadTeam, TEAM_KEY, type TeamVersion } from './team-store.ts';
import { isTree } from './tree.ts';

/** A layer at rest. `version` is the version of the settings' shape, for migrations. */
interface Stored {
  version: number;
  settings: unknown;
}

interface Kept {
  local: unknown;
  team: TeamVersion | null;
}

const VERSION = 1;
const LOCAL_KEY = 'settings.local';
/** A whole layer as JSON; phrases and bindings of a large team fit into a tenth of it. */
const MOST_CHARACTERS = 512 * 1024;

/** The settings in force, with where each value is from. */
export async function loadSettings(): Promise<Effective> {
  const [policy, kept] = await Promise.all([loadPolicy(), keptLayers()]);
  const found = inForce(layersUnder(policy, kept));
  return { ...found, errors: { ...found.errors, ...policy.errors } };
}

/** What the layers came to last. Most answers begin with the settings, and checking them is dearer than all else about these. */
let last: { layers: string; found: Effective } | null = null;

/** `effective`, worked out anew only for other layers than the last. */
function inForce(layers: Layers): Effective {
  const key = JSON.stringify(layers);
  if (last?.layers !== key) last = { layers: key, found: effective(layers) };
  return last.found;
}

export async function loadLayers(): Promise<Layers> {
  const [policy, kept] = await Promise.all([loadPolicy(), keptLayers()]);
  return layersUnder(policy, kept);
}

/** The layers that `storage.local` keeps. */
async function keptLayers(): Promise<Kept> {
  const [stored, team] = await Promise.all([browser.storage.local.get(LOCAL_KEY), loadTeam()]);
  return { local: unpack(stored[LOCAL_KEY]), team };
}

function layersUnder(policy: Policy, kept: Kept): Layers {
  // What came by a policy goes with it.
  const team = kept.team?.way === 'policyAddress' && policy.url === null ? null : kept.team?.document;
  const teamLocks = (team?.locked ?? []).map((path): Lock => ({ path: dotted(path), layer: 'team' }));
  return {
    local: kept.local,
    team: team && settingsOf(team),
    managed: policy.settings,
    locks: [...policy.locks, ...teamLocks],
  };
}

/** Checks and saves the local layer; nothing is saved when anything in it doesn't hold. */
export async function saveLocal(
  local: unknown,
): Promise<{ ok: true; effective: Effective } | { ok: false; errors: Record<string, string> }> {
  if (JSON.stringify(local ?? null).length > MOST_CHARACTERS) {
    return { ok: false, errors: { '': 'Настройки слишком велики: больше 512 КБ' } };
  }
  const { local: _, ...others } = await loadLayers();
  const checked = checkLocal(local, effective(others).settings);
  if (!checked.ok) return checked;
  const stored: Stored = { version: VERSION, settings: checked.patch };
  await browser.storage.local.set({ [LOCAL_KEY]: stored });
  return { ok: true, effective: await loadSettings() };
}

/** Calls back whenever a layer has changed, whoever did it; returns how to stop. To be called at once when the worker starts. */
export function onSettingsChanged(callback: () => void): () => void {
  const listener: Parameters<typeof browser.storage.onChanged.addListener>[0] = (changes, area) => {
    if (area === 'managed' || (area === 'local' && (LOCAL_KEY in changes || TEAM_KEY in changes))) callback();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/** A layer that a later version has written is left alone: its shape isn't known here. */
function unpack(stored: unknown): unknown {
  return isTree(stored) && stored.version === VERSION ? stored.settings : undefined;
}

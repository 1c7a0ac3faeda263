/** What an administrator has set by policy (`public/managed_schema.json` tells Chromium its keys; Firefox has none, platform.md §4). */
import { browser } from 'wxt/browser';
import type { Lock } from './layers.ts';
import { asPortal } from './portals.ts';
import { readEnvelope, settingsOf, type TeamDocument } from './team-document.ts';
import type { Tree } from './tree.ts';

export interface Policy {
  /** The layer `managed`. */
  settings: Tree;
  locks: Lock[];
  /** The document of `teamConfigJson`; null where there is none that can be read. */
  document: TeamDocument | null;
  /** `teamConfigUrl`: where the team's file is, instead of the place that was named here. */
  url: string | null;
  /** What can't be used of the policy, by its key; Russian. */
  errors: Record<string, string>;
}

/** Makes sense of the policy's values, whatever they are. */
export async function loadPolicy(): Promise<Policy> {
  const { teamConfigJson, teamConfigUrl, locked = [], retentionDays, portals } = await managedValues();
  const errors: Policy['errors'] = {};
  const team = typeof teamConfigJson === 'string' ? readEnvelope(teamConfigJson, extensionVersion()) : null;
  if (team?.ok === false) errors.teamConfigJson = team.reasons.join('; ');
  const document = team?.ok ? team.document : null;
  if (!isTexts(locked)) errors.locked = 'Нужен список строк';
  const paths = [...(document?.locked ?? []), ...(isTexts(locked) ? locked : [])];
  return {
    settings: {
      ...(document && settingsOf(document)),
      ...(retentionDays !== undefined && { retentionDays }),
      ...(portals !== undefined && {
        portals: isTexts(portals) ? portals.map((one) => asPortal(one) ?? one) : portals,
      }),
    },
    locks: paths.map((path) => ({ path: dotted(path), layer: 'managed' })),
    document,
    url: typeof teamConfigUrl === 'string' && teamConfigUrl !== '' ? teamConfigUrl : null,
    errors,
  };
}

/** This extension's version, as documents ask for it. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}

/** A path as it is named here; administrators may also write it as a JSON pointer, `/clocks/callback`. */
export function dotted(path: string): string {
  return path.startsWith('/') ? path.slice(1).replaceAll('/', '.') : path;
}

/** Firefox rejects where there is no policy. */
async function managedValues(): Promise<Tree> {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    return {};
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** The team's document that is in force on this computer, and the versions that were: in `storage.local`. */
import { browser } from 'wxt/browser';
import type { TeamDocument } from './team-document.ts';
import { isTree } from './tree.ts';

/** How a version came here. */
export type TeamWay = 'released' | 'file' | 'address' | 'policyAddress' | 'restored';

/** A document that was checked, with when (ms) and how it came. */
export interface TeamVersion {
  document: TeamDocument;
  at: number;
  way: TeamWay;
}

export const TEAM_KEY = 'settings.team';
const VERSIONS_KEY = 'settings.teamVersions';
const MOST_VERSIONS = 10;

/** The document in force; null for none. */
export async function loadTeam(): Promise<TeamVersion | null> {
  const { [TEAM_KEY]: kept } = await browser.storage.local.get(TEAM_KEY);
  return isVersion(kept) ? kept : null;
}

/** The last ten, the newest first. */
export async function teamVersions(): Promise<TeamVersion[]> {
  const { [VERSIONS_KEY]: kept } = await browser.storage.local.get(VERSIONS_KEY);
  return Array.isArray(kept) ? kept.filter(isVersion) : [];
}

/** Puts a document in force, and among the versions. */
export async function putInForce(version: TeamVersion): Promise<void> {
  await browser.storage.local.set({ [TEAM_KEY]: version, ...(await withVersion(version)) });
}

/** Keeps a document among the versions alone. */
export async function keepVersion(version: TeamVersion): Promise<void> {
  await browser.storage.local.set(await withVersion(version));
}

/** Takes the document out of force; the versions stay. */
export async function takeOutOfForce(): Promise<void> {
  await browser.storage.local.remove(TEAM_KEY);
}

async function withVersion(version: TeamVersion): Promise<Record<string, TeamVersion[]>> {
  return { [VERSIONS_KEY]: [version, ...(await teamVersions())].slice(0, MOST_VERSIONS) };
}

function isVersion(value: unknown): value is TeamVersion {
  return isTree(value) && isTree(value.document) && typeof value.at === 'number';
}

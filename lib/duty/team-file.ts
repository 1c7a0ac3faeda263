/**
 * The team's file at its address: asked for every six hours and on demand; a changed one is in force at once or when somebody has
 * looked at it; whatever fails, the last good copy stays.
 */
import { browser } from 'wxt/browser';
import { PersonError } from '../errors.ts';
import { extensionVersion, loadPolicy } from '../settings/policy.ts';
import { readTeamDocument, type TeamDocument } from '../settings/team-document.ts';
import { putInForce } from '../settings/team-store.ts';
import { MINUTE_MS } from '../text/moscow.ts';
import { addressProblem, fetchTeamFile } from './team-fetch.ts';

/** Where the file is, and who says so. */
export interface TeamPlace {
  url: string;
  byPolicy: boolean;
  /** Every changed file waits until somebody has looked at it, not the first alone. */
  confirmEach: boolean;
}

/** What is known of the file at `url`. */
export interface TeamFileState {
  url: string;
  etag: string | null;
  /** SHA-256 of the last file that could be read. */
  hash: string | null;
  /** ms; null before the first time. */
  checkedAt: number | null;
  /** When it is asked for next, ms. */
  nextAt: number;
  /** What has gone wrong the last time, Russian. */
  error: string | null;
  /** Somebody has agreed to what came from there. */
  accepted: boolean;
  /** Waits for somebody to look at it. */
  pending: { document: TeamDocument; hash: string } | null;
}

const PLACE_KEY = 'teamPlace';
const STATE_KEY = 'teamFile';
const LOCK = 'teamFile';
const PERIOD_MS = 6 * 60 * MINUTE_MS;
const RETRY_MS = 30 * MINUTE_MS;

/** Null when there is no address. A policy's beats the one that was named here. */
export async function teamPlace(): Promise<TeamPlace | null> {
  const { url } = await loadPolicy();
  if (url !== null) return { url, byPolicy: true, confirmEach: false };
  const { [PLACE_KEY]: kept } = await browser.storage.local.get(PLACE_KEY);
  return (kept as TeamPlace | undefined) ?? null;
}

export async function teamFileState(url: string): Promise<TeamFileState> {
  const { [STATE_KEY]: kept } = await browser.storage.local.get(STATE_KEY);
  const state = kept as TeamFileState | undefined;
  if (state?.url === url) return state;
  return { url, etag: null, hash: null, checkedAt: null, nextAt: 0, error: null, accepted: false, pending: null };
}

/** Names the address and asks there at once; null forgets it. Rejects in Russian for one that can't be used. */
export async function setTeamPlace(place: { url: string; confirmEach: boolean } | null): Promise<void> {
  if (!place) {
    await browser.storage.local.remove([PLACE_KEY, STATE_KEY]);
    return;
  }
  const problem = addressProblem(place.url, false);
  if (problem) throw new PersonError(`${problem}.`);
  const kept: TeamPlace = { ...place, byPolicy: false };
  await browser.storage.local.set({ [PLACE_KEY]: kept });
  await refreshTeamFile(true);
}

/** Asks for the file when its time has come, or `now`. */
export async function refreshTeamFile(now = false): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    const place = await teamPlace();
    if (!place) return;
    const state = await teamFileState(place.url);
    const wait = state.nextAt - Date.now();
    // A longer wait was set by a clock that was wrong.
    if (!now && wait > 0 && wait <= PERIOD_MS) return;
    await browser.storage.local.set({ [STATE_KEY]: await look(place, state) });
  });
}

/** Puts what waits in force, if it is still what somebody has looked at. */
export async function acceptTeamFile(hash: string): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    const place = await teamPlace();
    const state = place && (await teamFileState(place.url));
    if (state?.pending?.hash !== hash)
      throw new PersonError('Файл за это время изменился. Посмотрите, что в нём теперь.');
    await putInForce({ document: state.pending.document, at: Date.now(), way: 'address' });
    await browser.storage.local.set({ [STATE_KEY]: { ...state, accepted: true, pending: null } });
  });
}

/** What the pages say while a changed file waits; null otherwise. */
export async function teamFileNotice(): Promise<string | null> {
  const place = await teamPlace();
  const state = place && (await teamFileState(place.url));
  if (!state?.pending || !state.accepted) return null;
  const { version, author } = state.pending.document;
  return `Есть новые настройки команды (версия ${version}, ${author}). Посмотрите их в настройках «Дежурного», раздел «Команда».`;
}

async function look(place: TeamPlace, before: TeamFileState): Promise<TeamFileState> {
  const { byPolicy, confirmEach } = place;
  const now = Date.now();
  const fetched = await fetchTeamFile(place.url, before.etag, byPolicy);
  const state: TeamFileState = { ...before, checkedAt: now, nextAt: now + PERIOD_MS, error: null };
  if (fetched.kind === 'same') return state;
  if (fetched.kind === 'failed') return { ...state, nextAt: now + RETRY_MS, error: fetched.error };
  const { text, hash, etag } = fetched;
  if (hash === before.hash) return { ...state, etag };
  const read = readTeamDocument(text, extensionVersion());
  // Without its ETag it is fetched again the next time: what is wrong may be this extension's age.
  if (!read.ok)
    return { ...state, etag: null, nextAt: now + RETRY_MS, error: `Файл не принят: ${read.reasons.join('; ')}` };
  const { document } = read;
  if (!byPolicy && (confirmEach || !before.accepted)) return { ...state, etag, hash, pending: { document, hash } };
  await putInForce({ document, at: now, way: byPolicy ? 'policyAddress' : 'address' });
  return { ...state, etag, hash, accepted: true, pending: null };
}

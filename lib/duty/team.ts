/** What the lead does with the team's document: look before it is used, use, release, go back. */
import { PersonError } from '../errors.ts';
import type { TeamOffer, TeamReport, TeamVersionView } from '../messages.ts';
import { builtIn } from '../settings/defaults.ts';
import { changes, effective, type Layers } from '../settings/layers.ts';
import { dotted, extensionVersion, loadPolicy } from '../settings/policy.ts';
import type { Settings } from '../settings/schema.ts';
import { loadLayers, saveLocal } from '../settings/store.ts';
import {
  documentText,
  makeDocument,
  nextVersion,
  readTeamDocument,
  settingsOf,
  type TeamDocument,
} from '../settings/team-document.ts';
import {
  keepVersion,
  loadTeam,
  putInForce,
  type TeamVersion,
  takeOutOfForce,
  teamVersions,
} from '../settings/team-store.ts';
import { isTree, overlay, type Tree } from '../settings/tree.ts';
import { moscowDate } from '../text/moscow.ts';
import { mayRead } from './team-fetch.ts';
import { setTeamPlace, teamFileState, teamPlace } from './team-file.ts';

export async function loadTeamReport(): Promise<TeamReport> {
  const [team, versions, place, policy, layers] = await Promise.all([
    loadTeam(),
    teamVersions(),
    teamPlace(),
    loadPolicy(),
    loadLayers(),
  ]);
  const state = place && (await teamFileState(place.url));
  const last = versions[0]?.document;
  return {
    current: team && layers.team ? about(team) : null,
    versions: versions.map((version, index) => ({
      ...about(version),
      changes: changes(saidBy(versions[index + 1]?.document), saidBy(version.document)),
    })),
    unreleased: changes(saidBy(last), withoutMe(effective({ local: layers.local }).settings)),
    locked: last?.locked ?? [],
    policy: policy.document && headOf(policy.document),
    place: place &&
      state && {
        ...place,
        checkedAt: state.checkedAt,
        error: state.error,
        hash: state.hash,
        permitted: await mayRead(place.url).catch(() => false),
        pending: state.pending && { ...offer(state.pending.document, layers), hash: state.pending.hash },
      },
  };
}

/** A dry run: what a file would change, or why it is refused. Nothing is kept. */
export async function tryTeamFile(text: string): Promise<TeamOffer | { ok: false; reasons: string[] }> {
  const read = readTeamDocument(text, extensionVersion());
  return read.ok ? offer(read.document, await loadLayers()) : read;
}

/** Puts a file's document in force. Rejects in Russian where it is refused; nothing has changed then. */
export async function useTeamFile(text: string): Promise<void> {
  const read = readTeamDocument(text, extensionVersion());
  if (!read.ok) throw new PersonError(`Файл не принят: ${read.reasons.join('; ')}.`);
  await putInForce({ document: read.document, at: Date.now(), way: 'file' });
}

/** Makes a version of what is set on this computer, personal settings apart. Returns when it was made, ms: by that it is known. */
export async function releaseTeam(author: string, locked: string[]): Promise<number> {
  if (await loadTeam())
    throw new PersonError('Действует документ команды. Сначала нажмите «Править на этом компьютере».');
  const { local } = await loadLayers();
  const at = Date.now();
  const version = nextVersion((await teamVersions())[0]?.document.version ?? null, moscowDate(at));
  const document = makeDocument({ version, author, ...(locked.length > 0 && { locked }) }, isTree(local) ? local : {});
  const read = readTeamDocument(documentText(document), extensionVersion());
  if (!read.ok) throw new PersonError(`Не выпущено: ${read.reasons.join('; ')}.`);
  await keepVersion({ document: read.document, at, way: 'released' });
  return at;
}

/** A version as the file that is handed on. */
export async function teamFile(at: number): Promise<{ name: string; text: string }> {
  const { document } = await versionAt(at);
  const safe = document.version.replace(/[^\w.-]+/g, '-');
  return { name: `dezhurny-team-${safe}.json`, text: documentText(document) };
}

/** Puts an earlier version back in force: as the team's document where there is one, else as the settings of this computer. */
export async function restoreTeam(at: number): Promise<void> {
  const restored: TeamVersion = { document: (await versionAt(at)).document, at: Date.now(), way: 'restored' };
  if (await loadTeam()) return await putInForce(restored);
  await keepHere(settingsOf(restored.document), false);
  await keepVersion(restored);
}

/** Takes the document out of force, and forgets its address; `keep`: what it says is from now on set on this computer. */
export async function leaveTeam(keep: boolean): Promise<void> {
  const team = await loadTeam();
  if (team && keep) await keepHere(settingsOf(team.document), true);
  await takeOutOfForce();
  await setTeamPlace(null);
}

/** Makes settings those of this computer, over what is set on it or in its place. A person's own stay his. */
async function keepHere(settings: Tree, over: boolean): Promise<void> {
  const { local } = await loadLayers();
  const own: Tree = isTree(local) ? local : {};
  const saved = await saveLocal({ ...((over ? overlay(own, settings) : settings) as Tree), me: own.me ?? {} });
  if (!saved.ok) throw new PersonError(`Настройки не сохранены: ${Object.values(saved.errors).join('; ')}.`);
}

async function versionAt(at: number): Promise<TeamVersion> {
  const found = [await loadTeam(), ...(await teamVersions())].find((version) => version?.at === at);
  if (!found) throw new PersonError('Этой версии больше нет: хранятся последние десять.');
  return found;
}

/** What a document would change of what is in force here. */
function offer(document: TeamDocument, layers: Layers): TeamOffer {
  const locks = [
    ...(layers.locks ?? []).filter(({ layer }) => layer === 'managed'),
    ...(document.locked ?? []).map((path) => ({ path: dotted(path), layer: 'team' as const })),
  ];
  const after = effective({ ...layers, team: settingsOf(document), locks });
  return { ok: true, ...headOf(document), changes: changes(effective(layers).settings, after.settings) };
}

function about(version: TeamVersion): Omit<TeamVersionView, 'changes'> {
  const { at, way, document } = version;
  return { at, way, ...headOf(document) };
}

function headOf({ version, author, locked = [] }: TeamDocument): { version: string; author: string; locked: string[] } {
  return { version, author, locked };
}

/** The team's settings by a document alone; without one the built-in ones. */
function saidBy(document: TeamDocument | undefined): Settings {
  return document ? withoutMe(effective({ team: settingsOf(document) }).settings) : builtIn;
}

function withoutMe(settings: Settings): Settings {
  return { ...settings, me: builtIn.me };
}

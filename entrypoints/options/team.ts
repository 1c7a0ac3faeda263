/** The sections of the team and of the first run, wired. Nothing may be awaited before the browser is asked for a permission. */
import { browser } from 'wxt/browser';
import type { OptionsPorts } from '../../components/options/workshop.ts';
import { addressProblem, filePattern } from '../../lib/duty/team-fetch.ts';
import { type Answer, ask } from '../../lib/messaging-client.ts';
import { saveFile } from '../../lib/save-file.ts';
import { OWN_PATTERN, patternOf } from '../../lib/settings/portals.ts';

export function teamPorts(unwrap: <T>(answer: Answer<T>) => T): Pick<OptionsPorts, 'team' | 'portals' | 'firstRun'> {
  const save = async (at: number) => {
    const { name, text } = unwrap(await ask('teamFile', { at }));
    saveFile(name, text);
  };
  const permitFile = async (url: string, byPolicy: boolean) => {
    const problem = addressProblem(url, byPolicy);
    if (problem) throw new Error(`${problem}.`);
    await permit(filePattern(url));
  };
  const set = async (portals: string[]) => void unwrap(await ask('setPortals', { portals }));
  return {
    team: {
      report: async () => unwrap(await ask('team')),
      tryFile: async (text) => unwrap(await ask('tryTeamFile', { text })),
      useFile: async (text) => void unwrap(await ask('useTeamFile', { text })),
      release: async (author, locked) => await save(unwrap(await ask('releaseTeam', { author, locked })).at),
      save,
      restore: async (at) => void unwrap(await ask('restoreTeam', { at })),
      leave: async (keep) => void unwrap(await ask('leaveTeam', { keep })),
      async follow(url, confirmEach) {
        await permitFile(url, false);
        unwrap(await ask('setTeamPlace', { place: { url, confirmEach } }));
      },
      async permit(url) {
        await permitFile(url, true);
        unwrap(await ask('checkTeamFile'));
      },
      forget: async () => void unwrap(await ask('setTeamPlace', { place: null })),
      check: async () => void unwrap(await ask('checkTeamFile')),
      accept: async (hash) => void unwrap(await ask('acceptTeamFile', { hash })),
    },
    portals: {
      list: async () => unwrap(await ask('portals')),
      async add(portal, all) {
        await permit(patternOf(portal));
        await set(all);
      },
      permit: async (portal) => await permit(patternOf(portal)),
      set,
    },
    firstRun: {
      tabs: async () => unwrap(await ask('portalTabs')),
      ownPermitted: async () => await browser.permissions.contains({ origins: [OWN_PATTERN] }),
      permitOwn: async () => await permit(OWN_PATTERN),
      testNotification: async () => unwrap(await ask('testNotification')).ok,
    },
  };
}

async function permit(origin: string): Promise<void> {
  const granted = await browser.permissions.request({ origins: [origin] });
  if (!granted) throw new Error('Браузер не получил разрешения на этот адрес. Нажмите ещё раз и согласитесь.');
}

/** The team's section, wired. */
import { browser } from 'wxt/browser';
import type { TeamPorts } from '../../components/options/team/team-ports.ts';
import { addressProblem, filePattern } from '../../lib/duty/team-fetch.ts';
import { type Answer, ask } from '../../lib/messaging-client.ts';
import { saveFile } from '../../lib/save-file.ts';

export function teamPorts(unwrap: <T>(answer: Answer<T>) => T): TeamPorts {
  const save = async (at: number) => {
    const { name, text } = unwrap(await ask('teamFile', { at }));
    saveFile(name, text);
  };
  /** Nothing may be awaited before the browser is asked. */
  const permit = async (url: string, byPolicy: boolean) => {
    const problem = addressProblem(url, byPolicy);
    if (problem) throw new Error(`${problem}.`);
    const granted = await browser.permissions.request({ origins: [filePattern(url)] });
    if (!granted) throw new Error('Без разрешения браузер не прочтёт этот адрес. Нажмите ещё раз и согласитесь.');
  };
  return {
    report: async () => unwrap(await ask('team')),
    tryFile: async (text) => unwrap(await ask('tryTeamFile', { text })),
    useFile: async (text) => void unwrap(await ask('useTeamFile', { text })),
    release: async (author, locked) => await save(unwrap(await ask('releaseTeam', { author, locked })).at),
    save,
    restore: async (at) => void unwrap(await ask('restoreTeam', { at })),
    leave: async (keep) => void unwrap(await ask('leaveTeam', { keep })),
    async follow(url, confirmEach) {
      await permit(url, false);
      unwrap(await ask('setTeamPlace', { place: { url, confirmEach } }));
    },
    async permit(url) {
      await permit(url, true);
      unwrap(await ask('checkTeamFile'));
    },
    forget: async () => void unwrap(await ask('setTeamPlace', { place: null })),
    check: async () => void unwrap(await ask('checkTeamFile')),
    accept: async (hash) => void unwrap(await ask('acceptTeamFile', { hash })),
  };
}

/** What the background answers about the team's document and the addresses where the team works. */
import type { Handlers, ToBackground } from '../../messages.ts';
import { tryNotification } from '../notify.ts';
import { portalAccess, setPortals } from '../portals.ts';
import type { Asker } from '../receive.ts';
import { leaveTeam, loadTeamReport, releaseTeam, restoreTeam, teamFile, tryTeamFile, useTeamFile } from '../team.ts';
import { acceptTeamFile, refreshTeamFile, setTeamPlace } from '../team-file.ts';

export const teamHandlers = {
  team: loadTeamReport,

  tryTeamFile: async ({ text }) => await tryTeamFile(text),

  async useTeamFile({ text }) {
    await useTeamFile(text);
    return { ok: true };
  },

  releaseTeam: async ({ author, locked }) => ({ at: await releaseTeam(author, locked) }),

  teamFile: async ({ at }) => await teamFile(at),

  async restoreTeam({ at }) {
    await restoreTeam(at);
    return { ok: true };
  },

  async leaveTeam({ keep }) {
    await leaveTeam(keep);
    return { ok: true };
  },

  async setTeamPlace({ place }) {
    await setTeamPlace(place);
    return { ok: true };
  },

  async checkTeamFile() {
    await refreshTeamFile(true);
    return { ok: true };
  },

  async acceptTeamFile({ hash }) {
    await acceptTeamFile(hash);
    return { ok: true };
  },

  portals: portalAccess,

  testNotification: async () => ({ ok: await tryNotification() }),

  async setPortals({ portals }) {
    await setPortals(portals);
    return { ok: true };
  },
} satisfies Partial<Handlers<ToBackground, Asker>>;

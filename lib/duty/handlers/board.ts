/** What the background answers to the duty board: reminders, sound, the shift. */
import { PersonError } from '../../errors.ts';
import { acknowledge, snooze } from '../../journal/deadlines.ts';
import { withJournal } from '../../journal/open.ts';
import type { Handlers, ToBackground } from '../../messages.ts';
import { heldBy } from '../../settings/layers.ts';
import { loadLayers, saveLocal } from '../../settings/store.ts';
import { overlay } from '../../settings/tree.ts';
import { MINUTE_MS } from '../../text/moscow.ts';
import { currentBanner, loadBanner } from '../banner.ts';
import { loadBoard } from '../board.ts';
import { loadContext } from '../context.ts';
import { endMute, mute } from '../mute.ts';
import type { Asker } from '../receive.ts';
import { followUp, reconcile } from '../reconcile.ts';
import { confirmHandover, handOver, loadHandovers, loadShiftReport } from '../shift.ts';
import { playSound } from '../sound.ts';

export const boardHandlers = {
  async board() {
    const context = await loadContext();
    const { consult, me } = context.settings;
    const [facts, banner] = await Promise.all([
      withJournal((journal) => loadBoard(journal, context)),
      currentBanner(context),
    ]);
    return { ...facts, banner, sound: me.sound, consult };
  },

  async acknowledge({ reminderId, snoozeMinutes, reason = null }) {
    const context = await loadContext();
    return await withJournal(async (journal) => {
      const until = snoozeMinutes === undefined ? null : context.now + snoozeMinutes * MINUTE_MS;
      const reminder = await (until === null
        ? acknowledge(journal, reminderId)
        : snooze(journal, reminderId, until, reason));
      await followUp(journal, { cleared: reminder ? [reminder.matter] : [], changed: true });
      return await loadBanner(journal, context);
    });
  },

  async mute({ minutes }) {
    const context = await loadContext();
    if (minutes === null) await endMute(context.now);
    else await mute(context.now + minutes * MINUTE_MS, context.now);
    void reconcile({ changed: true });
    return await currentBanner(context);
  },

  async setSound({ on }) {
    const { local, locks = [] } = await loadLayers();
    if (heldBy({ origins: {}, locks }, 'me.sound')) throw new PersonError('Звук задан администратором.');
    await saveLocal(overlay(local ?? {}, { me: { sound: on } }));
    void reconcile({ changed: true });
    return { ok: true };
  },

  async testSound({ volume }) {
    const { settings } = await loadContext();
    return { ok: await playSound(volume ?? settings.me.volume) };
  },

  handovers: async () => await withJournal(loadHandovers),

  async handOver() {
    const context = await loadContext();
    return await withJournal((journal) => handOver(journal, context));
  },

  async confirmHandover({ at, by }) {
    const context = await loadContext();
    return await withJournal((journal) => confirmHandover(journal, at, by, context));
  },

  async shiftReport(span) {
    const context = await loadContext();
    return await withJournal((journal) => loadShiftReport(journal, span, context));
  },
} satisfies Partial<Handlers<ToBackground, Asker>>;

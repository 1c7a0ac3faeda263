/** The banner of a portal page: the incident and the reminders, and what an operator does about them. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Banner, IncidentAction } from '../messages.ts';
import type { OverlayPorts } from './ports.ts';

export interface BannerActions {
  onIncident(action: IncidentAction): void;
  onAcknowledge(reminderId: string): void;
  /** Puts it off, for a reason. */
  onSnooze(reminderId: string, minutes: number, reason: string): void;
  /** Brings the ticket's tab to the front, or opens one. */
  onOpen(ticketId: string): void;
}

export interface BannerKeeper {
  banner: ReadonlySignal<Banner>;
  set(banner: Banner): void;
  actions: BannerActions;
}

/** `failed` is told in Russian what went wrong. */
export function keepBanner(ask: OverlayPorts['ask'], first: Banner, failed: (words: string) => void): BannerKeeper {
  const banner = signal(first);
  const take = (answer: Awaited<ReturnType<typeof ask<'incident'>>>) => {
    if (answer.ok) banner.value = answer.value;
    else if (answer.why === 'failed') failed(answer.message);
  };
  return {
    banner,
    set: (next) => {
      banner.value = next;
    },
    actions: {
      onIncident: async (action) => take(await ask('incident', action)),
      onAcknowledge: async (reminderId) => take(await ask('acknowledge', { reminderId })),
      onOpen: async (ticketId) => {
        const answer = await ask('openTicket', { ticketId });
        if (!answer.ok && answer.why === 'failed') failed(answer.message);
      },
      onSnooze: async (reminderId, snoozeMinutes, reason) =>
        take(await ask('acknowledge', { reminderId, snoozeMinutes, reason })),
    },
  };
}

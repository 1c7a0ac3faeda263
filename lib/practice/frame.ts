/** What the practice page and its frame, in which the made-up portal is shown, tell each other. Both are pages of ours, of one origin. */
import type { Banner } from '../messages.ts';
import type { ask } from '../messaging-client.ts';
import type { ReportAnswer } from '../regulation/client-check.ts';
import type { TicketSnapshot } from '../regulation/snapshot.ts';
import type { Settings } from '../settings/schema.ts';
import type { ClientQuery } from '../text/client-query.ts';
import type { SentForm } from './sent-form.ts';

/** What the frame works with. */
export interface FrameEnvironment {
  ask: typeof ask;
  settings: Settings;
  /** The run's moment, ms. */
  now(): number;
  banner(): Promise<Banner>;
  /** A page's HTML, by its path. */
  render(address: string): string;
  /** Saves a ticket's form; the ticket's number. */
  save(form: SentForm): number;
  report(query: ClientQuery): ReportAnswer;
  instruction(id: string): void;
}

/** What the page does with the frame. */
export interface PortalFrame {
  /** Shows a page of the portal. */
  open(address: string): void;
  /** Something has changed in the portal: the list is drawn anew, a ticket shows new messages. What is typed stays. */
  refresh(): void;
  /** The run's moment has moved. */
  tick(): void;
  /** The journal says something new. */
  changed(banner: Banner): void;
  newCall(): void;
  /** Guidance through the steps, on or off. */
  guide(on: boolean): void;
  /** A ticket's page as polling would read it; null when it isn't one. */
  read(address: string): TicketSnapshot | null;
  stop(): void;
}

/** The link of an instruction in practice: opening it is noted, nothing is loaded. */
export function instructionLink(id: string): string {
  return `https://practice.invalid/instruction#${id}`;
}

export function instructionOf(link: string): string | null {
  return link.startsWith(instructionLink('')) ? link.slice(instructionLink('').length) : null;
}

/** How the frame's window hands itself over. */
export interface FrameWindow extends Window {
  startPortal?(environment: FrameEnvironment): PortalFrame;
}

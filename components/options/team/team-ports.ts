/** What the team's section asks of the background and the browser. All reject with a Russian message. */
import type { TeamOffer, TeamReport } from '../../../lib/messages.ts';

export interface TeamPorts {
  report(): Promise<TeamReport>;
  tryFile(text: string): Promise<TeamOffer | { ok: false; reasons: string[] }>;
  useFile(text: string): Promise<void>;
  /** Makes a version of what is saved on this computer, and saves its file. */
  release(author: string, locked: string[]): Promise<void>;
  /** Saves a version's file. */
  save(at: number): Promise<void>;
  restore(at: number): Promise<void>;
  leave(keep: boolean): Promise<void>;
  /**
   * Asks the browser for the right to read at the address, then asks there. To be called in the press itself, or the browser doesn't ask.
   */
  follow(url: string, confirmEach: boolean): Promise<void>;
  /** Asks the browser for the right to read at an address that a policy has named; in the press itself. */
  permit(url: string): Promise<void>;
  forget(): Promise<void>;
  check(): Promise<void>;
  accept(hash: string): Promise<void>;
}

/** What the parts of the section are given: they do something by `run`, which shows that it goes on and what went wrong. */
export interface TeamWork {
  ports: TeamPorts;
  busy: boolean;
  run(act: () => Promise<void>, done?: string): void;
}

/** The regulation's text, from wherever a clause is pressed. */
import { ask } from '../messaging-client.ts';

/** To be called within the press itself: the browser opens its side panel for nothing else. */
export function openRegulation(clause: string): void {
  void ask('openRegulation', { clause });
}

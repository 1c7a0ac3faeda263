/** What an operator does beside the portal's pages in practice: the clock, the phone, the chat with the 2nd line. */
import type { PhoneCall } from '../../lib/practice/run-state.ts';
import type { ScenarioClient, Topic } from '../../lib/practice/scenario.ts';
import type { InstructionId } from '../../lib/regulation/client-check.ts';

export interface DeskActions {
  /** Times as fast as life; 0 stands still. */
  onSpeed(speed: number): void;
  /** Goes on to what happens or falls due next. */
  onNext(): void;
  /** Guidance through the steps, on or off. */
  onGuide(on: boolean): void;
  /** Ends the run and shows its score. */
  onFinish(): void;
  onTake(call: PhoneCall): void;
  onHangUp(call: PhoneCall): void;
  onAsk(call: PhoneCall, topic: Topic, question: string): void;
  onSay(call: PhoneCall, text: string): void;
  onDial(client: ScenarioClient): void;
  onConsult(text: string): void;
  onPhoneTeam(): void;
  onInstruction(id: InstructionId): void;
}

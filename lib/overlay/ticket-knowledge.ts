/** What the background makes of the ticket: told what the page holds when that is news, and asked what the regulation requires. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { TicketView } from '../messages.ts';
import type { OwnInstruction } from '../regulation/instructions.ts';
import type { FieldState } from '../regulation/required-fields.ts';
import type { TicketSnapshot } from '../regulation/snapshot.ts';
import type { NoHurry } from '../text/no-hurry.ts';
import type { Notes } from './notes.ts';
import type { OverlayPorts } from './ports.ts';
import { newsOf } from './ticket-facts.ts';

export interface TicketKnowledge {
  /** Null until the background has answered. */
  view: Signal<TicketView | null>;
  fields: ReadonlySignal<readonly FieldState[]>;
  /** What the page's texts ask for: only the answer to the page itself tells, a mark's answer doesn't. Null for nothing of the kind (R14). */
  noHurry(): NoHurry | null;
  /** Leads' instructions for what the page tells (R11). */
  instructions: ReadonlySignal<readonly OwnInstruction[]>;
  /** Tells what the page holds when that is news, or `anyway`, and takes the background's view. */
  tell(anyway?: boolean): Promise<void>;
  /** Has the required fields judged when a value is new, or `anyway`. */
  judge(anyway?: boolean): Promise<void>;
  /** The operator says that the matter is not about a base (R17). */
  notAboutBase: ReadonlySignal<boolean>;
  /** «Не относится к базе», and back. */
  toggleBase(): void;
}

interface Ports {
  ask: OverlayPorts['ask'];
  snapshot(): TicketSnapshot;
  notes: Notes;
  /** The background's view has come; `first` for the first time since the page was opened. */
  viewed(view: TicketView, first: boolean): void;
  judged(): void;
}

export function createTicketKnowledge({ ask, snapshot, notes, viewed, judged }: Ports): TicketKnowledge {
  const view = signal<TicketView | null>(null);
  const fields = signal<readonly FieldState[]>([]);
  const notAboutBase = signal(false);
  let noHurry: NoHurry | null = null;
  const instructions = signal<readonly OwnInstruction[]>([]);
  let told = '';
  let judgedBy = '';

  const tell = async (anyway = false) => {
    const seen = snapshot();
    const news = newsOf(seen);
    if (news === told && !anyway) return;
    told = news;
    const answer = await ask('ticketSeen', seen);
    if (!answer.ok) {
      if (answer.why === 'failed') notes.failed(answer.message);
      return;
    }
    notes.forget('failed');
    const first = view.peek() === null;
    view.value = answer.value;
    noHurry = answer.value.noHurry;
    instructions.value = answer.value.instructions ?? [];
    viewed(answer.value, first);
  };
  const judge = async (anyway = false) => {
    const page = snapshot();
    const aboutBase = notAboutBase.peek() ? false : null;
    const values = JSON.stringify([Object.values(page.fields).map(({ value }) => value), aboutBase]);
    if (values === judgedBy && !anyway) return;
    judgedBy = values;
    const answer = await ask('requiredFields', { page, aboutBase });
    if (!answer.ok) return;
    fields.value = answer.value;
    judged();
  };
  return {
    view,
    fields,
    noHurry: () => noHurry,
    instructions,
    tell,
    judge,
    notAboutBase,
    toggleBase: () => {
      notAboutBase.value = !notAboutBase.peek();
      void judge();
    },
  };
}

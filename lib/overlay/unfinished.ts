/** What was begun before the page was opened and goes on here: drafts, a macro's later saves, a text asked for on another page, a call. */
import type { ReadonlySignal } from '@preact/signals';
import type { TicketView } from '../messages.ts';
import type { Settings } from '../settings/schema.ts';
import { fillFromCall } from './call-fill.ts';
import { closingMacro, closingOf, closingToResume } from './closing.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { isInThread, unpackDraft } from './drafts.ts';
import type { EditDraft } from './edit-draft.ts';
import { fillMacro, isFormFree } from './fills.ts';
import type { FormDraft } from './form-draft.ts';
import type { MacroRuns } from './macro-run.ts';
import type { Notes } from './notes.ts';
import type { OverlayPorts } from './ports.ts';
import { noteInThread } from './progress.ts';
import type { TicketPage } from './ticket-page.ts';

export interface Unfinished {
  /** Goes on with what the background has kept of this ticket: a macro's next save, a lost text. */
  resume(view: TicketView): void;
  /** Puts in what an operator has asked for on another page; into a form with a text of its own only at his press. */
  takeFill(view: TicketView): Promise<void>;
  /** Puts in what the operator has taken down of a call, when this is the form that he opened for it. */
  takeCall(): Promise<void>;
}

interface Ports {
  ask: OverlayPorts['ask'];
  here: TicketPage;
  settings: ReadonlySignal<Settings>;
  runs: MacroRuns;
  drafts: DraftKeeper;
  formDraft: FormDraft;
  editDraft: EditDraft;
  notes: Notes;
  unfold(): void;
  changed(): void;
}

export function createUnfinished(ports: Ports): Unfinished {
  const { ask, here, settings, runs, drafts, formDraft, editDraft, notes, unfold, changed } = ports;
  return {
    resume: ({ draft, edits, progress }) => {
      const seen = here.snapshot();
      const { macros, phrases } = settings.peek();
      const macro = macros.find(({ id }) => id === progress?.macroId);
      const values = progress?.values ?? {};
      const contact = macro && noteInThread(macro, values, seen.messages);
      if (macro && progress && typeof contact === 'string') runs.resume(macro, progress.step + 1, contact, values);
      const closing = closingToResume(progress, draft, seen.messages);
      if (closing && progress) runs.end(closingMacro(closing), closingOf(closing, phrases, ''), progress.step + 1);
      if (seen.ticketId === null) formDraft.restore(draft, seen);
      else {
        drafts.restore(draft, seen);
        editDraft.restore(edits, seen, draft !== null && isInThread(unpackDraft(draft), seen.messages));
      }
    },
    takeFill: async ({ ticketId, incident }) => {
      const answer = await ask('takeFill', { ticketId });
      if (!answer.ok || answer.value === null) return;
      const macro = fillMacro(answer.value, incident, settings.peek().phrases);
      if (!macro) return;
      unfold();
      runs.start(macro, false);
      if (isFormFree(here.snapshot(), answer.value)) await runs.fill();
    },
    takeCall: async () => {
      if (here.ticketId() !== null) return;
      const answer = await ask('takeCall');
      if (!answer.ok || answer.value === null) return;
      notes.note(await fillFromCall(here.reread, answer.value));
      changed();
    },
  };
}

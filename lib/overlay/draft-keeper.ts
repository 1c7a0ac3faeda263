/** Keeps the text of the message field until it is seen in the thread, and offers it when the portal has lost it. */
import type { Macro } from '../regulation/macro.ts';
import type { TicketSnapshot } from '../regulation/snapshot.ts';
import { type Draft, isInThread, packDraft, unpackDraft } from './drafts.ts';
import type { Notes } from './notes.ts';
import type { OverlayPorts } from './ports.ts';
import { draftMacro } from './texts.ts';

interface Ports {
  ask: OverlayPorts['ask'];
  ticketId(): string | null;
  notes: Notes;
  /** Previews a text for the message field. */
  start(macro: Macro): void;
}

export interface DraftKeeper {
  /** Keeps what stands in the field now. */
  keep(snapshot: TicketSnapshot): void;
  /** Keeps a text that is about to be written there; resolves when it is safe. */
  expect(draft: Draft): Promise<void>;
  /** What the background has kept from before the page was loaded: in the thread by now, or lost. */
  restore(kept: string | null, snapshot: TicketSnapshot): void;
  /** Whether what was kept has come into the thread without a reload. */
  isSent(snapshot: TicketSnapshot): boolean;
}

export function createDraftKeeper({ ask, ticketId, notes, start }: Ports): DraftKeeper {
  let saved: string | null = null;
  let lost: Draft | null = null;

  const save = async (text: string | null) => {
    const id = ticketId();
    if (id === null || text === saved) return;
    saved = text;
    await ask('saveDraft', { ticketId: id, text });
  };

  const decide = (accepted: boolean) => {
    const draft = lost;
    lost = null;
    if (draft && accepted) start(draftMacro(draft.text, draft.internal));
    else void save(null);
  };

  return {
    keep: (snapshot) => {
      const text = snapshot.fields.message?.value ?? '';
      // An empty field says nothing while a lost text waits to be brought back.
      if (text.trim() === '') {
        if (!lost) void save(null);
        return;
      }
      lost = null;
      notes.forget('draft');
      void save(packDraft({ text, internal: isHidden(snapshot) }));
    },
    expect: (draft) => save(packDraft(draft)),
    restore: (kept, snapshot) => {
      saved = kept;
      if (kept === null) return;
      const draft = unpackDraft(kept);
      if (isInThread(draft, snapshot.messages)) {
        void save(null);
        return;
      }
      if (snapshot.fields.message?.value.trim()) return;
      lost = draft;
      const kind = draft.internal ? 'Скрытый комментарий' : 'Сообщение';
      const text = `${kind} не появилось в заявке: портал его не сохранил. Текст цел.`;
      notes.note({ id: 'draft', tone: 'warn', text, action: 'Вернуть текст' }, decide);
    },
    isSent: ({ messages, fields }) =>
      saved !== null && !fields.message?.value.trim() && isInThread(unpackDraft(saved), messages),
  };
}

function isHidden({ fields: { internal } }: TicketSnapshot): boolean {
  return internal?.form === 'flag' && internal.value === 'да';
}

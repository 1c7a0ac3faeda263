/** What is typed into the form of a new ticket: kept by the background until the ticket is created, and offered when the form comes back empty. */
import type { FieldName, TicketSnapshot } from '../regulation/snapshot.ts';
import type { Notes } from './notes.ts';
import type { OverlayPorts } from './ports.ts';

/** Where the background keeps it, beside the drafts of tickets. */
export const NEW_TICKET = 'new';

const KEPT = ['title', 'contract', 'login', 'phone', 'callTime', 'database', 'message'] as const satisfies FieldName[];

export type FormValues = Partial<Record<(typeof KEPT)[number], string>>;

interface Ports {
  ask: OverlayPorts['ask'];
  notes: Notes;
  /** Puts values into the form's empty fields; false when it could not. */
  write(values: FormValues): Promise<boolean>;
}

export interface FormDraft {
  keep(snapshot: TicketSnapshot): void;
  /** What was kept from before the page was loaded. Nothing is kept before this was called. */
  restore(kept: string | null, snapshot: TicketSnapshot): void;
}

export function createFormDraft({ ask, notes, write }: Ports): FormDraft {
  let saved: string | null | undefined;
  let lost: FormValues | null = null;
  const save = (text: string | null) => {
    if (text === saved) return;
    saved = text;
    void ask('saveDraft', { ticketId: NEW_TICKET, text });
  };
  const offer = () => {
    const text = 'Незаконченная заявка цела: портал её не сохранил, или страница была закрыта.';
    notes.note({ id: 'form', tone: 'warn', text, action: 'Вернуть в поля' }, async (accepted) => {
      const values = lost;
      if (values && accepted && !(await write(values))) return offer();
      lost = null;
      if (!accepted) save(null);
    });
  };
  return {
    keep: (snapshot) => {
      if (saved === undefined) return;
      const values = valuesOf(snapshot);
      const isTyped = values.message !== undefined || values.title !== undefined;
      // What the portal itself puts in says nothing while a lost form waits to be brought back.
      if (lost && !isTyped) return;
      lost = null;
      notes.forget('form');
      save(Object.keys(values).length > 0 ? JSON.stringify(values) : null);
    },
    restore: (kept, snapshot) => {
      saved = kept;
      const values = kept === null ? null : unpackForm(kept);
      const here = valuesOf(snapshot);
      if (!values || here.message !== undefined || here.title !== undefined) return;
      lost = values;
      offer();
    },
  };
}

/** The form as it was kept; null for what is none. */
export function unpackForm(kept: string): FormValues | null {
  try {
    const values: unknown = JSON.parse(kept);
    return typeof values === 'object' && values !== null ? (values as FormValues) : null;
  } catch {
    return null;
  }
}

function valuesOf({ fields }: TicketSnapshot): FormValues {
  const entries = KEPT.map((name) => [name, fields[name]?.value ?? ''] as const);
  return Object.fromEntries(entries.filter(([, value]) => value.trim() !== ''));
}

/** What is changed in the fields of an existing ticket, the message apart: kept by the background until the portal shows it, and offered when it was lost. */
import type { FieldName, TicketSnapshot } from '../regulation/snapshot.ts';
import { unpackForm } from './form-draft.ts';
import type { Notes } from './notes.ts';
import type { OverlayPorts } from './ports.ts';

const KEPT = ['title', 'contract', 'login', 'phone', 'callTime', 'database', 'status', 'assignee'] as const;

const TITLES: Record<(typeof KEPT)[number], string> = {
  title: 'тема',
  contract: 'договор',
  login: 'логин',
  phone: 'телефон',
  callTime: 'время звонка',
  database: 'база',
  status: 'статус',
  assignee: 'ответственный',
};

type Edits = Partial<Record<(typeof KEPT)[number], string>>;

interface Ports {
  ask: OverlayPorts['ask'];
  /** The ticket as the page showed it first. */
  first: TicketSnapshot;
  notes: Notes;
  /** Puts values in the place of what the page shows; false when it could not. */
  write(values: Edits): Promise<boolean>;
}

export interface EditDraft {
  keep(snapshot: TicketSnapshot): void;
  /** What was kept from before the page was loaded; `sent` when its message has come into the thread, and the fields with it. */
  restore(kept: string | null, snapshot: TicketSnapshot, sent: boolean): void;
}

export function createEditDraft({ ask, first, notes, write }: Ports): EditDraft {
  const { ticketId } = first;
  const original = valuesOf(first);
  let saved: string | null | undefined;
  let lost: Edits = {};
  let now = original;

  const save = (edits: Edits) => {
    const next = Object.keys(edits).length > 0 ? JSON.stringify(edits) : null;
    if (ticketId === null || next === saved) return;
    saved = next;
    void ask('saveEdits', { ticketId, edits: next });
  };
  const keep = (snapshot: TicketSnapshot) => {
    now = valuesOf(snapshot);
    if (saved !== undefined) save({ ...lost, ...differing(valuesOf(snapshot), original) });
  };
  const offer = (here: Edits) => {
    const told = Object.entries(lost).map(([name, value]) => `${TITLES[name as keyof Edits]} «${value}»`);
    if (told.length === 0) return;
    const text = `Портал не сохранил правки: ${told.join(', ')}. Они целы.`;
    notes.note({ id: 'edits', tone: 'warn', text, action: 'Вернуть в поля' }, async (accepted) => {
      // What was typed meanwhile stays.
      const untouched = Object.entries(lost).filter(([name]) => now[name as keyof Edits] === here[name as keyof Edits]);
      if (accepted && !(await write(Object.fromEntries(untouched)))) return offer(here);
      lost = {};
      save(differing(now, original));
    });
  };
  return {
    keep,
    restore: (kept, snapshot, sent) => {
      saved = kept;
      const edits = kept === null || sent ? {} : ((unpackForm(kept) ?? {}) as Edits);
      const here = valuesOf(snapshot);
      lost = differing(edits, here);
      for (const name of KEPT) if (here[name] === undefined) delete lost[name];
      offer(here);
      keep(snapshot);
    },
  };
}

function valuesOf({ fields }: TicketSnapshot): Edits {
  const present = KEPT.filter((name) => fields[name as FieldName] !== undefined);
  return Object.fromEntries(present.map((name) => [name, fields[name as FieldName]!.value]));
}

/** Those that say something else: portals put blanks, dashes and letter case in order when they save. */
function differing(values: Edits, than: Edits): Edits {
  const entries = Object.entries(values) as [keyof Edits, string][];
  return Object.fromEntries(entries.filter(([name, value]) => bare(value) !== bare(than[name] ?? '')));
}

function bare(value: string): string {
  return value.replace(/[\s()+-]/gu, '').toLowerCase();
}

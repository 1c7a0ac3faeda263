/** A copy of this computer's settings and journal as one file, and taking it back. A bad file changes nothing. */
import * as z from 'zod/mini';
import { PersonError } from '../errors.ts';
import { addMissing, copyJournal, type JournalCopy, journalCopy, missingHere } from '../journal/copy.ts';
import type { Journal } from '../journal/open.ts';
import type { RestorePreview } from '../messages.ts';
import { changes, checkLocal, effective } from '../settings/layers.ts';
import { loadLayers, saveLocal } from '../settings/store.ts';
import type { Context } from './judging.ts';

const FORMAT = 'dezhurny-backup';
const VERSION = 1;

const envelope = z.object(
  {
    format: z.literal(FORMAT, { error: 'Это не копия «Дежурного»' }),
    version: z.int({ error: 'Нет номера версии' }),
    savedAt: z.number({ error: 'Нет времени, когда копия сделана' }),
    settings: z.record(z.string(), z.unknown(), { error: 'Нет настроек' }),
    journal: z.optional(z.unknown()),
  },
  { error: 'Это не копия «Дежурного»' },
);

interface Backup {
  savedAt: number;
  settings: Record<string, unknown>;
  journal: JournalCopy;
}

/** The whole copy as a file's text. */
export async function makeBackup(journal: Journal, { now }: Context): Promise<string> {
  const [{ local = {} }, copy] = await Promise.all([loadLayers(), copyJournal(journal)]);
  return JSON.stringify({ format: FORMAT, version: VERSION, savedAt: now, settings: local, journal: copy });
}

/**
 * What taking the copy back would change.
 * @throws PersonError with every reason why it can't be.
 */
export async function tryBackup(journal: Journal, text: string): Promise<RestorePreview> {
  const backup = readBackup(text);
  const layers = await loadLayers();
  const [before, after] = [effective(layers), effective({ ...layers, local: backup.settings })];
  const missing = await missingHere(journal, backup.journal);
  return {
    savedAt: backup.savedAt,
    settings: changes(before.settings, after.settings),
    tickets: missing.tickets.length,
    events: missing.events.length,
    reminders: missing.deadlines.length,
  };
}

/**
 * Takes the copy back: its settings take the place of this computer's, its tickets are added to those that are here.
 * @throws PersonError as `tryBackup`; nothing is changed then.
 */
export async function restoreBackup(journal: Journal, text: string): Promise<void> {
  const backup = readBackup(text);
  await addMissing(journal, backup.journal);
  const saved = await saveLocal(backup.settings);
  if (!saved.ok) throw new PersonError(`Настройки копии не записаны: ${Object.values(saved.errors).join('; ')}`);
}

function readBackup(text: string): Backup {
  const outer = z.safeParse(envelope, parsed(text));
  if (!outer.success) throw refused(outer.error.issues.map(({ message }) => message));
  const { version, savedAt, settings } = outer.data;
  if (version > VERSION) throw refused(['она сделана более новой версией расширения: обновите его']);
  const local = checkLocal(settings);
  if (!local.ok) throw refused(Object.entries(local.errors).map(([path, words]) => `настройка ${path}: ${words}`));
  const journal = z.safeParse(journalCopy, outer.data.journal);
  if (!journal.success) {
    const places = journal.error.issues.map(({ path }) => path.join('.'));
    throw refused([`журнал в ней испорчен (${places.slice(0, 3).join(', ') || 'его нет'})`]);
  }
  return { savedAt, settings: local.patch, journal: journal.data };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused(['файл не читается: он обрезан или это не JSON']);
  }
}

const MOST_REASONS = 5;

function refused(reasons: string[]): PersonError {
  const more = reasons.length > MOST_REASONS ? ` и ещё ${reasons.length - MOST_REASONS}` : '';
  return new PersonError(`Копия не принята, ничего не изменено: ${reasons.slice(0, MOST_REASONS).join('; ')}${more}.`);
}

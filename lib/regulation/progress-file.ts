/** A person's progress as a file, which he gives to his trainer: made here, and read again with distrust. Errors are Russian. */
import * as z from 'zod/mini';
import { list } from '../wire.ts';
import type { Progress } from './progress.ts';

const FORMAT = 'dezhurny-progress';
const VERSION = 1;
/** A file of ours is a tenth of it, bytes. */
export const MOST_BYTES = 300_000;

/** The longest name, characters. */
export const MOST_NAME = 100;

/** What such a file says. */
export interface ProgressFile extends Progress {
  /** As the person has typed it. */
  name: string;
}

const count = z.int().check(z.gte(0), z.lte(1_000_000));
const isoDate = z.iso.date();
const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_NAME));

const schema: z.ZodMiniType<ProgressFile> = z.object({
  name,
  from: isoDate,
  to: isoDate,
  clauses: list(
    z.object({
      clause: z.string().check(z.regex(/^R\d{2}[a-d]?$/)),
      right: count,
      of: count,
      shown: count,
      done: count,
      skipped: count,
      missing: count,
      late: count,
    }),
    100,
  ),
  runs: list(z.object({ title: z.string().check(z.maxLength(100)), on: isoDate, right: count, of: count }), 200),
});

/** The file's name and text. */
export function progressFile(file: ProgressFile): { name: string; text: string } {
  const safe = file.name.replaceAll(/[^\p{L}\p{N} -]/gu, '').trim();
  return {
    name: `uspehi ${safe} ${file.to}.json`.replaceAll(/\s+/g, '-'),
    text: JSON.stringify({ format: FORMAT, version: VERSION, ...file }, null, 1),
  };
}

export type ReadFile = { ok: true; file: ProgressFile } | { ok: false; reason: string };

/** What a file says, or why it can't be taken. */
export function readProgressFile(text: string): ReadFile {
  if (text.length > MOST_BYTES) return refused('слишком большой для файла успехов');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('не читается: он обрезан или это не файл «Дежурного»');
  }
  const { format, version, ...content } = Object(value) as { format?: unknown; version?: unknown };
  if (format !== FORMAT) return refused('это не файл успехов');
  if (typeof version === 'number' && version > VERSION) {
    return refused('сделан более новой версией «Дежурного»: обновите расширение');
  }
  const parsed = z.safeParse(schema, content);
  if (parsed.success) return { ok: true, file: parsed.data };
  const places = [...new Set(parsed.error.issues.map(({ path }) => path[0] ?? 'файл'))].join(', ');
  return refused(`испорчен (${places}): попросите прислать его заново`);
}

function refused(reason: string): ReadFile {
  return { ok: false, reason };
}

/**
 * The team's document: what a lead has set, as one JSON file that is handed from computer to computer. Its header stands beside the
 * settings' own sections, and parts that this build doesn't know are kept for the one that does. Pure.
 */
import * as z from 'zod/mini';
import { effective } from './layers.ts';
import { isDeeper, isTree, type Tree, tidy } from './tree.ts';

export const FORMAT = 'dezhurny-team';
/** Of the document's form. A document of a later one isn't guessed at. */
export const SCHEMA = 1;
/** Phrases and bindings of a large team fit into a tenth of it. */
export const MOST_BYTES = 512 * 1024;
const DEEPEST = 12;

export interface TeamHeader {
  format: typeof FORMAT;
  schema: number;
  /** Chosen by whoever made it; ours are `2026-11-24.2`: the day and its count. */
  version: string;
  author: string;
  /** Beginnings of paths that nobody changes for himself, as `clocks` or `clocks.firstResponse`. */
  locked?: string[];
  /** The least version of the extension that reads it right. */
  minExt?: string;
}

/** The header, and beside it the settings as a patch over the built-in ones. */
export type TeamDocument = TeamHeader & Tree;

export type TeamCheck = { ok: true; document: TeamDocument } | { ok: false; reasons: string[] };

const words = (what: string, most: number) =>
  z
    .string({ error: `Нет поля «${what}»` })
    .check(
      z.minLength(1, { error: `Поле «${what}» пустое` }),
      z.maxLength(most, { error: `Поле «${what}» слишком длинное` }),
    );

const LOCKED = 'Поле «locked» — список начал путей, например ["clocks", "retentionDays"]';

const header = z.looseObject({
  format: z.literal(FORMAT, { error: 'Это не документ команды «Дежурного»' }),
  schema: z.int({ error: 'Нет номера схемы' }),
  version: words('version', 60),
  author: words('author', 200),
  locked: z.optional(
    z
      .array(z.string({ error: LOCKED }).check(z.maxLength(200, { error: LOCKED })), { error: LOCKED })
      .check(z.maxLength(500, { error: LOCKED })),
  ),
  minExt: z.optional(
    z
      .string({ error: 'Поле «minExt» — версия вида 1.4.0' })
      .check(z.regex(/^\d{1,6}(?:\.\d{1,6}){0,3}$/, { error: 'Поле «minExt» — версия вида 1.4.0' })),
  ),
});

/** The keys of the header; all others are the settings'. */
const HEADER_KEYS = ['format', 'schema', 'version', 'author', 'locked', 'minExt'] as const;

/**
 * Reads a document from a file's text: as a whole or not at all. The reasons of a refusal are Russian, for a person. `extension` is this
 * extension's version.
 */
export function readTeamDocument(text: string, extension: string): TeamCheck {
  const envelope = readEnvelope(text, extension);
  if (!envelope.ok) return envelope;
  const { errors } = effective({ team: settingsOf(envelope.document) });
  const reasons = Object.entries(errors).map(([path, message]) => `${path}: ${message}`);
  return reasons.length > 0 ? { ok: false, reasons } : envelope;
}

/** The same without a look at the values of the settings: for a policy, of which every value that holds is taken. */
export function readEnvelope(text: string, extension: string): TeamCheck {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return refuse(TOO_LARGE);
  const value = parseJson(text);
  if (value === undefined) return refuse('Файл оборван или испорчен: это не JSON. Скачайте его ещё раз');
  if (isDeeper(value, DEEPEST)) return refuse('Файл слишком глубоко вложен: это не документ команды');
  const clean = tidy(value);
  if (!isTree(clean)) return refuse('Это не документ команды «Дежурного»');
  const checked = z.safeParse(header, clean);
  if (!checked.success) return { ok: false, reasons: [...new Set(checked.error.issues.map(({ message }) => message))] };
  const { schema, minExt } = checked.data;
  if (schema !== SCHEMA) return refuse(wrongSchema(schema));
  if (minExt !== undefined && isOlder(extension, minExt)) {
    return refuse(`Документу нужен «Дежурный» не ниже ${minExt}, здесь ${extension}. Обновите расширение`);
  }
  return { ok: true, document: clean as TeamDocument };
}

export const TOO_LARGE = 'Файл больше 512 КБ: это не документ команды';

/** The settings of a document, parts unknown to this build included. */
export function settingsOf(document: TeamDocument): Tree {
  return without(document, HEADER_KEYS);
}

/** A new version with these settings; personal ones stay out. */
export function makeDocument(about: Pick<TeamHeader, 'version' | 'author' | 'locked'>, settings: Tree): TeamDocument {
  return { format: FORMAT, schema: SCHEMA, ...about, ...without(settings, [...HEADER_KEYS, 'me']) };
}

/** As it is written into a file. */
export function documentText(document: TeamDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** What comes after `last` on this day (ISO): `2026-11-24.2` after `2026-11-24.1`. */
export function nextVersion(last: string | null, day: string): string {
  const count = last?.startsWith(`${day}.`) ? Number(last.slice(day.length + 1)) : 0;
  return `${day}.${Number.isSafeInteger(count) ? count + 1 : 1}`;
}

function refuse(reason: string): TeamCheck {
  return { ok: false, reasons: [reason] };
}

function wrongSchema(schema: number): string {
  const known = `схема ${schema}, здесь понятна ${SCHEMA}`;
  return schema > SCHEMA
    ? `Документ сделан более новой версией «Дежурного» (${known}). Обновите расширение`
    : `Версия документа неизвестна (${known})`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function isOlder(version: string, least: string): boolean {
  const [have, need] = [version, least].map((text) => text.split('.').map(Number));
  for (let i = 0; i < 4; i++) {
    const step = (have![i] ?? 0) - (need![i] ?? 0);
    if (step !== 0) return step < 0;
  }
  return false;
}

function without(tree: Tree, keys: readonly string[]): Tree {
  return Object.fromEntries(Object.entries(tree).filter(([key]) => !keys.includes(key)));
}

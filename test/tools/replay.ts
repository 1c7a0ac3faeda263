/**
 * `npm run --silent replay -- KIND FILE [SETTINGS]`: runs the rules outside the browser over JSON lines, and prints one JSON
 * line for each, in the order of the input. SETTINGS is a file of settings as leads export them: to try changed rules on
 * recorded days. A bad line is reported on standard error with its number and the others are still done; the exit status is
 * 1 then.
 */
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { effective } from '../../lib/settings/layers.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import { clocksLine, replayClocks } from './replay/clocks.ts';
import { contactsLine, replayContacts } from './replay/contacts.ts';
import { incidentsLine, replayIncidents } from './replay/incidents.ts';
import { replayTexts, textsLine } from './replay/texts.ts';
import { replayWhen, whenLine } from './replay/when.ts';

type Replay = (line: unknown, settings: Settings) => unknown;

function kind<Schema extends z.ZodMiniType>(
  schema: Schema,
  replay: (line: z.output<Schema>, settings: Settings) => unknown,
): Replay {
  return (line, settings) => replay(z.parse(schema, line), settings);
}

const KINDS = new Map<string, Replay>([
  ['clocks', kind(clocksLine, replayClocks)],
  ['incidents', kind(incidentsLine, replayIncidents)],
  ['when', kind(whenLine, replayWhen)],
  ['texts', kind(textsLine, replayTexts)],
  ['contacts', kind(contactsLine, replayContacts)],
]);

z.config(z.locales.ru());
const [name = '', file = '', settingsFile] = process.argv.slice(2);
const replay = KINDS.get(name);
if (!replay || !file)
  stop(`Нужны вид и файл: npm run --silent replay -- ${[...KINDS.keys()].join('|')} FILE [SETTINGS]`);
const settings = readSettings(settingsFile);

for (const [index, line] of readText(file).split('\n').entries()) {
  if (line.trim() === '') continue;
  try {
    console.log(JSON.stringify(replay(JSON.parse(line), settings)));
  } catch (error) {
    console.error(`строка ${index + 1}: ${reason(error)}`);
    process.exitCode = 1;
  }
}

/** What is wrong with a line, in Russian. */
function reason(error: unknown): string {
  if (error instanceof SyntaxError) return `не JSON (${error.message})`;
  if (!(error instanceof z.core.$ZodError)) return String(error);
  return error.issues.map(({ path, message }) => `${path.join('.') || 'вся строка'}: ${message}`).join('; ');
}

/** The settings of a file over the built-in ones; any value that doesn't hold stops the run. */
function readSettings(path: string | undefined): Settings {
  let team: unknown = {};
  try {
    if (path !== undefined) team = JSON.parse(readText(path));
  } catch (error) {
    stop(`${path}: ${reason(error)}`);
  }
  const { settings, errors } = effective({ team });
  const wrong = Object.entries(errors).map(([at, message]) => `${at}: ${message}`);
  return wrong.length > 0 ? stop(`${path}: ${wrong.join('; ')}`) : settings;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    return stop(`Файл ${path} не читается: ${(error as Error).message}`);
  }
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

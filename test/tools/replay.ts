/**
 * `npm run --silent replay -- KIND FILE`: runs the rules outside the browser over JSON lines, and prints one JSON line for
 * each, in the order of the input. A bad line is reported on standard error with its number and the others are still done;
 * the exit status is 1 then.
 */
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { clocksLine, replayClocks } from './replay/clocks.ts';
import { incidentsLine, replayIncidents } from './replay/incidents.ts';
import { replayTexts, textsLine } from './replay/texts.ts';
import { replayWhen, whenLine } from './replay/when.ts';

type Replay = (line: unknown) => unknown;

function kind<Schema extends z.ZodMiniType>(schema: Schema, replay: (line: z.output<Schema>) => unknown): Replay {
  return (line) => replay(z.parse(schema, line));
}

const KINDS = new Map<string, Replay>([
  ['clocks', kind(clocksLine, replayClocks)],
  ['incidents', kind(incidentsLine, replayIncidents)],
  ['when', kind(whenLine, replayWhen)],
  ['texts', kind(textsLine, replayTexts)],
]);

z.config(z.locales.ru());
const [name = '', file = ''] = process.argv.slice(2);
const replay = KINDS.get(name);
if (!replay || !file) {
  console.error(`Нужны вид и файл: npm run --silent replay -- ${[...KINDS.keys()].join('|')} FILE`);
  process.exit(1);
}

let text = '';
try {
  text = readFileSync(file, 'utf8');
} catch (error) {
  console.error(`Файл ${file} не читается: ${(error as Error).message}`);
  process.exit(1);
}

for (const [index, line] of text
  .replace(/^\uFEFF/, '')
  .split('\n')
  .entries()) {
  if (line.trim() === '') continue;
  try {
    console.log(JSON.stringify(replay(JSON.parse(line))));
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

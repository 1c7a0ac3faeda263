/** `npm run build`: both builds, with their sizes. Fails where the shipped product breaks a promise (design.md, «Budgets»). */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { OUTPUT } from './browser.ts';
import type { BrowserKind } from './install-browser.ts';

const ROOT = join(import.meta.dirname, '../..');
/** What is always on a portal page may weigh so much, gzip. */
const CONTENT_SCRIPT_BYTES = 40_000;

const failures = (['chromium', 'firefox'] as const).flatMap((kind) => build(kind) ?? report(kind));
for (const failure of failures) console.error(`✗ ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;

/** Null when it went well. */
function build(kind: BrowserKind): string[] | null {
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  const args = kind === 'firefox' ? ['build', '-b', 'firefox'] : ['build'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [wxt, ...args], { cwd: ROOT, encoding: 'utf8' });
  if (status === 0) return null;
  return [`сборка для ${kind} не удалась\n${stdout}${stderr}`];
}

/** Prints the sizes of a build, and says what is wrong with it. */
function report(kind: BrowserKind): string[] {
  const files = filesIn(OUTPUT[kind]);
  const sizes = files.map((path) => ({ path, bytes: statSync(path).size, gzip: gzipSync(readFileSync(path)).length }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`${relative(ROOT, OUTPUT[kind])}: ${kilobytes(total)}`);
  for (const { path, bytes, gzip } of sizes.filter(({ path }) => path.endsWith('.js'))) {
    console.log(
      `  ${relative(OUTPUT[kind], path).padEnd(48)} ${kilobytes(bytes).padStart(9)}   gzip ${kilobytes(gzip)}`,
    );
  }
  const heavy = sizes.filter(({ path, gzip }) => path.includes('content-scripts') && gzip > CONTENT_SCRIPT_BYTES);
  const manifest = JSON.parse(readFileSync(join(OUTPUT[kind], 'manifest.json'), 'utf8')) as Record<string, unknown>;
  return [
    ...heavy.map(
      ({ path, gzip }) => `${relative(ROOT, path)}: ${kilobytes(gzip)} gzip, можно ${kilobytes(CONTENT_SCRIPT_BYTES)}`,
    ),
    ...('web_accessible_resources' in manifest ? [`${kind}: страницам доступны файлы расширения`] : []),
  ];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} кБ`;
}

/**
 * `npm test`: everything that is checked, a line for each step; the output of a step is shown when it fails. `npm run test:long`
 * does it with many more random cases.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { OUTPUT } from './browser.ts';
import { findBrowser } from './install-browser.ts';

const ROOT = join(import.meta.dirname, '../..');
const LEAST_NODE = 24;

/** How many random cases tests take, where they take them, and all pairs of browser and skin; what the environment says goes before. */
const LONG = { LONG: '1', KILLS: '200', RUNS: '10000', WAYS: '20', WRITES: '10000' };
const env = { ...(process.argv.includes('--long') ? LONG : {}), ...process.env };

interface Outcome {
  passed: number;
  failed: number;
  /** Shown when something failed. */
  output: string;
}

interface Step {
  name: string;
  run(): Promise<Outcome>;
  /** Without it the steps that need the build, or the browsers, make no sense. */
  gives?: 'build' | 'browsers';
  needs?: ('build' | 'browsers')[];
}

const reports = await mkdtemp(join(tmpdir(), 'dezhurny-test-'));

const STEPS: Step[] = [
  { name: 'типы', run: () => command('tsc', '--noEmit') },
  { name: 'формат и правила импорта', run: () => command('biome', 'check', '--error-on-warnings', '.') },
  { name: 'лишний код', run: () => command('knip') },
  { name: 'единичные проверки', run: () => vitest('unit') },
  { name: 'сборка', gives: 'build', run: () => command('node', 'test/tools/build.ts') },
  { name: 'сборка для Firefox глазами магазина', needs: ['build'], run: lintExtension },
  { name: 'браузеры', gives: 'browsers', run: browsers },
  { name: 'проверки в браузерах', needs: ['build', 'browsers'], run: () => vitest('browser') },
];

if (Number.parseInt(process.versions.node, 10) < LEAST_NODE) {
  console.error(
    `Нужен Node ${LEAST_NODE} или новее, а это ${process.versions.node}. Запускайте «npm test» после «npm ci».`,
  );
  process.exit(1);
}

const given = new Set<string>();
const total = { passed: 0, failed: 0 };
for (const { name, run, gives, needs = [] } of STEPS) {
  const lacking = needs.filter((need) => !given.has(need));
  const started = performance.now();
  if (process.stdout.isTTY) process.stdout.write(`… ${name}`);
  const { passed, failed, output } =
    lacking.length > 0 ? { passed: 0, failed: 1, output: 'Не выполнялось: прежний шаг не удался.\n' } : await run();
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  const counts = passed + failed > 1 ? `${passed + failed} проверок, ` : '';
  process.stdout.write(`${process.stdout.isTTY ? '\r' : ''}${failed > 0 ? '✗' : '✓'} ${name}: ${counts}${seconds} с\n`);
  if (failed > 0) process.stdout.write(`${output.trimEnd()}\n`);
  else if (gives) given.add(gives);
  total.passed += passed;
  total.failed += failed;
}
await rm(reports, { recursive: true });
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** A tool of `node_modules/.bin`: passed when it ends with 0. */
async function command(program: string, ...args: string[]): Promise<Outcome> {
  const { status, output } = await start(program, args);
  return status === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
}

/** A project of vitest; its tests are counted one by one, a file that could not be loaded as one failed. */
async function vitest(project: 'unit' | 'browser'): Promise<Outcome> {
  const file = join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { status, output } = await start('vitest', [
    ...['run', '--config', 'test/vitest.config.ts', '--project', project, ...reporters],
  ]);
  const report = await readFile(file, 'utf8').then(JSON.parse, () => null);
  const passed: number = report?.numPassedTests ?? 0;
  const failed: number = report?.numFailedTests ?? 0;
  return { passed, failed: status === 0 || failed > 0 ? failed : 1, output };
}

/** Warnings are the store's advice; errors are what it refuses. */
async function lintExtension(): Promise<Outcome> {
  return command('web-ext', 'lint', '--source-dir', OUTPUT.firefox, '--no-config-discovery');
}

async function browsers(): Promise<Outcome> {
  try {
    await findBrowser('chromium');
    await findBrowser('firefox');
    return { passed: 1, failed: 0, output: '' };
  } catch (error) {
    return { passed: 0, failed: 1, output: (error as Error).message };
  }
}

function start(program: string, args: string[]): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve) => {
    const path = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter);
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...env, PATH: path, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk));
    child.on('error', (error) => resolve({ status: null, output: error.message }));
    child.on('close', (status) => resolve({ status, output }));
  });
}

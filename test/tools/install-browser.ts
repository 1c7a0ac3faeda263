/** Finds a browser on this machine, or installs it from the system's packages where that is allowed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type BrowserKind = 'chromium' | 'firefox';

/** By kind: the variable that names a browser, the programs to look for, and the packages to install. */
const KINDS = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    packages: ['chromium', 'fonts-dejavu-core', 'fonts-liberation'],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    programs: ['firefox-esr', 'firefox'],
    packages: ['firefox-esr', 'fonts-dejavu-core', 'fonts-liberation'],
  },
} as const;

/** Where browsers are even when PATH doesn't say so. */
const USUAL_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/firefox'];

/** Path of the browser. Installs it when it isn't there; an error in Russian, with what to do, when that can't be done. */
export async function findBrowser(kind: BrowserKind): Promise<string> {
  const found = lookUp(kind);
  if (found) return found;
  install(kind);
  const installed = lookUp(kind);
  if (installed) return installed;
  throw new Error(`Браузер поставлен, но не найден. Укажите путь к нему в переменной ${KINDS[kind].variable}.`);
}

function lookUp(kind: BrowserKind): string | null {
  const { variable, programs } = KINDS[kind];
  const named = process.env[variable];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`В переменной ${variable} стоит ${named}, но такого файла нет.`);
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...USUAL_FOLDERS];
  for (const program of programs) {
    const path = folders.map((folder) => join(folder, program)).find((candidate) => existsSync(candidate));
    if (path) return path;
  }
  return null;
}

function install(kind: BrowserKind): void {
  const { variable, packages } = KINDS[kind];
  const advice = `Поставьте ${packages[0]} (например, sudo apt-get install ${packages[0]}) или укажите путь к браузеру в переменной ${variable}.`;
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (!run([...prefix, 'apt-get', '--version'])) throw new Error(`Нет браузера ${kind}. ${advice}`);
  process.stderr.write(`Нет браузера ${kind}: ставим пакеты ${packages.join(', ')}…\n`);
  const environment = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  const done =
    run([...prefix, 'apt-get', 'update', '-qq']) &&
    run([...prefix, ...environment, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages]);
  if (!done) throw new Error(`Не удалось поставить ${kind}. ${advice}`);
}

function run([program = '', ...args]: string[]): boolean {
  return spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

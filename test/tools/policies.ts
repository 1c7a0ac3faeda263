/** Policies for the real browsers, in their real place, without touching those of the machine where that can be had. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type BrowserKind, findBrowser } from './install-browser.ts';

export interface PolicyPlace {
  /** For `launch`: starts the browser where it finds the policies. */
  program: string;
  /** A whole policy file; a running Chromium hears of it, Firefox reads it at its start. */
  write(policy: object): Promise<void>;
  /** As it was before. */
  restore(): Promise<void>;
}

/** Null where policies may not be written: not as root. */
export async function policyPlace(kind: BrowserKind): Promise<PolicyPlace | null> {
  if (process.getuid?.() !== 0) return null;
  const browser = await findBrowser(kind);
  const file =
    kind === 'firefox' ? '/etc/firefox/policies/policies.json' : `${chromiumFolder(browser)}/dezhurny-test.json`;
  return (await ownMount(browser, file)) ?? (await sharedFile(browser, file));
}

function chromiumFolder(browser: string): string {
  return browser.includes('chrome') ? '/etc/opt/chrome/policies/managed' : '/etc/chromium/policies/managed';
}

/** The browser sees a folder of ours in the policies' place, other browsers of the machine don't. Null where that isn't allowed. */
async function ownMount(browser: string, file: string): Promise<PolicyPlace | null> {
  const made = await mkdir(dirname(file), { recursive: true });
  const own = await mkdtemp(join(tmpdir(), 'dezhurny-policies-'));
  const mount = `mount --bind '${own}' '${dirname(file)}'`;
  const restore = async () => {
    await rm(own, { recursive: true, force: true });
    if (made) await rm(made, { recursive: true, force: true });
  };
  if (spawnSync('unshare', ['-m', 'sh', '-c', mount]).status !== 0) {
    await restore();
    return null;
  }
  const program = join(own, 'browser.sh');
  await writeFile(program, `#!/bin/sh\nexec unshare -m sh -c "${mount} && exec '${browser}' \\"\\$@\\"" sh "$@"\n`);
  await chmod(program, 0o755);
  const inOwn = join(own, file.slice(dirname(file).length));
  return { program, write: (policy) => writeFile(inOwn, JSON.stringify(policy)), restore };
}

/** The machine's own file, put back at the end. */
async function sharedFile(browser: string, file: string): Promise<PolicyPlace> {
  const before = existsSync(file) ? await readFile(file) : null;
  const made = await mkdir(dirname(file), { recursive: true });
  return {
    program: browser,
    write: (policy) => writeFile(file, JSON.stringify(policy)),
    async restore() {
      await rm(made ?? file, { recursive: true, force: true });
      if (before) await writeFile(file, before);
    },
  };
}

/**
 * `npm run zip -- [--key FILE.pem] [--site URL] [--team URL] [--portal URL]…`: the kit for administrators, out of the archives that were just
 * made: packages, policies for each browser and system, a page that says what to do. The same sources, key and addresses give the same
 * bytes.
 */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { GECKO_ID, OUTPUT } from './browser.ts';
import { publicKeyOf } from './rollout/crx.ts';
import { extensionIdOf } from './rollout/extension-id.ts';
import { kitFiles } from './rollout/kit.ts';
import type { Rollout } from './rollout/policy-files.ts';
import { zipOf } from './rollout/zip.ts';

const ROOT = join(import.meta.dirname, '../..');
const SITE = 'https://files.example.ru/dezhurny';

const { values } = parseArgs({
  options: {
    key: { type: 'string' },
    site: { type: 'string', default: SITE },
    team: { type: 'string' },
    portal: { type: 'string', multiple: true, default: [] },
  },
});

const manifest = JSON.parse(readFileSync(join(OUTPUT.chromium, 'manifest.json'), 'utf8')) as {
  key: string;
  version: string;
};
const { version } = manifest;
const privateKey = values.key === undefined ? null : readKey(values.key);
const site = values.site.replace(/\/+$/, '');
const rollout: Rollout = {
  version,
  extensionId: extensionIdOf(privateKey ? publicKeyOf(privateKey) : manifest.key),
  geckoId: GECKO_ID,
  site,
  values: {
    teamConfigUrl: values.team ?? `${site}/team.json`,
    ...(values.portal.length > 0 && { portals: values.portal }),
  },
};

const archive = (browser: string) => readFileSync(join(ROOT, `.output/dezhurny-${version}-${browser}.zip`));
const files = kitFiles(rollout, { chromium: archive('chrome'), firefox: archive('firefox') }, privateKey);

const folder = join(ROOT, `.output/dezhurny-${version}-rollout`);
rmSync(folder, { recursive: true, force: true });
for (const [path, bytes] of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
}
writeFileSync(`${folder}.zip`, zipOf(files));
console.log(`${relative(ROOT, folder)}: ${files.size} файлов, id ${rollout.extensionId}, адрес ${site}`);
if (!privateKey) console.log('Без ключа компании пакета .crx нет: npm run zip -- --key dezhurny.pem --site https://…');

/** The company's key; made where the file isn't there yet. */
function readKey(path: string) {
  if (!existsSync(path)) {
    const { privateKey: made } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(path, made.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    console.log(`Создан ключ ${path}. Храните его: без него нельзя обновить расширение.`);
  }
  return createPrivateKey(readFileSync(path));
}

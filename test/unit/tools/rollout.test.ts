/** The kit for administrators: packages that browsers take, policies in their own forms, the same bytes each time. */
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packCrx, publicKeyOf } from '../../tools/rollout/crx.ts';
import { extensionIdOf } from '../../tools/rollout/extension-id.ts';
import { policyFiles, type Rollout, updateXml } from '../../tools/rollout/policy-files.ts';
import { zipOf } from '../../tools/rollout/zip.ts';

const ID = 'a'.repeat(32);
const rollout: Rollout = {
  version: '1.2.3',
  extensionId: ID,
  geckoId: 'dezhurny@e-office24.ru',
  site: 'https://files.firma.ru/d',
  values: {
    teamConfigUrl: 'https://files.firma.ru/team.json?a=1&b=2',
    portals: ['https://portal.firma.ru'],
    retentionDays: 14,
  },
};
const text = (path: string, encoding: BufferEncoding = 'utf8') => policyFiles(rollout).get(path)!.toString(encoding);

test('an id follows from its key', () => {
  // The example of Chromium's documentation is not at hand: sixteen bytes of SHA-256 in the letters a to p.
  expect(extensionIdOf(Buffer.from('').toString('base64'))).toBe('odlameecjipmbmbejkplpemijjgpljce');
});

test('every browser on every system has its policy', () => {
  expect([...policyFiles(rollout).keys()].sort()).toEqual([
    'firefox/policies-esr-unsigned.json',
    'firefox/policies.json',
    ...['chrome', 'chromium', 'edge', 'yandex'].map((one) => `linux/${one}.json`),
    ...['chrome', 'chromium', 'edge', 'firefox', 'yandex'].map((one) => `macos/${one}.mobileconfig`),
    ...['chrome', 'chromium', 'edge', 'yandex'].map((one) => `windows/${one}.reg`),
  ]);
});

test('Windows: UTF-16 with its mark, lists as JSON in a string, numbers as dword', () => {
  const registry = text('windows/edge.reg', 'utf16le');
  expect(registry.startsWith('\uFEFFWindows Registry Editor Version 5.00\r\n')).toBe(true);
  expect(registry).toContain(
    `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge\\3rdparty\\extensions\\${ID}\\policy]`,
  );
  expect(registry).toContain(`"9001"="${ID};https://files.firma.ru/d/update.xml"`);
  expect(registry).toContain('"portals"="[\\"https://portal.firma.ru\\"]"');
  expect(registry).toContain('"retentionDays"=dword:0000000e');
});

test('Linux and Firefox: the JSON that the browsers read', () => {
  expect(JSON.parse(text('linux/chrome.json'))).toEqual({
    ExtensionSettings: {
      [ID]: {
        installation_mode: 'force_installed',
        update_url: 'https://files.firma.ru/d/update.xml',
        override_update_url: true,
      },
    },
    '3rdparty': { extensions: { [ID]: rollout.values } },
  });
  const { policies } = JSON.parse(text('firefox/policies.json'));
  expect(policies['3rdparty'].Extensions[rollout.geckoId]).toEqual(rollout.values);
  expect(policies.ExtensionSettings[rollout.geckoId].install_url).toBe('https://files.firma.ru/d/dezhurny-1.2.3.xpi');
});

test('macOS: a profile with both payloads, its text escaped', () => {
  const profile = text('macos/chrome.mobileconfig');
  expect(profile).toContain(`<string>com.google.Chrome.extensions.${ID}</string>`);
  expect(profile).toContain('team.json?a=1&amp;b=2');
  expect(profile).toContain('<integer>14</integer>');
  expect(profile.match(/<dict>/g)).toHaveLength(profile.match(/<\/dict>/g)!.length);
});

test('update.xml names the package', () => {
  expect(updateXml(rollout)).toContain('codebase="https://files.firma.ru/d/dezhurny-1.2.3.crx" version="1.2.3"');
});

test('a package holds the zip and a signature over it by the key that names it; twice the same bytes', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const zip = zipOf(new Map([['manifest.json', Buffer.from('{}')]]));
  const crx = packCrx(zip, privateKey);
  expect(crx.equals(packCrx(zip, privateKey))).toBe(true);
  expect(crx.subarray(0, 8).toString('hex')).toBe('4372323403000000');
  const length = crx.readUInt32LE(8);
  const header = crx.subarray(12, 12 + length);
  expect(crx.subarray(12 + length).equals(zip)).toBe(true);
  const publicKey = Buffer.from(publicKeyOf(privateKey), 'base64');
  expect(header.includes(publicKey)).toBe(true);
  const signedData = header.subarray(-18);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(signedData.length);
  const signed = Buffer.concat([Buffer.from('CRX3 SignedData\0'), size, signedData, zip]);
  const at = header.indexOf(publicKey) + publicKey.length + 3;
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
  expect(verify('sha256', signed, key, header.subarray(at, at + 256))).toBe(true);
});

test('an archive gives back what was put in, and does not depend on the order', () => {
  const files: [string, Buffer][] = [
    ['б/имя.txt', Buffer.from('Текст '.repeat(100))],
    ['a.txt', Buffer.from('')],
  ];
  const zip = zipOf(new Map(files));
  expect(zip.equals(zipOf(new Map(files.toReversed())))).toBe(true);
  const at = zip.indexOf('б/имя.txt') - 30;
  const [packed, length] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26)];
  const start = at + 30 + length;
  expect(inflateRawSync(zip.subarray(start, start + packed)).toString()).toBe(files[0]![1].toString());
});

/** Ready policies: the extension installed by force, and what it is told, for each browser on each system (platform.md §4). */
import { createHash } from 'node:crypto';

/** What the policies say. */
export interface Rollout {
  version: string;
  /** In Chromium's family, by the key of the package. */
  extensionId: string;
  geckoId: string;
  /** Where the kit's files are put, without a slash at the end. */
  site: string;
  /** The values of `public/managed_schema.json`. */
  values: Readonly<Record<string, string | number | readonly string[]>>;
}

/** The browsers of one family: where each looks for policies. */
const CHROMIUMS = {
  chrome: { registry: 'Google\\Chrome', linux: '/etc/opt/chrome', mac: 'com.google.Chrome' },
  chromium: { registry: 'Chromium', linux: '/etc/chromium', mac: 'org.chromium.Chromium' },
  edge: { registry: 'Microsoft\\Edge', linux: '/etc/opt/edge', mac: 'com.microsoft.Edge' },
  yandex: { registry: 'YandexBrowser', linux: '/etc/opt/yandex/browser', mac: 'ru.yandex.desktop.yandex-browser' },
} as const;

type Chromium = keyof typeof CHROMIUMS;

/** Far from the numbers that other extensions of a company have. */
const FORCE_LIST_NUMBER = '9001';

/** Every policy file by its path in the kit. */
export function policyFiles(rollout: Rollout): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const browser of Object.keys(CHROMIUMS) as Chromium[]) {
    files.set(`windows/${browser}.reg`, registryFile(browser, rollout));
    files.set(`linux/${browser}.json`, json(chromiumPolicy(rollout)));
    files.set(`macos/${browser}.mobileconfig`, Buffer.from(chromiumProfile(browser, rollout)));
  }
  files.set('firefox/policies.json', json({ policies: firefoxPolicy(rollout) }));
  files.set(
    'firefox/policies-esr-unsigned.json',
    json({ policies: { ...firefoxPolicy(rollout), Preferences: UNSIGNED } }),
  );
  files.set('macos/firefox.mobileconfig', Buffer.from(firefoxProfile(rollout)));
  return files;
}

/** Where a Linux policy of the family goes. */
export function linuxPlaces(): [file: string, place: string][] {
  return Object.entries(CHROMIUMS).map(([browser, { linux }]) => [
    `${browser}.json`,
    `${linux}/policies/managed/dezhurny.json`,
  ]);
}

/** What browsers of Chromium's family ask for updates (Omaha's form). */
export function updateXml({ extensionId, site, version }: Rollout): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${extensionId}">
    <updatecheck codebase="${xml(`${site}/dezhurny-${version}.crx`)}" version="${version}" />
  </app>
</gupdate>
`;
}

function chromiumPolicy({ extensionId, site, values }: Rollout): object {
  return {
    ExtensionSettings: { [extensionId]: forced(site) },
    '3rdparty': { extensions: { [extensionId]: values } },
  };
}

function forced(site: string): object {
  return { installation_mode: 'force_installed', update_url: `${site}/update.xml`, override_update_url: true };
}

/** Lists are written as JSON into one value, which the browser reads by the schema. */
function registryFile(browser: Chromium, { extensionId, site, values }: Rollout): Buffer {
  const root = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${CHROMIUMS[browser].registry}`;
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    `[${root}\\ExtensionInstallForcelist]`,
    registryValue(FORCE_LIST_NUMBER, `${extensionId};${site}/update.xml`),
    '',
    `[${root}\\3rdparty\\extensions\\${extensionId}\\policy]`,
    ...Object.entries(values).map(([name, value]) => registryValue(name, value)),
    '',
  ];
  return Buffer.from(`\uFEFF${lines.join('\r\n')}`, 'utf16le');
}

function registryValue(name: string, value: string | number | readonly string[]): string {
  if (typeof value === 'number') return `"${name}"=dword:${value.toString(16).padStart(8, '0')}`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${name}"="${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function firefoxPolicy({ geckoId, site, version, values }: Rollout): object {
  return {
    ExtensionSettings: {
      [geckoId]: { installation_mode: 'force_installed', install_url: `${site}/dezhurny-${version}.xpi` },
    },
    '3rdparty': { Extensions: { [geckoId]: values } },
  };
}

/** Firefox ESR takes a package that Mozilla hasn't signed only so. */
const UNSIGNED = { 'xpinstall.signatures.required': { Value: false, Status: 'locked' } };

function chromiumProfile(browser: Chromium, rollout: Rollout): string {
  const { extensionId, site, values } = rollout;
  const { mac } = CHROMIUMS[browser];
  return profile(browser, [
    { type: mac, content: { ExtensionSettings: { [extensionId]: forced(site) } } },
    { type: `${mac}.extensions.${extensionId}`, content: values },
  ]);
}

function firefoxProfile(rollout: Rollout): string {
  const content = { EnterprisePoliciesEnabled: true, ...firefoxPolicy(rollout) };
  return profile('firefox', [{ type: 'org.mozilla.firefox', content }]);
}

/** A configuration profile; its ids follow from its name, so that a newer one takes its place. */
function profile(browser: string, payloads: { type: string; content: object }[]): string {
  const name = `ru.e-office24.dezhurny.${browser}`;
  const head = (identifier: string, type: string) => ({
    PayloadIdentifier: identifier,
    PayloadUUID: uuidOf(identifier),
    PayloadType: type,
    PayloadVersion: 1,
    PayloadDisplayName: 'Дежурный',
  });
  const content = payloads.map(({ type, content }) => ({ ...content, ...head(`${name}.${type}`, type) }));
  const whole = { PayloadContent: content, PayloadScope: 'System', ...head(name, 'Configuration') };
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${plist(whole, '')}
</plist>
`;
}

function plist(value: unknown, indent: string): string {
  if (typeof value === 'boolean') return `${indent}<${value}/>`;
  if (typeof value === 'number') return `${indent}<integer>${value}</integer>`;
  if (typeof value === 'string') return `${indent}<string>${xml(value)}</string>`;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return [`${indent}<array>`, ...value.map((item) => plist(item, inner)), `${indent}</array>`].join('\n');
  }
  const entries = Object.entries(value as object).map(
    ([key, item]) => `${inner}<key>${xml(key)}</key>\n${plist(item, inner)}`,
  );
  return [`${indent}<dict>`, ...entries, `${indent}</dict>`].join('\n');
}

function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)]
    .join('-')
    .toUpperCase();
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function json(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

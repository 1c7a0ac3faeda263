/** The team's document on a computer, and its file at an address: a loopback server stands for the firm's. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { handlers } from '../../../lib/duty/handlers.ts';
import { addressProblem } from '../../../lib/duty/team-fetch.ts';
import { refreshTeamFile, teamFileNotice } from '../../../lib/duty/team-file.ts';
import { loadSettings, saveLocal } from '../../../lib/settings/store.ts';
import { at, makeWorld, moment } from './world.ts';

const HOUR = 60;
const document = (more: object = {}) =>
  JSON.stringify({ format: 'dezhurny-team', schema: 1, version: '1', author: 'Ведущий', ...more });

let server: Server;
let url: string;
/** What the server answers, and what it was asked for. */
let answer: { status: number; body: string; etag: string };
let asked: (string | undefined)[];

beforeAll(async () => {
  server = createServer(({ headers }, response) => {
    asked.push(headers['if-none-match']);
    const same = answer.status === 200 && headers['if-none-match'] === answer.etag;
    response.writeHead(same ? 304 : answer.status, { etag: answer.etag });
    response.end(same ? '' : answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/team.json`;
});
afterAll(() => server.close());

beforeEach(() => {
  makeWorld();
  Object.assign(fakeBrowser.runtime, { getManifest: () => ({ version: '0.1.0' }) });
  Object.assign(fakeBrowser, { permissions: { contains: async () => true } });
  answer = { status: 200, body: document({ retentionDays: 14 }), etag: '"1"' };
  asked = [];
});

const none = { tabId: null, url: '' };
const ask = {
  report: async () => await handlers.team(undefined, none),
  place: async (confirmEach = false) => await handlers.setTeamPlace({ place: { url, confirmEach } }, none),
  check: async () => await handlers.checkTeamFile(undefined, none),
  accept: async (hash: string) => await handlers.acceptTeamFile({ hash }, none),
  use: async (text: string) => await handlers.useTeamFile({ text }, none),
};
const days = async () => (await loadSettings()).settings.retentionDays;
const pending = async () => (await ask.report()).place?.pending ?? null;

/** An address that somebody has agreed to. */
async function follow(confirmEach = false): Promise<void> {
  await ask.place(confirmEach);
  await ask.accept((await pending())!.hash);
}

describe('the file at an address', () => {
  test('before the first use its difference is shown, and nothing is in force', async () => {
    await ask.place();
    const waits = await pending();
    expect(waits).toMatchObject({ version: '1', changes: [{ path: 'retentionDays', before: 30, after: 14 }] });
    expect(await days()).toBe(30);
    await ask.accept(waits!.hash);
    expect(await days()).toBe(14);
    expect(await ask.report()).toMatchObject({
      current: { version: '1', way: 'address' },
      place: { pending: null, error: null },
    });
  });

  test('what somebody has looked at is what is used', async () => {
    await ask.place();
    await expect(ask.accept('0'.repeat(64))).rejects.toThrow('изменился');
    expect(await days()).toBe(30);
  });

  test('it is asked for every six hours, by its ETag, and a change is in force at once', async () => {
    await follow();
    at(5 * HOUR);
    await refreshTeamFile();
    expect(asked).toEqual([undefined]);
    at(6 * HOUR);
    await refreshTeamFile();
    expect(asked).toEqual([undefined, '"1"']);
    expect((await ask.report()).place?.checkedAt).toBe(moment(6 * HOUR));
    answer = { status: 200, body: document({ version: '2', retentionDays: 21 }), etag: '"2"' };
    at(12 * HOUR);
    await refreshTeamFile();
    expect(await days()).toBe(21);
    const { versions } = await ask.report();
    expect(versions.map(({ version, changes }) => [version, changes])).toEqual([
      ['2', [{ path: 'retentionDays', before: 14, after: 21 }]],
      ['1', [{ path: 'retentionDays', before: 30, after: 14 }]],
    ]);
  });

  test('where the lead wants it, each change waits, and the pages say so', async () => {
    await follow(true);
    expect(await teamFileNotice()).toBeNull();
    answer = { status: 200, body: document({ version: '2', retentionDays: 21 }), etag: '"2"' };
    await ask.check();
    expect(await days()).toBe(14);
    expect(await teamFileNotice()).toContain('версия 2');
    await ask.accept((await pending())!.hash);
    expect(await days()).toBe(21);
    expect(await teamFileNotice()).toBeNull();
  });

  test.each([
    ['of 2 MB', 200, () => 'x'.repeat(2_000_000), '512 КБ'],
    ['cut off', 200, () => document().slice(0, -4), 'оборван'],
    ['of a wrong version', 200, () => document({ schema: 7 }), 'более новой'],
    ['that is hostile', 200, () => document({ consult: { link: 'javascript:alert(1)' } }), 'consult.link'],
    ['that is gone', 404, () => '', 'нет (404)'],
    ['that is guarded', 403, () => '', 'без входа'],
    ['of a broken server', 500, () => '', 'ошибкой 500'],
  ])(
    'a file %s is refused with the reason, the last good copy stays, and it is asked for again soon',
    async (_, status, body, why) => {
      await follow();
      answer = { status, body: body(), etag: '"3"' };
      await ask.check();
      const { place, versions } = await ask.report();
      expect(place?.error).toContain(why);
      expect(versions).toHaveLength(1);
      expect(await days()).toBe(14);
      answer = { status: 200, body: document({ version: '2', retentionDays: 21 }), etag: '"3"' };
      at(31);
      await refreshTeamFile();
      expect((await ask.report()).place?.error).toBeNull();
      expect(await days()).toBe(21);
    },
  );

  test('a policy names an address: in force without a question, and gone with the policy', async () => {
    await fakeBrowser.storage.managed.set({ teamConfigUrl: url });
    await refreshTeamFile();
    expect(await days()).toBe(14);
    expect(await ask.report()).toMatchObject({ current: { way: 'policyAddress' }, place: { byPolicy: true } });
    await fakeBrowser.storage.managed.clear();
    expect(await days()).toBe(30);
    expect(await ask.report()).toMatchObject({ current: null, place: null });
  });
});

test('https alone; http on this machine, or where an administrator wants it', () => {
  expect(addressProblem('https://files.firma.ru/team.json', false)).toBeNull();
  expect(addressProblem('http://localhost:8000/team.json', false)).toBeNull();
  expect(addressProblem('http://[::1]/team.json', false)).toBeNull();
  expect(addressProblem('http://files.firma.ru/team.json', true)).toBeNull();
  expect(addressProblem('http://files.firma.ru/team.json', false)).toContain('https://');
  expect(addressProblem('http://127.0.0.1.evil.example/', false)).toContain('https://');
  expect(addressProblem('file:///etc/passwd', true)).toContain('https://');
  expect(addressProblem('javascript:alert(1)', true)).toContain('https://');
  expect(addressProblem('https://name:word@files.firma.ru/', false)).toContain('пароль');
  expect(addressProblem('team.json', false)).toContain('целиком');
});

describe('the document on this computer', () => {
  test('a dry run tells what would change, and changes nothing', async () => {
    await saveLocal({ retentionDays: 7, me: { sound: false } });
    const tried = await handlers.tryTeamFile({ text: document({ retentionDays: 14, locked: ['polling'] }) }, none);
    expect(tried).toMatchObject({
      ok: true,
      changes: [{ path: 'retentionDays', before: 7, after: 14 }],
      locked: ['polling'],
    });
    expect(await ask.report()).toMatchObject({ current: null, versions: [] });
    expect(await days()).toBe(7);
  });

  test('a refused file changes nothing', async () => {
    await ask.use(document({ retentionDays: 14 }));
    await expect(ask.use(document({ retentionDays: 500 }))).rejects.toThrow('от 1 до 90');
    expect(await days()).toBe(14);
    expect((await ask.report()).versions).toHaveLength(1);
  });

  test('what is set here is released, handed on as a file, and understood there; personal settings stay', async () => {
    await saveLocal({ retentionDays: 7, me: { sound: false }, future: { kept: true } });
    expect((await ask.report()).unreleased).toEqual([{ path: 'retentionDays', before: 30, after: 7 }]);
    const { at: made } = await handlers.releaseTeam({ author: 'Ведущий', locked: ['clocks'] }, none);
    expect((await ask.report()).unreleased).toEqual([]);
    const { name, text } = await handlers.teamFile({ at: made }, none);
    expect(name).toBe('dezhurny-team-2026-11-24.1.json');
    expect(JSON.parse(text)).toEqual({
      format: 'dezhurny-team',
      schema: 1,
      version: '2026-11-24.1',
      author: 'Ведущий',
      locked: ['clocks'],
      retentionDays: 7,
      future: { kept: true },
    });
    await saveLocal({ clocks: { callback: { limitMinutes: 20 } } });
    await ask.use(text);
    const { settings } = await loadSettings();
    expect(settings.retentionDays).toBe(7);
    expect(settings.clocks.callback.limitMinutes).toBe(15);
    expect(settings.me.sound).toBe(true);
  });

  test('an earlier version is put back with one press, the ten last are kept', async () => {
    for (let version = 1; version <= 12; version++) {
      at(version);
      await ask.use(document({ version: String(version), retentionDays: version }));
    }
    const { versions } = await ask.report();
    expect(versions.map(({ version }) => version)).toEqual(['12', '11', '10', '9', '8', '7', '6', '5', '4', '3']);
    at(20);
    await handlers.restoreTeam({ at: versions[4]!.at }, none);
    expect(await days()).toBe(8);
    expect((await ask.report()).versions[0]).toMatchObject({
      version: '8',
      way: 'restored',
      changes: [{ path: 'retentionDays', before: 12, after: 8 }],
    });
  });

  test("where there is no team's document, a version comes back as what is set here", async () => {
    await saveLocal({ retentionDays: 7 });
    const { at: made } = await handlers.releaseTeam({ author: 'Ведущий', locked: [] }, none);
    at(1);
    await saveLocal({ retentionDays: 9, polling: { seconds: 90 }, me: { sound: false } });
    await handlers.restoreTeam({ at: made }, none);
    const { settings, origins } = await loadSettings();
    expect([settings.retentionDays, settings.polling.seconds, settings.me.sound]).toEqual([7, 60, false]);
    expect(origins.retentionDays).toBe('local');
  });

  test('a document is taken over for editing: the same is in force, from here, and its address is forgotten', async () => {
    await saveLocal({ polling: { seconds: 90 } });
    answer.body = document({ retentionDays: 14, future: 1 });
    await follow();
    await handlers.leaveTeam({ keep: true }, none);
    const { settings, origins } = await loadSettings();
    expect([settings.retentionDays, settings.polling.seconds]).toEqual([14, 90]);
    expect(origins.retentionDays).toBe('local');
    expect(await ask.report()).toMatchObject({ current: null, place: null });
  });

  test('while a document is in force none is released', async () => {
    await ask.use(document({ retentionDays: 14 }));
    await expect(handlers.releaseTeam({ author: 'Ведущий', locked: [] }, none)).rejects.toThrow('Править');
  });
});

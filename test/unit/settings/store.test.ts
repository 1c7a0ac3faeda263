import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { builtIn } from '../../../lib/settings/defaults.ts';
import { loadSettings, onSettingsChanged, saveLocal } from '../../../lib/settings/store.ts';

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.runtime.getManifest = () => ({ version: '0.1.0' }) as never;
});

test('what is saved is in force for whoever loads next, and the others are told', async () => {
  const changed = vi.fn();
  onSettingsChanged(changed);
  expect((await saveLocal({ retentionDays: 7 })).ok).toBe(true);
  expect((await loadSettings()).settings).toEqual({ ...builtIn, retentionDays: 7 });
  expect(changed).toHaveBeenCalledTimes(1);
});

test('nothing is saved when a value does not hold', async () => {
  await saveLocal({ retentionDays: 7 });
  const result = await saveLocal({ retentionDays: 500, polling: { seconds: 90 } });
  expect(result).toEqual({ ok: false, errors: { retentionDays: 'Нужно целое число от 1 до 90 (дней)' } });
  expect((await loadSettings()).settings.polling.seconds).toBe(builtIn.polling.seconds);
});

test('a layer of a later version is not guessed at', async () => {
  await fakeBrowser.storage.local.set({ 'settings.local': { version: 99, settings: { retentionDays: 7 } } });
  expect((await loadSettings()).settings.retentionDays).toBe(builtIn.retentionDays);
});

/** A team's document as JSON. */
const team = (settings: object) =>
  JSON.stringify({ format: 'dezhurny-team', schema: 1, version: '1', author: 'Ведущий', ...settings });

test('what the administrator has set beats what was saved here', async () => {
  await saveLocal({ retentionDays: 7, polling: { seconds: 90 } });
  await fakeBrowser.storage.managed.set({ teamConfigJson: team({ polling: { seconds: 300 } }), retentionDays: 60 });
  const { settings, origins, errors } = await loadSettings();
  expect(errors).toEqual({});
  expect(settings.retentionDays).toBe(60);
  expect(settings.polling.seconds).toBe(300);
  expect(origins).toEqual({ retentionDays: 'managed', 'polling.seconds': 'managed' });
});

test('a policy: locks in both notations, portals as people write them, what can not be used is told', async () => {
  await saveLocal({ retentionDays: 7, clocks: { callback: { limitMinutes: 20 } }, polling: { seconds: 90 } });
  await fakeBrowser.storage.managed.set({
    teamConfigJson: team({ locked: ['retentionDays'], retentionDays: 'много' }).slice(0, -9),
    locked: ['/clocks/callback', 'polling'],
    portals: ['Портал.рф/support/', 'http://10.0.0.7:8080'],
  });
  const { settings, errors, locks } = await loadSettings();
  expect(errors.teamConfigJson).toContain('это не JSON');
  expect(settings.clocks).toEqual(builtIn.clocks);
  expect(settings.polling).toEqual(builtIn.polling);
  expect(settings.retentionDays).toBe(7);
  expect(settings.portals).toEqual(['https://xn--80awhdgm.xn--p1ai', 'http://10.0.0.7']);
  expect(locks).toEqual([
    { path: 'clocks.callback', layer: 'managed' },
    { path: 'polling', layer: 'managed' },
  ]);
});

test('settings written by the previous build load into this one', async () => {
  await fakeBrowser.storage.local.set({
    'settings.local': {
      version: 1,
      settings: {
        clocks: { firstResponse: { limitMinutes: 25 } },
        macros: { lk: { status: 'На ЛК' } },
        consult: { phone: '+7 900 000-00-09' },
        portal: {
          staffNames: ['Оператор Первый'],
          bindings: { ticket: { phone: { selectors: ['#tel'], label: 'Тел.' } } },
        },
        lexicon: { add: { hang: ['тупит'] }, remove: ['висит'] },
        me: { sound: false },
      },
    },
  });
  const { settings, errors } = await loadSettings();
  expect(errors).toEqual({});
  expect(settings.clocks.firstResponse.limitMinutes).toBe(25);
  expect(settings.macros.find(({ id }) => id === 'lk')?.status).toBe('На ЛК');
  expect(settings.portal.bindings.ticket?.phone?.selectors).toEqual(['#tel']);
  expect(settings.lexicon.add.hang).toEqual(['тупит']);
  expect(settings.me).toEqual({ ...builtIn.me, sound: false });
});

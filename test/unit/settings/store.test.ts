import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { builtIn } from '../../../lib/settings/defaults.ts';
import { loadSettings, onSettingsChanged, saveLocal } from '../../../lib/settings/store.ts';

beforeEach(() => fakeBrowser.reset());

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

test('what the administrator has set beats what was saved here', async () => {
  await saveLocal({ retentionDays: 7, polling: { seconds: 90 } });
  const teamConfigJson = JSON.stringify({ version: 1, settings: { polling: { seconds: 300 } } });
  await fakeBrowser.storage.managed.set({ teamConfigJson, retentionDays: 60 });
  const { settings, origins } = await loadSettings();
  expect(settings.retentionDays).toBe(60);
  expect(settings.polling.seconds).toBe(300);
  expect(origins).toMatchObject({ retentionDays: 'managed', 'polling.seconds': 'managed' });
});

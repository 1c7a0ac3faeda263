import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtIn } from '../../../lib/settings/defaults.ts';
import { difference } from '../../../lib/settings/difference.ts';
import { changes, checkLocal, effective, heldBy, localAfter, origin } from '../../../lib/settings/layers.ts';
import { settingAt, withSetting } from '../../../lib/settings/paths.ts';
import { overlay } from '../../../lib/settings/tree.ts';
import earlier from './local-1.json' with { type: 'json' };

describe('layers', () => {
  test('the built-in layer holds by itself', () => {
    expect(effective({})).toEqual({ settings: builtIn, origins: {}, errors: {}, locks: [] });
  });

  test('managed beats team, team beats local, local beats built-in, each value by itself', () => {
    const result = effective({
      local: { clocks: { callback: { limitMinutes: 20 } }, retentionDays: 10, polling: { seconds: 90 } },
      team: { retentionDays: 20, polling: { seconds: 120 } },
      managed: { polling: { seconds: 300 } },
    });
    expect(result.errors).toEqual({});
    expect(result.settings.clocks.callback).toEqual({ ...builtIn.clocks.callback, limitMinutes: 20 });
    expect(result.settings.retentionDays).toBe(20);
    expect(result.settings.polling.seconds).toBe(300);
    expect(origin(result, 'clocks.callback.limitMinutes')).toBe('local');
    expect(origin(result, 'clocks.callback.quietMinutes')).toBe('builtIn');
    expect(origin(result, 'retentionDays')).toBe('team');
    expect(origin(result, 'polling.seconds')).toBe('managed');
  });

  test('what a person has set for himself lies over all, unless it is locked', () => {
    const layers = {
      local: { me: { sound: true } },
      team: { me: { sound: false } },
      managed: { me: { folded: true } },
    };
    expect(effective(layers).settings.me).toMatchObject({ sound: true, folded: true });
    expect(heldBy(effective(layers), 'me.sound')).toBeNull();
    const locked = effective({ ...layers, locks: [{ path: 'me', layer: 'managed' }] });
    expect(locked.settings.me).toMatchObject({ sound: false, folded: true });
    expect(heldBy(locked, 'me.sound')).toBe('managed');
  });

  test('under a lock nothing of the local layer counts, beside it everything does', () => {
    const clock = { limitMinutes: 20, soundMinutes: 2 };
    const result = effective({
      local: { clocks: { callback: clock, nextReply: clock }, retentionDays: 3 },
      locks: [{ path: 'clocks.callback', layer: 'team' }],
    });
    expect(result.settings.clocks.callback).toEqual(builtIn.clocks.callback);
    expect(result.settings.clocks.nextReply.limitMinutes).toBe(20);
    expect(heldBy(result, 'clocks.callback.limitMinutes')).toBe('team');
    expect(heldBy(result, 'clocks.callback')).toBe('team');
    expect(heldBy(result, 'clocks.callbackLater')).toBeNull();
    expect(heldBy(result, 'retentionDays')).toBeNull();
  });

  test('what a layer above has set is not changed here', () => {
    const result = effective({
      local: { retentionDays: 3 },
      team: { retentionDays: 20 },
      managed: { portals: ['https://a.example'] },
    });
    expect(heldBy(result, 'retentionDays')).toBe('team');
    expect(heldBy(result, 'portals')).toBe('managed');
    expect(heldBy(result, 'polling.seconds')).toBeNull();
  });

  test('one bad value costs only itself, and is told in Russian by its path', () => {
    const result = effective({ local: { retentionDays: 'много', polling: { seconds: 90 } } });
    expect(result.settings.retentionDays).toBe(builtIn.retentionDays);
    expect(result.settings.polling.seconds).toBe(90);
    expect(result.errors).toEqual({ retentionDays: 'Нужно целое число от 1 до 90 (дней)' });
  });

  test('values that contradict a lower layer are left out together', () => {
    const result = effective({ local: { clocks: { callback: { limitMinutes: 4 }, nextReply: { limitMinutes: 60 } } } });
    expect(result.settings.clocks.callback).toEqual(builtIn.clocks.callback);
    expect(result.settings.clocks.nextReply.limitMinutes).toBe(60);
    expect(Object.keys(result.errors)).toEqual(['clocks.callback.quietMinutes']);
  });

  test('whatever a layer holds, the settings in force hold', () => {
    const layer = fc.record(
      {
        clocks: fc.oneof(fc.anything(), fc.record({ callback: fc.anything() })),
        macros: fc.oneof(fc.anything(), fc.record({ lk: fc.anything(), other: fc.anything() })),
        phrases: fc.anything(),
        portal: fc.oneof(fc.anything(), fc.record({ listUrl: fc.string(), bindings: fc.anything() })),
        retentionDays: fc.oneof(fc.integer(), fc.anything()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(layer, layer, (local, managed) => {
        const { settings } = effective({ local, managed });
        expect(checkLocal(settings).ok).toBe(true);
      }),
    );
  });

  test('a forged prototype in an imported file reaches nothing', () => {
    const { settings } = effective({ team: JSON.parse('{"__proto__":{"sound":true},"phrases":{"constructor":"x"}}') });
    expect(Object.keys(settings.phrases)).toEqual(Object.keys(builtIn.phrases));
    expect(({} as { sound?: boolean }).sound).toBeUndefined();
  });
});

describe('the local layer', () => {
  test('whole settings are saved as what differs', () => {
    const changed = structuredClone(builtIn);
    changed.retentionDays = 14;
    changed.macros[1]!.status = 'На программистов';
    expect(checkLocal(changed)).toEqual({
      ok: true,
      patch: { retentionDays: 14, macros: { [changed.macros[1]!.id]: { status: 'На программистов' } } },
    });
  });

  test("R23: a transfer's prescribed text is locked, its status is not", () => {
    const os = builtIn.macros.find((macro) => macro.clause === 'R23')!;
    const other = checkLocal({ macros: { [os.id]: { text: 'Передали заявку, ждите' } } });
    expect(other).toMatchObject({ ok: false });
    expect(other.ok ? '' : other.errors[`macros.${os.id}.text`]).toContain('R23');
    expect(checkLocal({ macros: { [os.id]: { status: 'На ОС' } } }).ok).toBe(true);
  });

  test('R23: once a lead has unlocked it, the text may differ', () => {
    const os = builtIn.macros.find((macro) => macro.clause === 'R23')!;
    const unlocked = checkLocal({ macros: { [os.id]: { text: 'Передали программистам', verbatim: false } } });
    expect(unlocked.ok).toBe(true);
  });

  test('R30: what is said of an incident stays to the letter until a lead has unlocked it', () => {
    const phrases = { incident: 'Всё хорошо' };
    expect(checkLocal({ phrases }).ok).toBe(false);
    expect(checkLocal({ phrases, canned: { locked: { incident: false } } }).ok).toBe(true);
  });

  test('settings stored by an earlier version load whole', () => {
    const { settings, errors } = effective({ local: earlier.settings });
    expect(errors).toEqual({});
    expect(settings.macros.find(({ id }) => id === 'own')).toEqual(earlier.settings.macros.own);
    expect(settings.macros[0]).toMatchObject({ ...earlier.settings.macros.lk, clause: 'R22' });
    expect(settings.phrases.no_answer).toBe(earlier.settings.phrases.no_answer);
    expect(settings.canned).toEqual(builtIn.canned);
    expect(overlay(settings, earlier.settings)).toEqual({ ...settings, macros: earlier.settings.macros });
  });

  test('two shortcuts that the same keys type, and one with a blank, are told of', () => {
    const result = checkLocal({ canned: { shortcuts: { fixed: 'kr', eta: 'а б' } } });
    expect(result.ok ? [] : Object.keys(result.errors).sort()).toEqual([
      'canned.shortcuts.eta',
      'canned.shortcuts.fixed',
      'canned.shortcuts.lk',
    ]);
  });

  test('an own phrase that would insert nothing is told of', () => {
    const own = { ...builtIn.macros[0]!, id: 'own', text: ' ', status: null, assignee: null, hidden: null };
    const result = checkLocal({ macros: { own } });
    expect(result.ok ? [] : Object.keys(result.errors)).toEqual(['macros.own.text']);
  });

  test("a lead's own macro stands after the regulation's", () => {
    const own = { ...builtIn.macros[0]!, id: 'own', title: 'Своя', verbatim: false, text: 'Ваш вопрос решён' };
    const { settings, errors } = effective({ local: { macros: [own] } });
    expect(errors).toEqual({});
    expect(settings.macros.map((macro) => macro.id)).toEqual([...builtIn.macros.map((macro) => macro.id), 'own']);
  });

  test('every error is told by its path', () => {
    const result = checkLocal({
      consult: { link: 'javascript:alert(1)' },
      portal: { listUrl: '//elsewhere.example/' },
      calendar: { holidays: ['31 декабря'] },
    });
    expect(result.ok ? [] : Object.keys(result.errors).sort()).toEqual([
      'calendar.holidays.0',
      'consult.link',
      'portal.listUrl',
    ]);
  });
});

test('a person may differ from the team in the built-in way', () => {
  const below = effective({ team: { me: { sound: false } } }).settings;
  expect(checkLocal({ me: { sound: true } }, below)).toEqual({ ok: true, patch: { me: { sound: true } } });
  expect(checkLocal({ me: { sound: false } }, below)).toEqual({ ok: true, patch: {} });
});

test('changes are told by path, a list as a whole, and what has gone', () => {
  const after = structuredClone(builtIn);
  after.retentionDays = 14;
  after.portal.staffNames = ['Первый'];
  delete after.phrases.eta;
  expect(changes(builtIn, after)).toEqual([
    { path: 'portal.staffNames', before: [], after: ['Первый'] },
    { path: 'retentionDays', before: 30, after: 14 },
    { path: 'phrases.eta', before: builtIn.phrases.eta, after: undefined },
  ]);
});

test('a difference laid over its base gives the value again', () => {
  const tree = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.oneof(fc.integer(), fc.dictionary(fc.constantFrom('d', 'e'), fc.integer())),
  );
  fc.assert(
    fc.property(tree, tree, (base, patch) => {
      const value = overlay(base, patch);
      expect(overlay(base, difference(base, value))).toEqual(value);
    }),
  );
});

test('what somebody takes away of his own is gone from what is stored, what others say stays', () => {
  const own = { ...builtIn.macros[0]!, id: 'own', title: 'Своя', verbatim: false };
  const local = { macros: { own, lk: { status: 'На ЛК' } }, canned: { shortcuts: { own: 'своя' } }, retentionDays: 10 };
  const { settings: before } = effective({ local, team: { polling: { seconds: 90 } } });
  const { own: _, ...shortcuts } = before.canned.shortcuts;
  const after = {
    ...before,
    macros: before.macros.filter(({ id }) => id !== 'own'),
    canned: { ...before.canned, shortcuts },
  };
  const left = localAfter(local, before, after);
  expect(left).toEqual({ macros: { lk: { status: 'На ЛК' } }, canned: { shortcuts: {} }, retentionDays: 10 });
  expect(effective({ local: left }).settings.macros).toHaveLength(builtIn.macros.length);
});

test('a path names a macro by its id', () => {
  const changed = withSetting(builtIn, 'macros.os.status', 'На ОС');
  expect(settingAt(changed, 'macros.os.status')).toBe('На ОС');
  expect(changed.macros.map(({ id }) => id)).toEqual(builtIn.macros.map(({ id }) => id));
  expect(settingAt(changed, 'macros.nobody.status')).toBeUndefined();
  expect(withSetting(builtIn, 'clocks.callback.limitMinutes', 7).macros).toEqual(builtIn.macros);
});

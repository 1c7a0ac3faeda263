/** A machine whose clock is wrong, or is set while we work (rules.md, «Clocks»): sooner or later the portal's `Date` tells. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { clockWarning } from '../../../lib/duty/clock.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../lib/text/moscow.ts';
import { ask, makeWorld, START, ticket, type World, wake } from './world.ts';

let world: World;

beforeEach(() => {
  world = makeWorld();
});

/** It is so many minutes after the start by the portal, and the machine's clock is so much (ms) ahead. */
function setTime(minutes: number, ahead: number): void {
  vi.setSystemTime(START + minutes * MINUTE_MS + ahead);
}

const WRONG = [
  ['an hour ahead', HOUR_MS],
  ['an hour behind', -HOUR_MS],
  ['a day ahead', DAY_MS],
  ['a day behind', -DAY_MS],
] as const;

describe.each(WRONG)('a clock that is %s', (_name, ahead) => {
  test('from the start: reminders come at the portal’s time, by an alarm of the machine’s', async () => {
    setTime(0, ahead);
    await ask('clockSeen', { offsetMs: -ahead });
    const { banner } = await ask('hello', { kind: 'none', loggedOut: false, visible: true });
    expect(banner.notices[0]).toMatch(ahead > 0 ? /спешат/ : /отстают/);
    await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
    expect((await fakeBrowser.alarms.get('next'))?.scheduledTime).toBe(START + 20 * MINUTE_MS + ahead);
    expect(await given(ahead)).toEqual(EXPECTED);
  });

  test('set wrong while we work, told by the portal a minute later: all that is due comes at its time', async () => {
    setTime(0, 0);
    await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
    setTime(5, ahead);
    await wake();
    setTime(6, ahead);
    await ask('clockSeen', { offsetMs: -ahead });
    world.shown.length = 0;
    expect(await given(ahead, 7)).toEqual(EXPECTED);
  });

  test('what was put off under the wrong clock is not silent for so long', async () => {
    setTime(0, 0);
    await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
    setTime(5, ahead);
    await wake();
    const { banner } = await ask('hello', { kind: 'none', loggedOut: false, visible: true });
    for (const { id } of banner.due) await ask('acknowledge', { reminderId: id, snoozeMinutes: 15, reason: 'занят' });
    setTime(6, ahead);
    await ask('clockSeen', { offsetMs: -ahead });
    world.shown.length = 0;
    expect(await given(ahead, 7)).toEqual(EXPECTED);
  });

  test('set right again: the same', async () => {
    setTime(0, ahead);
    await ask('clockSeen', { offsetMs: -ahead });
    await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
    setTime(5, 0);
    await wake();
    setTime(6, 0);
    await ask('clockSeen', { offsetMs: 0 });
    world.shown.length = 0;
    expect(await given(0, 7)).toEqual(EXPECTED);
  });
});

test('the alarm that wakes each minute is set anew when a clock that was wrong has set it far ahead', async () => {
  setTime(0, DAY_MS);
  await wake();
  setTime(1, 0);
  await wake();
  expect((await fakeBrowser.alarms.get('tick'))?.scheduledTime).toBeLessThanOrEqual(START + 3 * MINUTE_MS);
});

test('a machine that is a minute off or less is left in peace', () => {
  expect(clockWarning(MINUTE_MS)).toBeNull();
  expect(clockWarning(-MINUTE_MS - 1)).toMatch(/спешат на 1 мин/);
  expect(clockWarning(HOUR_MS)).toMatch(/отстают на 60 мин/);
});

const EXPECTED = ['20 Осталось 10 мин, до 10:30.', '27 Осталось 3 мин, до 10:30.', '30 Срок вышел в 10:30.'];

/** What is shown, and at which of the portal's minutes, up to the deadline. */
async function given(ahead: number, from = 1): Promise<string[]> {
  const given: string[] = [];
  for (let minutes = from; minutes <= 35; minutes++) {
    setTime(minutes, ahead);
    const before = world.shown.length;
    await wake();
    given.push(...world.shown.slice(before).map(({ message }) => `${minutes} ${message}`));
  }
  return given;
}

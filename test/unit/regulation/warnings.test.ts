import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClockId, defaultClockRules } from '../../../lib/regulation/rules.ts';
import type { ClockVerdict } from '../../../lib/regulation/verdict.ts';
import { nextWarning, warningLevel } from '../../../lib/regulation/warnings.ts';
import { MINUTE_MS, moscowTime } from '../../../lib/text/moscow.ts';
import { at } from './day.ts';

const running = (id: ClockId): ClockVerdict => ({
  startedAt: at('10:00'),
  deadline: at('10:00') + defaultClockRules[id].limitMinutes * MINUTE_MS,
  status: 'running',
});

/** The warnings of a clock that nobody stops, until 11:10. */
const all = (id: ClockId): string[] => {
  const found: string[] = [];
  let now = at('09:59');
  for (;;) {
    const next = nextWarning(id, running(id), defaultClockRules[id], now);
    if (!next || next.at > at('11:10')) return found;
    found.push(`${moscowTime(next.at)} ${next.level}`);
    now = next.at;
  }
};

describe('warnings', () => {
  it('R01: 10 minutes before quietly, 3 with sound, at the deadline, then every 10', () => {
    const expected = [
      '10:20 quiet',
      '10:27 sound',
      '10:30 due',
      '10:40 repeat',
      '10:50 repeat',
      '11:00 repeat',
      '11:10 repeat',
    ];
    expect(all('firstResponse')).toEqual(expected);
    expect(all('nextReply')).toEqual(expected);
    expect(all('relayAnswer')).toEqual(expected);
  });

  it('R19: 5 minutes before quietly, 1 with sound', () => {
    expect(all('callback')).toEqual(['10:10 quiet', '10:14 sound', '10:15 due']);
  });

  it('R26, R29: a hint before, «пора звонить» with sound', () => {
    expect(all('consultCritical')).toEqual(['10:15 quiet', '10:20 due']);
    expect(all('consultIncident')).toEqual(['10:07 quiet', '10:10 due']);
  });

  it('is silent for a clock that has stopped', () => {
    const stopped: ClockVerdict = { ...running('firstResponse'), status: 'met', stoppedAt: at('10:05'), why: 'reply' };
    expect(warningLevel('firstResponse', stopped, defaultClockRules.firstResponse, at('11:00'))).toBeNull();
    expect(nextWarning('firstResponse', stopped, defaultClockRules.firstResponse, at('10:10'))).toBeNull();
  });

  it('does not warn before the clock has started, whatever leads set', () => {
    const rule = { limitMinutes: 30, quietMinutes: 60, soundMinutes: 40 };
    expect(nextWarning('firstResponse', running('firstResponse'), rule, at('09:00'))).toEqual({
      level: 'quiet',
      at: at('10:00'),
    });
  });

  it('names, at any moment, the last one that a patient listener would have heard', () => {
    fc.assert(
      fc.property(fc.constantFrom('firstResponse', 'callback', 'consultCritical'), fc.nat(120 * 60), (id, seconds) => {
        const now = at('10:00') + seconds * 1000;
        let heard = null;
        for (let next = nextWarning(id, running(id), defaultClockRules[id], 0); next && next.at <= now; ) {
          heard = next;
          next = nextWarning(id, running(id), defaultClockRules[id], next.at);
        }
        expect(warningLevel(id, running(id), defaultClockRules[id], now)).toEqual(heard);
      }),
    );
  });
});

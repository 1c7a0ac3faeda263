import { describe, expect, it } from 'vitest';
import { isGuidanceOn } from '../../../lib/settings/guidance.ts';
import { effective } from '../../../lib/settings/layers.ts';

const moment = (iso: string) => Date.parse(iso);

describe('the trainer’s switch', () => {
  it('is off unless somebody has set it', () => {
    expect(isGuidanceOn(effective({}).settings.guidance, moment('2026-11-24T10:00:00+03:00'))).toBe(false);
  });

  it('holds to the end of its last day in Moscow', () => {
    const until = { on: true, until: '2026-11-24' };
    expect(isGuidanceOn(until, moment('2026-11-24T23:59:59+03:00'))).toBe(true);
    expect(isGuidanceOn(until, moment('2026-11-25T00:00:00+03:00'))).toBe(false);
    expect(isGuidanceOn({ on: true, until: null }, moment('2030-01-01T00:00:00+03:00'))).toBe(true);
    expect(isGuidanceOn({ on: false, until: '2026-11-24' }, moment('2026-11-24T10:00:00+03:00'))).toBe(false);
  });

  it('a policy’s switch goes before this browser’s', () => {
    const layers = { local: { guidance: { on: true, until: null } }, managed: { guidance: { on: false } } };
    expect(effective(layers).settings.guidance.on).toBe(false);
    expect(effective(layers).origins['guidance.on']).toBe('managed');
    const forAll = { local: {}, managed: { guidance: { on: true, until: '2026-12-31' } } };
    expect(effective(forAll).settings.guidance).toEqual({ on: true, until: '2026-12-31' });
  });

  it('a day that is none is left out with an error, the switch itself holds', () => {
    const { settings, errors } = effective({ local: { guidance: { on: true, until: '31.12.2026' } } });
    expect(settings.guidance).toEqual({ on: true, until: null });
    expect(errors['guidance.until']).toContain('дата');
  });
});

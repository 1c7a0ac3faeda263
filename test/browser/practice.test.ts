/** The practice page of the shipped build: a scenario done right by its own keys and forms scores in full, twice the same. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SCENARIOS } from '../../lib/practice/scenarios/built-in.ts';
import { firstCall } from '../../lib/practice/scenarios/calls.ts';
import { type Launched, launchChromium, openExtensionPage } from '../tools/browser.ts';
import { practise } from './practice-kit.ts';

let launched: Launched;

beforeAll(async () => {
  launched = await launchChromium();
});
afterAll(() => launched.close());

test('each scenario, done right, scores in full', { timeout: 240_000 }, async () => {
  const page = await openExtensionPage(launched, 'practice.html');
  for (const scenario of SCENARIOS) {
    const [sum] = await practise(page, scenario);
    expect(sum, scenario.title).toContain('Всё по регламенту');
  }
  expect(await practise(page, firstCall)).toEqual(await practise(page, firstCall));
});

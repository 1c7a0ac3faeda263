import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { nextToTell, takeFill } from '../../../lib/duty/fills.ts';
import type { AffectedClient, IncidentStage, IncidentView } from '../../../lib/regulation/incidents.ts';
import { makeWorld } from './world.ts';

const clientOf = (client: string): AffectedClient => ({
  client,
  label: null,
  tickets: [client],
  symptom: 'hang',
  at: 0,
  told: {},
});

const viewOf = (clients: string[], left: string[]) =>
  ({ clients: clients.map(clientOf), left }) as unknown as IncidentView;

describe('R31: whom the queue shows next', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 8 });
  const STAGE: IncidentStage = 'eta';

  test('round the list, everybody who owes is come to, each once a round, and then it ends', () => {
    fc.assert(
      fc.property(names, fc.func(fc.boolean()), (clients, owes) => {
        const owing = clients.filter((client) => owes(client));
        let left = owing.map((client) => `${client}:${STAGE}`);
        const told: string[] = [];
        let last: string | null = null;
        while (left.length > 0) {
          const next: AffectedClient | null = nextToTell(viewOf(clients, left), STAGE, last);
          if (!next) break;
          told.push(next.client);
          left = left.filter((item) => item !== `${next.client}:${STAGE}`);
          last = next.client;
        }
        expect(told).toEqual(owing);
      }),
    );
  });

  test('the one who has just been shown isn’t shown again before the others, and nobody when he is the last', () => {
    expect(nextToTell(viewOf(['a', 'b'], ['a:eta', 'b:eta']), STAGE, 'b')?.client).toBe('a');
    expect(nextToTell(viewOf(['a', 'b'], ['b:eta']), STAGE, 'b')).toBeNull();
    expect(nextToTell(viewOf(['a'], ['a:fixed']), STAGE, null)).toBeNull();
  });
});

describe('a text that waits for a ticket’s page', () => {
  const fill = { kind: 'phrase', stage: 'initial' } as const;

  beforeEach(async () => {
    makeWorld();
    vi.spyOn(fakeBrowser.tabs, 'get').mockImplementation((async (id: number) => ({ id, active: id === 7 })) as never);
    await fakeBrowser.storage.session.set({ 'fill:38417': fill });
  });

  test('is given out once, to the tab that the operator looks at, and to no other', async () => {
    expect(await takeFill('38417', 8)).toBeNull();
    expect(await takeFill('38418', 7)).toBeNull();
    expect(await takeFill('38417', null)).toBeNull();
    expect(await takeFill('38417', 7)).toEqual(fill);
    expect(await takeFill('38417', 7)).toBeNull();
  });
});

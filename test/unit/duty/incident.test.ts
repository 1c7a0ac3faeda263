import { beforeEach, describe, expect, test } from 'vitest';
import { ask, at, field, makeWorld, message, moment, ticket, type World, wake } from './world.ts';

let world: World;

beforeEach(() => {
  world = makeWorld();
});

const HANGS = '1С зависла намертво, никто не может работать';

function complaint(id: string, minutes: number, contract: string, text = HANGS) {
  return ticket(id, minutes, text, { fields: { contract: field(contract) } });
}

async function threeComplaints(): Promise<void> {
  for (const [index, contract] of ['1001', '1002', '1003'].entries()) {
    at(index);
    await ask('ticketSeen', complaint(`${101 + index}`, index, contract));
  }
}

describe('R29: three clients within 20 minutes', () => {
  test('one notification, with the sound, naming the clients and the symptom; the icon and the pages say so too', async () => {
    world.tabs.set(7, {});
    await ask('hello', { kind: 'ticket', loggedOut: false, visible: true }, 7);
    await threeComplaints();
    expect(world.shown).toEqual([
      {
        id: expect.stringMatching(/^due\/incident\/\d+\/alarm$/),
        title: 'Сбой: 3 клиента, зависание',
        message: 'Договор 1001, договор 1002, договор 1003. Сообщите в Скайп.',
      },
    ]);
    expect(world.sounds).toBe(1);
    expect(world.badge).toBe('!');
    expect(world.told).toContain('changed');
    const { banner } = await ask('hello', { kind: 'list', loggedOut: false, visible: true }, 7);
    expect(banner.incident).toMatchObject({ state: 'open', confidence: 'strong' });
    expect(banner.incident?.clients.map(({ label }) => label)).toEqual([
      'договор 1001',
      'договор 1002',
      'договор 1003',
    ]);
  });

  test('the same tickets read again raise nothing more', async () => {
    await threeComplaints();
    await threeComplaints();
    await wake();
    expect(world.shown).toHaveLength(1);
  });

  test('two clients, and one of them twice, raise nothing', async () => {
    await ask('ticketSeen', complaint('1', 0, '1001'));
    await ask('ticketSeen', complaint('2', 0, '1001'));
    await ask('ticketSeen', complaint('3', 0, '1002'));
    expect(world.shown).toEqual([]);
  });

  test('a client whose contract is learnt later is the same client then', async () => {
    await ask('ticketSeen', ticket('1', 0, HANGS, { fields: { login: field('ivan') } }));
    await ask('ticketSeen', complaint('2', 0, '1001'));
    await ask('clientsSeen', {
      clients: [
        {
          contract: '1001',
          login: 'ivan',
          inn: null,
          organisation: null,
          validUntil: null,
          quotaUsedPercent: null,
          paid: true,
        },
      ],
    });
    await ask('ticketSeen', ticket('1', 0, HANGS, { fields: { login: field('ivan') } }));
    await ask('ticketSeen', complaint('3', 0, '1002'));
    expect(world.shown).toEqual([]);
  });

  test('a staff ticket after a call is an appeal too', async () => {
    await ask('ticketSeen', complaint('1', 0, '1001'));
    await ask('ticketSeen', complaint('2', 0, '1002'));
    await ask('ticketSeen', {
      ...complaint('3', 0, '1003'),
      messages: [message(0, HANGS, 'staff')],
      head: { createdBy: 'staff', createdAt: moment(0) },
    });
    expect(world.shown).toHaveLength(1);
  });
});

describe('what operators do about it', () => {
  test('R29: once Скайп was told the alarm ends; its silence rings after 10 minutes, once', async () => {
    await threeComplaints();
    at(3);
    const banner = await ask('incident', { type: 'consultAsked' });
    expect(banner.due).toEqual([]);
    expect(world.cleared).toContain(world.shown[0]!.id);
    for (let minutes = 4; minutes <= 14; minutes++) {
      at(minutes);
      await wake();
    }
    expect(world.shown.slice(1).map(({ title, message }) => `${title} ${message}`)).toEqual([
      'Сбой: Скайп молчит о сбое Осталось 3 мин, до 10:13.',
      'Сбой: Скайп молчит о сбое Срок вышел в 10:13: пора звонить второй линии.',
    ]);
  });

  test("R04: a colleague's record line silences the alarm here, ours read back changes nothing", async () => {
    await threeComplaints();
    at(4);
    const reported = complaint('101', 0, '1001');
    reported.messages.push(message(4, '[Д] 10:04 сбой: сообщено в Скайп', 'staff', true));
    await ask('ticketSeen', reported);
    const { banner } = await ask('hello', { kind: 'list', loggedOut: false, visible: true }, 7);
    expect(banner.incident).toMatchObject({ reported: true, consultAskedAt: moment(4) });
    expect(banner.due).toEqual([]);
    await ask('incident', { type: 'consultReacted' });
    at(6);
    await ask('ticketSeen', reported);
    expect((await ask('incident', { type: 'confirmed' })).incident?.callAt).toBeNull();
  });

  test('R04: the same line from a client is nothing', async () => {
    await threeComplaints();
    const forged = complaint('101', 0, '1001');
    forged.messages.push(message(4, '[Д] 10:04 сбой: сообщено в Скайп', 'client', true));
    await ask('ticketSeen', forged);
    expect((await ask('incident', { type: 'confirmed' })).incident?.reported).toBe(false);
  });

  test('dismissed, it is gone and its notification with it', async () => {
    await threeComplaints();
    const banner = await ask('incident', { type: 'dismissed', reason: 'учения' });
    expect(banner).toMatchObject({ incident: null, due: [] });
    expect(world.cleared).toContain(world.shown[0]!.id);
    expect(world.badge).toBe('');
  });

  test('R30: who was told in the ticket itself is not owed any more', async () => {
    await threeComplaints();
    await ask('incident', { type: 'consultAsked' });
    const { incident: phrase } = (await ask('getSettings', undefined)).phrases;
    const told = complaint('102', 1, '1002');
    told.messages.push(message(5, `Здравствуйте! ${phrase}.`, 'staff'));
    at(5);
    await ask('ticketSeen', told);
    const { incident } = await ask('incident', { type: 'confirmed' });
    expect(incident?.left).toHaveLength(2);
    expect(incident?.clients.find(({ tickets }) => tickets.includes('102'))?.told.initial).toBe(moment(5));
  });
});

test("an operator's mark counts where the text says nothing, and withdraws where it is wrong", async () => {
  await ask('ticketSeen', complaint('1', 0, '1001'));
  await ask('ticketSeen', complaint('2', 0, '1002'));
  await ask('ticketSeen', complaint('3', 0, '1003', 'Помогите, пожалуйста'));
  expect(world.shown).toEqual([]);
  await ask('markSymptom', { ticketId: '3', symptom: 'hang' });
  expect(world.shown).toHaveLength(1);
  await ask('markSymptom', { ticketId: '3', symptom: 'none' });
  expect((await ask('incident', { type: 'confirmed' })).incident?.state).not.toBe('open');
});

test('R26: a critical ticket that joins the incident waits no longer by itself', async () => {
  await ask('ticketSeen', complaint('101', 0, '1001'));
  await ask('act', { ticketId: '101', event: { type: 'critical' } });
  await ask('act', { ticketId: '101', event: { type: 'consultAsked' } });
  await threeComplaints();
  const view = await ask('ticketSeen', complaint('101', 0, '1001'));
  expect(view.verdict.clocks.consultCritical).toMatchObject({ status: 'ended', why: 'absorbedByIncident' });
});

describe('an incident that is over', () => {
  const over = async () => {
    await threeComplaints();
    at(3);
    await ask('incident', { type: 'consultAsked' });
    at(20);
    await ask('incident', { type: 'fixed' });
    const { incident } = await ask('incidentPage', undefined);
    for (const { client } of incident!.clients) await ask('incident', { type: 'informed', client, stage: 'fixed' });
  };

  test('R31: leaves a report that can be had after the closing, without contracts', async () => {
    await over();
    await ask('incident', { type: 'closed' });
    const { incident, history } = await ask('incidentPage', undefined);
    expect(incident).toBeNull();
    expect(history).toMatchObject([{ state: 'fixed', fixedAt: moment(20), clients: [{ tickets: ['101'] }, {}, {}] }]);
    expect(JSON.stringify(history)).not.toContain('1001');
    expect((await ask('board', undefined)).incidentKnown).toBe(true);
  });

  test('its report goes when the journal forgets', async () => {
    await over();
    await ask('incident', { type: 'closed' });
    at(31 * 24 * 60);
    expect((await ask('incidentPage', undefined)).history).toEqual([]);
  });

  test('while it is shown it isn’t among the past ones', async () => {
    await over();
    expect(await ask('incidentPage', undefined)).toMatchObject({ incident: { state: 'fixed' }, history: [] });
  });
});

test('«ещё идёт?» is asked after an hour; «да, идёт» ends the question until another hour has passed', async () => {
  await threeComplaints();
  at(3);
  await ask('incident', { type: 'consultAsked' });
  await ask('incident', { type: 'consultReacted' });
  const asks = async (minutes: number) => {
    at(minutes);
    await wake();
    const { banner } = await ask('hello', { kind: 'none', loggedOut: false, visible: true });
    return [banner.incident?.idle, banner.due.some(({ title }) => title === 'Сбой ещё идёт?')];
  };
  expect(await asks(63)).toEqual([true, true]);
  await ask('incident', { type: 'goesOn' });
  expect(await asks(64)).toEqual([false, false]);
  expect(await asks(122)).toEqual([false, false]);
  expect(await asks(124)).toEqual([true, true]);
});

test('R04: a time that was corrected leaves no line of the old one to be recorded', async () => {
  await threeComplaints();
  at(3);
  await ask('incident', { type: 'consultAsked' });
  await ask('incident', { type: 'eta', value: '11:00' });
  at(5);
  await ask('incident', { type: 'eta', value: '12:00' });
  const { records } = await ask('incidentPage', undefined);
  expect(records.map(({ line }) => line)).toEqual(['[Д] 10:03 сбой: сообщено в Скайп', '[Д] 10:05 сбой: срок 12:00']);
});

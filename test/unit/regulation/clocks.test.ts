import { describe, expect, it } from 'vitest';
import { compareUrgency, isBurning, isOver, judgeTicket, mostUrgent, refresh } from '../../../lib/regulation/clocks.ts';
import type { EventBody, TicketEvent } from '../../../lib/regulation/events.ts';
import { type ClockId, defaultClockRules } from '../../../lib/regulation/rules.ts';
import { moscowTime } from '../../../lib/text/moscow.ts';
import { at } from './day.ts';

type Line = [clock: string, body: EventBody | EventBody['type'], days?: number];

const events = (...lines: Line[]): TicketEvent[] =>
  lines.map(([clock, body, days]) => {
    const event = typeof body === 'string' ? ({ type: body } as EventBody) : body;
    return { ...event, at: at(clock, days) };
  });

const byClient: EventBody = { type: 'created', by: 'client' };
const byStaff: EventBody = { type: 'created', by: 'staff' };
const call = (result: 'answered' | 'busy' | 'noAnswer' | 'off'): EventBody => ({ type: 'call', result });

const judge = (now: string, ...lines: Line[]) => judgeTicket(events(...lines), defaultClockRules, at(now));

/** `10:30 met reply`, or undefined. */
const clock = (id: ClockId, now: string, ...lines: Line[]) => {
  const found = judge(now, ...lines).clocks[id];
  return found && [moscowTime(found.deadline), found.status, found.why].filter(Boolean).join(' ');
};

const todo = (now: string, ...lines: Line[]) =>
  judge(now, ...lines).duties.map((duty) => (duty.kind === 'write' ? duty.reason : `call ${moscowTime(duty.until)}`));

describe('R01 firstResponse', () => {
  const first = (now: string, ...lines: Line[]) => clock('firstResponse', now, ...lines);

  it('is met at the thirtieth minute itself, and late a second after', () => {
    expect(first('11:00', ['10:00', byClient], ['10:30', 'staffPublic'])).toBe('10:30 met reply');
    expect(first('11:00', ['10:00', byClient], ['10:30:01', 'staffPublic'])).toBe('10:30 metLate reply');
  });

  it.each([
    'staffHidden',
    'statusChanged',
    'assigneeChanged',
    'consultAsked',
    'consultAnswered',
    'teamPhoned',
    'joinedIncident',
    'noReplyNeeded',
    'critical',
    'notCritical',
  ] as const)('goes on after %s', (type) => {
    expect(first('10:20', ['10:00', byClient], ['10:05', type])).toBe('10:30 running');
  });

  it.each(['busy', 'noAnswer', 'off'] as const)('goes on after a call that ended %s', (result) => {
    expect(first('10:20', ['10:00', byClient], ['10:05', call(result)])).toBe('10:30 running');
  });

  it('stops by an answered call, by word of mouth, by closing', () => {
    expect(first('11:00', ['10:00', byClient], ['10:05', call('answered')])).toBe('10:30 met call');
    expect(first('11:00', ['10:00', byClient], ['10:05', 'clientToldByPhone'])).toBe('10:30 met call');
    expect(first('11:00', ['10:00', byClient], ['10:40', 'closed'])).toBe('10:30 metLate closed');
  });

  it('keeps what first stopped it', () => {
    expect(first('11:00', ['10:00', byClient], ['10:35', 'staffPublic'], ['10:40', 'closed'])).toBe(
      '10:30 metLate reply',
    );
  });

  it('starts for no ticket that staff created', () => {
    expect(first('11:00', ['10:00', byStaff], ['10:05', 'clientMessage'])).toBeUndefined();
  });

  it('counts events of the same moment in the order given', () => {
    expect(first('11:00', ['10:00', byClient], ['10:00', 'staffPublic'])).toBe('10:30 met reply');
    expect(first('11:00', ['10:00', 'staffPublic'], ['10:00', byClient])).toBe('10:30 breached');
  });

  it('takes events in any order, by their time', () => {
    expect(first('11:00', ['10:31', 'staffPublic'], ['10:00', byClient])).toBe('10:30 metLate reply');
  });

  it('knows nothing of what happens after now', () => {
    expect(first('10:20', ['10:00', byClient], ['10:25', 'staffPublic'])).toBe('10:30 running');
    expect(first('09:59', ['10:00', byClient])).toBeUndefined();
  });
});

describe('R01 nextReply', () => {
  const next = (now: string, ...lines: Line[]) => clock('nextReply', now, ...lines);

  it('waits for the end of firstResponse', () => {
    expect(next('10:40', ['10:00', byClient], ['10:10', 'clientMessage'], ['10:20', 'clientMessage'])).toBeUndefined();
  });

  it('starts anew by the first message after an answer, and later ones do not shift it', () => {
    const lines: Line[] = [
      ['10:00', byClient],
      ['10:05', 'staffPublic'],
      ['10:10', 'clientMessage'],
      ['10:12', 'staffPublic'],
      ['10:20', 'clientMessage'],
      ['10:25', 'clientMessage'],
    ];
    expect(next('10:49', ...lines)).toBe('10:50 running');
  });

  it('starts after an answered call too', () => {
    expect(next('10:20', ['10:00', byClient], ['10:05', call('answered')], ['10:10', 'clientMessage'])).toBe(
      '10:40 running',
    );
  });

  it('starts in a closed ticket, also in one that was closed without an answer', () => {
    expect(
      next('10:20', ['09:00', byClient], ['09:05', 'staffPublic'], ['09:06', 'closed'], ['10:10', 'clientMessage']),
    ).toBe('10:40 running');
    expect(next('10:20', ['09:00', byClient], ['09:06', 'closed'], ['10:10', 'clientMessage'])).toBe('10:40 running');
  });

  it('ends by «не требует ответа», in time or late, and starts again by what the client writes then', () => {
    const thanks: Line[] = [
      ['10:00', byStaff],
      ['10:15', 'clientMessage'],
      ['10:50', { type: 'noReplyNeeded', reason: 'спасибо' }],
    ];
    expect(next('11:00', ...thanks)).toBe('10:45 metLate noReplyNeeded');
    expect(next('11:00', ...thanks, ['10:55', 'clientMessage'])).toBe('11:25 running');
  });

  it('is not stopped by an unanswered call or a hidden comment', () => {
    expect(
      next(
        '10:20',
        ['10:00', byStaff],
        ['10:10', 'clientMessage'],
        ['10:11', call('noAnswer')],
        ['10:12', 'staffHidden'],
      ),
    ).toBe('10:40 running');
  });
});

describe('R13d relayAnswer', () => {
  const relay = (now: string, ...lines: Line[]) => clock('relayAnswer', now, ...lines);

  it('is not stopped by an answered call alone', () => {
    expect(relay('10:45', ['10:00', byStaff], ['10:20', 'consultAnswered'], ['10:30', call('answered')])).toBe(
      '10:50 running',
    );
  });

  it('stops by a public message, by word of mouth, by closing', () => {
    const asked: Line[] = [
      ['10:00', byStaff],
      ['10:20', 'consultAnswered'],
    ];
    expect(relay('11:00', ...asked, ['10:30', 'staffPublic'])).toBe('10:50 met relayed');
    expect(relay('11:00', ...asked, ['10:51', 'clientToldByPhone'])).toBe('10:50 metLate relayed');
    expect(relay('11:00', ...asked, ['10:30', 'closed'])).toBe('10:50 met closed');
  });

  it('counts from the oldest answer not yet passed on', () => {
    expect(relay('11:00', ['10:20', 'consultAnswered'], ['10:40', 'consultAnswered'])).toBe('10:50 breached');
    expect(relay('11:00', ['10:20', 'consultAnswered'], ['10:25', 'staffPublic'], ['10:40', 'consultAnswered'])).toBe(
      '11:10 running',
    );
  });

  it('knows an answer whose time was put back as passed on by what was written since', () => {
    expect(relay('11:00', ['10:30', 'staffPublic'], ['10:20', 'consultAnswered'])).toBe('10:50 met relayed');
  });
});

describe('R19 callback', () => {
  const back = (now: string, ...lines: Line[]) => clock('callback', now, ...lines);

  it('stops by any next call, and tells whether the client was reached', () => {
    const busy: Line = ['10:05', call('busy')];
    expect(back('11:00', busy, ['10:20', call('noAnswer')])).toBe('10:20 met calledBack');
    expect(back('11:00', busy, ['10:21', call('off')])).toBe('10:20 metLate calledBack');
    expect(back('11:00', busy, ['10:15', call('answered')])).toBe('10:20 met reached');
    expect(back('11:00', busy, ['10:15', 'closed'])).toBe('10:20 met closed');
  });

  it('is not stopped by messages', () => {
    expect(back('10:15', ['10:05', call('busy')], ['10:06', 'staffPublic'], ['10:07', 'clientMessage'])).toBe(
      '10:20 running',
    );
  });

  it('starts anew after a client’s message, after an answered call, and on another day', () => {
    const busy: Line = ['10:05', call('busy')];
    expect(back('10:15', busy, ['10:07', 'clientMessage'], ['10:10', call('busy')])).toBe('10:25 running');
    expect(back('10:15', busy, ['10:07', call('answered')], ['10:10', call('busy')])).toBe('10:25 running');
    const overnight = judgeTicket(
      events(['23:50', call('busy')], ['00:02', call('busy'), 1]),
      defaultClockRules,
      at('00:05', 1),
    );
    expect(overnight.clocks.callback).toMatchObject({ deadline: at('00:17', 1), status: 'running' });
    expect(overnight.duties).toEqual([]);
  });

  it('does not start by a second busy call of the cycle, closing in between or not', () => {
    expect(back('10:30', ['10:05', call('busy')], ['10:07', 'closed'], ['10:10', call('busy')])).toBe(
      '10:20 met closed',
    );
  });

  it('starts by the first busy call after one without an answer, as R19 says', () => {
    const lines: Line[] = [
      ['10:00', call('noAnswer')],
      ['10:05', call('busy')],
    ];
    expect(back('10:10', ...lines)).toBe('10:20 running');
    expect(todo('10:10', ...lines)).toEqual(['noAnswer']);
  });
});

describe('R19 R20 duties to write', () => {
  it('arises by a second attempt in vain, whatever ended it', () => {
    const busy: Line = ['10:05', call('busy')];
    expect(todo('10:30', busy)).toEqual([]);
    expect(todo('10:30', busy, ['10:10', call('busy')])).toEqual(['busy']);
    expect(todo('10:30', busy, ['10:10', call('noAnswer')])).toEqual(['noAnswer']);
    expect(todo('10:30', busy, ['10:10', call('off')])).toEqual(['off']);
  });

  it('arises at once when nobody answers or the phone is off', () => {
    expect(todo('10:30', ['10:05', call('noAnswer')])).toEqual(['noAnswer']);
    expect(todo('10:30', ['10:05', call('off')])).toEqual(['off']);
  });

  it('stands once for each reason, in the order they arose', () => {
    const lines: Line[] = [
      ['10:05', call('off')],
      ['10:06', call('busy')],
      ['10:07', call('busy')],
      ['10:08', call('busy')],
      ['10:09', call('off')],
    ];
    expect(todo('10:30', ...lines)).toEqual(['off', 'busy']);
  });

  it('ends by a public message or an answered call, by nothing else', () => {
    const owed: Line = ['10:05', call('noAnswer')];
    expect(todo('11:00', owed, ['10:10', 'staffPublic'])).toEqual([]);
    expect(todo('11:00', owed, ['10:10', call('answered')])).toEqual([]);
    for (const type of ['closed', 'staffHidden', 'clientMessage', 'clientToldByPhone', 'statusChanged'] as const) {
      expect(todo('11:00', owed, ['10:10', type])).toEqual(['noAnswer']);
    }
  });

  it('is not ended by a message that came before it', () => {
    expect(todo('11:00', ['10:00', 'staffPublic'], ['10:00', call('off')])).toEqual(['off']);
  });
});

describe('R13a promised call', () => {
  const promise: Line = ['10:00', { type: 'callbackPromised', until: at('12:00') }];

  it('stands with the time named, the newest one, until the client is spoken to or written to', () => {
    expect(todo('11:00', promise)).toEqual(['call 12:00']);
    expect(todo('11:00', promise, ['10:30', { type: 'callbackPromised', until: at('13:00') }])).toEqual(['call 13:00']);
    expect(todo('13:00', promise, ['12:10', 'closed'], ['12:11', call('noAnswer')])).toEqual([
      'call 12:00',
      'noAnswer',
    ]);
    expect(todo('13:00', promise, ['12:10', call('answered')])).toEqual([]);
    expect(todo('13:00', promise, ['12:10', 'clientToldByPhone'])).toEqual([]);
    expect(todo('13:00', promise, ['12:10', 'staffPublic'])).toEqual([]);
  });
});

describe('R26 consultCritical', () => {
  const consult = (now: string, ...lines: Line[]) => clock('consultCritical', now, ...lines);
  const asked: Line[] = [
    ['10:00', byStaff],
    ['10:01', 'critical'],
    ['10:05', 'consultAsked'],
  ];

  it('waits 20 minutes from the first message, then it is time to call', () => {
    expect(consult('10:24:59', ...asked)).toBe('10:25 waiting');
    expect(consult('10:25', ...asked)).toBe('10:25 callNow');
    expect(consult('10:24', ...asked, ['10:15', 'consultAsked'])).toBe('10:25 waiting');
  });

  it('counts from the mark when the ticket is marked later, if somebody still waits', () => {
    expect(consult('10:20', ['10:05', 'consultAsked'], ['10:10', 'critical'])).toBe('10:30 waiting');
    expect(
      consult('10:20', ['10:05', 'consultAsked'], ['10:07', 'consultReacted'], ['10:10', 'critical']),
    ).toBeUndefined();
    expect(
      consult('10:20', ['10:05', 'consultAsked'], ['10:07', 'joinedIncident'], ['10:10', 'critical']),
    ).toBeUndefined();
  });

  it('ends by a reaction, the answer, a call, an incident, closing', () => {
    expect(consult('11:00', ...asked, ['10:10', 'consultReacted'])).toBe('10:25 ended reacted');
    expect(consult('11:00', ...asked, ['10:10', 'consultAnswered'])).toBe('10:25 ended reacted');
    expect(consult('11:00', ...asked, ['10:40', 'teamPhoned'])).toBe('10:25 ended teamPhoned');
    expect(consult('11:00', ...asked, ['10:10', 'joinedIncident'])).toBe('10:25 ended absorbedByIncident');
    expect(consult('11:00', ...asked, ['10:10', 'closed'])).toBe('10:25 ended closed');
  });

  it('measures how late a call was, which is in order all the same', () => {
    const verdict = judge('11:00', ...asked, ['10:40', 'teamPhoned']).clocks.consultCritical!;
    expect(verdict.stoppedAt! - verdict.deadline).toBe(15 * 60_000);
  });

  it('is none once the ticket is critical no more, and an earlier wait stays known', () => {
    expect(consult('11:00', ...asked, ['10:10', 'notCritical'])).toBeUndefined();
    expect(consult('10:20', ...asked, ['10:10', 'notCritical'], ['10:15', 'critical'])).toBe('10:35 waiting');
    const before: Line[] = [...asked, ['10:10', 'consultReacted']];
    expect(consult('11:00', ...before, ['10:12', 'notCritical'])).toBe('10:25 ended reacted');
    expect(consult('11:00', ...before, ['10:20', 'consultAsked'], ['10:22', 'notCritical'])).toBe(
      '10:25 ended reacted',
    );
  });

  it('starts again by a new question', () => {
    expect(consult('10:35', ...asked, ['10:10', 'consultReacted'], ['10:30', 'consultAsked'])).toBe('10:50 waiting');
  });

  it('is not touched by talk with the client', () => {
    expect(consult('10:20', ...asked, ['10:10', 'staffPublic'], ['10:11', call('answered')])).toBe('10:25 waiting');
  });
});

describe('what the badge shows', () => {
  it('is the oldest breach, else the nearest deadline', () => {
    const lines: Line[] = [
      ['10:00', byStaff],
      ['10:01', 'clientMessage'],
      ['10:10', 'consultAnswered'],
      ['10:25', call('busy')],
    ];
    expect(mostUrgent(judge('10:28', ...lines))?.id).toBe('nextReply');
    expect(mostUrgent(judge('10:32', ...lines))?.id).toBe('nextReply');
    expect(mostUrgent(judge('10:45', ...lines))?.id).toBe('nextReply');
    expect(mostUrgent(judge('10:45', ...lines, ['10:44', { type: 'noReplyNeeded' }]))?.id).toBe('relayAnswer');
    expect(mostUrgent(judge('10:30', ...lines, ['10:28', 'staffPublic']))?.id).toBe('callback');
    expect(mostUrgent(judge('10:45', ...lines, ['10:44', 'closed']))).toBeNull();
  });

  it('puts «пора звонить» among what burns', () => {
    const lines: Line[] = [
      ['10:00', byStaff],
      ['10:01', 'critical'],
      ['10:02', 'consultAsked'],
      ['10:03', call('busy')],
    ];
    const { clocks } = judge('10:22', ...lines);
    expect(isBurning(clocks.consultCritical!)).toBe(true);
    expect(compareUrgency(clocks.callback!, clocks.consultCritical!)).toBeLessThan(0);
    expect(isOver(clocks.callback!)).toBe(false);
  });
});

describe('seen later', () => {
  it('is the same as judged later', () => {
    const lines: Line[] = [
      ['10:00', byClient],
      ['10:01', 'critical'],
      ['10:02', 'consultAsked'],
      ['10:05', call('busy')],
    ];
    expect(refresh(judge('10:06', ...lines), at('11:00'))).toEqual(judge('11:00', ...lines));
  });

  it('says that a start is an estimate', () => {
    const estimated = judgeTicket(
      [{ type: 'created', by: 'client', at: at('10:00'), source: 'estimate' }],
      defaultClockRules,
      at('10:05'),
    );
    expect(estimated.clocks.firstResponse?.estimated).toBe(true);
  });

  it('uses the limits that leads set', () => {
    const rules = { ...defaultClockRules, firstResponse: { limitMinutes: 15, quietMinutes: 5, soundMinutes: 1 } };
    const verdict = judgeTicket(events(['10:00', byClient]), rules, at('10:16'));
    expect(verdict.clocks.firstResponse).toMatchObject({ deadline: at('10:15'), status: 'breached' });
  });
});

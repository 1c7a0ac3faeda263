import { describe, expect, it } from 'vitest';
import { detect, detectorRules, step } from '../../../lib/regulation/detector.ts';
import { createDetector } from '../../../lib/regulation/detector-state.ts';
import {
  consultClock,
  type IncidentInput,
  type IncidentOutput,
  viewIncident,
} from '../../../lib/regulation/incidents.ts';
import { defaultClockRules, defaultIncidentRules } from '../../../lib/regulation/rules.ts';
import { MINUTE_MS, moscowTime } from '../../../lib/text/moscow.ts';
import type { Symptom } from '../../../lib/text/symptoms.ts';
import { at } from './day.ts';

const rules = detectorRules(defaultIncidentRules, defaultClockRules);

/** A ticket: `10:00 1 A hang`; the ticket's number makes it a message when it is known already. */
const appeal = (text: string, seen?: string): IncidentInput => {
  const [clock = '', ticket = '', client = '', symptom = 'hang'] = text.split(' ');
  const type = ticket.endsWith('+') ? 'message' : 'ticket';
  const seenAt = seen === undefined ? undefined : at(seen);
  return { at: at(clock), type, ticket: ticket.replace('+', ''), client, symptom: symptom as Symptom, seenAt };
};
const act = (
  clock: string,
  type: 'consultAsked' | 'consultReacted' | 'teamPhoned' | 'fixed' | 'left' | 'tick' | 'confirmed',
) => ({ at: at(clock), type }) as IncidentInput;
const mark = (clock: string, ticket: string, symptom: Symptom): IncidentInput => ({
  at: at(clock),
  type: 'override',
  ticket,
  symptom,
});
const told = (clock: string, client: string, stage: 'initial' | 'eta' | 'fixed'): IncidentInput => ({
  at: at(clock),
  type: 'informed',
  client,
  stage,
});
const dismissed = (clock: string): IncidentInput => ({ at: at(clock), type: 'dismissed', reason: 'учебная' });
const eta = (clock: string, value: string): IncidentInput => ({ at: at(clock), type: 'eta', value });

/** `10:12 open 3 strong`. */
const say = (output: IncidentOutput): string => {
  const parts: unknown[] = [moscowTime(output.at), output.event];
  if ('stage' in output) parts.push(output.stage);
  if ('clients' in output) parts.push(output.clients);
  if (output.event === 'open') parts.push(output.confidence, output.late ? 'late' : '');
  if (output.event === 'left') parts.push(output.items.join(' '));
  return parts.filter((part) => part !== '').join(' ');
};
const run = (...inputs: IncidentInput[]) =>
  detect(inputs, rules)
    .filter(({ event }) => event !== 'growth' && event !== 'stillGoing')
    .map(say);

const three = [appeal('10:00 1 A'), appeal('10:01 2 B'), appeal('10:02 3 C')];

describe('R29 the window', () => {
  it('holds both of its ends, and slides', () => {
    expect(run(appeal('10:00 1 A'), appeal('10:10 2 B'), appeal('10:20:01 3 C'), appeal('10:25 4 D'))).toEqual([
      '10:10 suspect 2',
      '10:25 open 3 strong',
    ]);
  });

  it('hints at two, and again only after an appeal that found fewer', () => {
    expect(
      run(
        appeal('10:00 1 A'),
        appeal('10:01 2 B'),
        appeal('10:02 3 B'),
        appeal('10:21 4 C'),
        appeal('10:41 5 D'),
        appeal('11:30 6 E'),
        appeal('11:31 7 F'),
      ),
    ).toEqual(['10:01 suspect 2', '11:31 suspect 2']);
  });

  it('does not count what is no appeal', () => {
    expect(run(appeal('10:00 1 A'), appeal('10:01 2 B none'), appeal('10:02 3 C none'))).toEqual([]);
  });

  it('counts the message of a client, at its time, in a ticket without a symptom', () => {
    expect(run(appeal('08:00 1 A none'), appeal('10:00 2 B'), appeal('10:01 3 C'), appeal('10:02 1+ A'))).toEqual([
      '10:01 suspect 2',
      '10:02 open 3 strong',
    ]);
  });

  it('is set by leads, down to 15 minutes', () => {
    const inputs = [appeal('10:00 1 A'), appeal('10:10 2 B'), appeal('10:16 3 C')];
    expect(detect(inputs, { ...rules, windowMinutes: 15 }).map(({ event }) => event)).toEqual(['suspect']);
  });
});

describe('R28 families', () => {
  it('is strong by three of one family, mixed otherwise', () => {
    expect(run(appeal('10:00 1 A kicked'), appeal('10:01 2 B unavailable'), appeal('10:02 3 C cannot_enter'))[1]).toBe(
      '10:02 open 3 strong',
    );
    expect(run(appeal('10:00 1 A hang'), appeal('10:01 2 B hang'), appeal('10:02 3 C kicked'))[1]).toBe(
      '10:02 open 3 mixed',
    );
  });

  it('counts a client in every family that he complained of', () => {
    expect(
      run(
        appeal('10:00 1 A hang'),
        appeal('10:01 1+ A kicked'),
        appeal('10:02 2 B kicked'),
        appeal('10:03 3 C kicked'),
      )[1],
    ).toBe('10:03 open 3 strong');
  });

  it('becomes strong when a family reaches three later, by a new client, an old one, or a mark', () => {
    const mixed = [appeal('10:00 1 A hang'), appeal('10:01 2 B kicked'), appeal('10:02 3 C kicked')];
    expect(run(...mixed, appeal('10:40 4 D kicked')).slice(2)).toEqual(['10:40 attach 4', '10:40 strong']);
    expect(run(...mixed, appeal('10:05 1+ A kicked')).slice(2)).toEqual(['10:05 strong']);
    expect(run(...mixed, mark('10:05', '1', 'kicked')).slice(2)).toEqual(['10:05 strong']);
    expect(run(...mixed, appeal('10:05 4 D kicked'), appeal('10:06 5 E kicked')).slice(2)).toEqual([
      '10:05 attach 4',
      '10:05 strong',
      '10:06 attach 5',
    ]);
  });
});

describe('an open incident', () => {
  it('takes every new match, whatever its symptom', () => {
    expect(run(...three, appeal('10:40 4 D kicked'), appeal('11:10 5 A'), appeal('11:11 6 E')).slice(2)).toEqual([
      '10:40 attach 4',
      '11:11 attach 5',
    ]);
  });

  it('announces growth at most every 5 minutes, and what came meanwhile together', () => {
    const inputs = [...three, appeal('10:03 4 D'), appeal('10:04 5 E'), appeal('10:09 6 F'), act('10:20', 'tick')];
    const growth = detect(inputs, rules).filter(({ event }) => event === 'growth');
    expect(growth.map(say)).toEqual(['10:07 growth 5', '10:12 growth 6']);
  });

  it('asks «ещё идёт?» after 60 minutes without an appeal', () => {
    const inputs = [...three, appeal('10:30 4 A'), act('11:29', 'tick'), act('11:40', 'tick'), act('12:40', 'tick')];
    const asked = detect(inputs, rules).filter(({ event }) => event === 'stillGoing');
    expect(asked.map(say)).toEqual(['11:30 stillGoing']);
  });

  it('R29: 10 minutes of silence make the call due, once', () => {
    expect(run(...three, act('10:03', 'consultAsked'), act('10:12:59', 'tick')).slice(2)).toEqual([]);
    expect(
      run(
        ...three,
        act('10:03', 'consultAsked'),
        act('10:13', 'tick'),
        act('10:30', 'tick'),
        act('10:31', 'teamPhoned'),
      ).slice(2),
    ).toEqual(['10:13 callDue']);
  });

  it('R29: is called about from the first message, not after a reaction, a call or the end', () => {
    expect(
      run(...three, act('10:03', 'consultAsked'), act('10:08', 'consultAsked'), act('10:20', 'tick')).slice(2),
    ).toEqual(['10:13 callDue']);
    for (const type of ['consultReacted', 'teamPhoned'] as const) {
      expect(run(...three, act('10:03', 'consultAsked'), act('10:12', type), act('10:30', 'tick')).slice(2)).toEqual(
        [],
      );
    }
    expect(run(...three, act('10:03', 'consultAsked'), act('10:12', 'fixed'), act('10:30', 'tick')).slice(2)).toEqual([
      '10:12 informAll fixed 3',
    ]);
  });

  it('R29: growth does not move the call', () => {
    expect(run(...three, act('10:03', 'consultAsked'), appeal('10:10 4 D'), appeal('10:14 5 E')).slice(2)).toEqual([
      '10:10 attach 4',
      '10:13 callDue',
      '10:14 attach 5',
    ]);
  });

  it('says what fell due before the first later event’s', () => {
    expect(run(...three, act('10:03', 'consultAsked'), appeal('11:00 4 D')).slice(2)).toEqual([
      '10:13 callDue',
      '11:00 attach 4',
    ]);
  });
});

describe('un-marking', () => {
  it('withdraws below three before it was reported, asks afterwards', () => {
    expect(run(...three, mark('10:03', '3', 'none')).slice(2)).toEqual(['10:03 withdrawn']);
    expect(
      run(...three, act('10:03', 'consultAsked'), mark('10:04', '3', 'none'), mark('10:05', '2', 'none')).slice(2),
    ).toEqual(['10:04 checkCount 2', '10:05 checkCount 1']);
  });

  it('leaves three alone, and a client who complained elsewhere too', () => {
    expect(run(...three, appeal('10:03 4 D'), mark('10:04', '3', 'none')).slice(3)).toEqual([]);
    expect(run(...three, appeal('10:03 4 C'), mark('10:04', '3', 'none')).slice(2)).toEqual([]);
  });

  it('lets the others count on, without a second hint', () => {
    expect(run(...three, mark('10:03', '3', 'none'), appeal('10:04 4 D')).slice(3)).toEqual(['10:04 open 3 strong']);
    expect(run(appeal('10:00 1 A'), appeal('10:01 2 B'), mark('10:02', '2', 'none'), appeal('10:03 3 C'))).toEqual([
      '10:01 suspect 2',
    ]);
  });
});

describe('the operator’s mark', () => {
  it('beats the text, and counts at the time of the appeal', () => {
    const unclear = [appeal('10:00 1 A'), appeal('10:05 2 B none'), appeal('10:10 3 C')];
    expect(run(...unclear, mark('10:50', '2', 'hang'))).toEqual(['10:10 suspect 2', '10:50 open 3 strong']);
    expect(run(...unclear, mark('11:11', '2', 'hang'))[1]).toBe('11:11 open 3 strong late');
  });

  it('takes along whoever has appealed since', () => {
    const inputs = [appeal('10:00 1 A'), appeal('10:05 2 B none'), appeal('10:10 3 C'), appeal('10:35 4 D')];
    expect(run(...inputs, mark('10:36', '2', 'hang')).at(-1)).toBe('10:36 open 4 strong');
  });

  it('brings a new client into the open incident', () => {
    expect(run(...three, appeal('10:03 4 D none'), mark('10:04', '4', 'kicked')).slice(2)).toEqual(['10:04 attach 4']);
  });

  it('holds for what was said so far: a later message has a text of its own', () => {
    expect(run(...three, mark('10:03', '3', 'none'), appeal('10:04 3+ C')).slice(2)).toEqual([
      '10:03 withdrawn',
      '10:04 open 3 strong',
    ]);
  });

  it('stands against a text that is read again', () => {
    expect(run(...three, mark('10:03', '3', 'none'), appeal('10:02 3 C', '10:10')).slice(2)).toEqual([
      '10:03 withdrawn',
    ]);
  });

  it('of an unknown ticket is nothing', () => {
    expect(run(...three, mark('10:03', '77', 'none')).slice(2)).toEqual([]);
  });
});

describe('the same ticket seen again', () => {
  it('is no second appeal, but may be read better', () => {
    expect(run(appeal('10:00 1 A'), appeal('10:00 1 A'), appeal('10:01 2 B none'), appeal('10:01 2 B hang'))).toEqual([
      '10:01 suspect 2',
    ]);
  });
});

describe('a client who is known better later', () => {
  const known = (clock: string, ticket: string, client: string): IncidentInput => ({
    at: at(clock),
    type: 'identified',
    ticket,
    client,
  });

  it('is counted again as one: withdrawn before the report, asked about afterwards', () => {
    expect(run(...three, known('10:03', '3', 'A')).slice(2)).toEqual(['10:03 withdrawn']);
    expect(run(...three, act('10:03', 'consultAsked'), known('10:04', '3', 'A')).slice(2)).toEqual([
      '10:04 checkCount 2',
    ]);
    expect(run(...three, appeal('10:03 3+ A')).slice(2)).toEqual(['10:03 withdrawn']);
  });

  it('is counted again as several', () => {
    const phone = [appeal('10:00 1 P'), appeal('10:01 2 P'), appeal('10:02 3 C')];
    expect(run(...phone, known('10:05', '1', 'A'))).toEqual(['10:02 suspect 2', '10:05 open 3 strong']);
    expect(run(...three, appeal('10:03 4 C'), known('10:04', '4', 'D')).slice(2)).toEqual(['10:04 attach 4']);
  });

  it('keeps under his new name what he was told', () => {
    expect(
      run(...three, told('10:03', 'C', 'initial'), known('10:04', '3', 'X'), act('10:05', 'left')).slice(2),
    ).toEqual(['10:05 left A:initial B:initial']);
  });
});

describe('dismissed', () => {
  it('never counts those appeals again, though a later message in such a ticket is new', () => {
    expect(
      run(...three, dismissed('10:03'), appeal('10:04 4 D'), appeal('10:05 5 E'), appeal('10:06 1+ A')).slice(2),
    ).toEqual(['10:03 dismissed', '10:05 suspect 2', '10:06 open 3 strong']);
  });

  it('holds against a later mark', () => {
    expect(
      run(...three, dismissed('10:03'), mark('10:04', '1', 'kicked'), mark('10:05', '1', 'hang')).slice(3),
    ).toEqual([]);
  });

  it('is nothing without an open incident', () => {
    expect(run(appeal('10:00 1 A'), dismissed('10:01'), appeal('10:02 2 B'))).toEqual(['10:02 suspect 2']);
  });
});

describe('seen late', () => {
  it('opens late when the appeal that opens it is over 60 minutes old', () => {
    const seen = (clock: string) => [
      appeal('08:00 1 A', clock),
      appeal('08:01 2 B', clock),
      appeal('08:02 3 C', clock),
    ];
    expect(run(...seen('09:02'))[1]).toBe('08:02 open 3 strong');
    expect(run(...seen('09:02:01'))[1]).toBe('08:02 open 3 strong late');
  });

  it('counts by the time of the appeal, whatever the order they are seen in', () => {
    expect(run(appeal('10:10 3 C'), appeal('10:00 1 A'), appeal('10:05 2 B'))).toEqual([
      '10:00 suspect 2',
      '10:05 open 3 strong',
    ]);
  });

  it('keeps an old stray out of what goes on now', () => {
    expect(run(...three, appeal('08:00 4 D', '10:05')).slice(2)).toEqual([]);
    expect(run(...three, appeal('09:50 4 D', '10:05')).slice(2)).toEqual(['09:50 attach 4']);
  });
});

describe('R30 R31 everyone is told', () => {
  const fixedAt1030 = [...three, act('10:03', 'consultAsked'), act('10:04', 'consultReacted'), act('10:30', 'fixed')];

  it('owes the phrase, then the time too, late joiners as well; from the fix on only the fix', () => {
    expect(
      run(
        ...three,
        told('10:03', 'A', 'initial'),
        act('10:04', 'left'),
        eta('10:05', '11:00'),
        appeal('10:06 4 D'),
        told('10:07', 'B', 'eta'),
        act('10:08', 'left'),
        act('10:30', 'fixed'),
        act('10:31', 'left'),
      ).slice(2),
    ).toEqual([
      '10:04 left B:initial C:initial',
      '10:05 informAll eta 3',
      '10:06 attach 4',
      '10:08 left A:eta B:initial C:eta C:initial D:eta D:initial',
      '10:30 informAll fixed 4',
      '10:31 left A:fixed B:fixed C:fixed D:fixed',
    ]);
  });

  it('can be closed once, when the last one is told', () => {
    const all = ['A', 'B', 'C'].map((client, index) => told(`10:3${index + 1}`, client, 'fixed'));
    expect(run(...fixedAt1030, ...all, told('10:40', 'C', 'fixed'), act('10:41', 'left')).slice(3)).toEqual([
      '10:33 closable',
      '10:41 left',
    ]);
  });

  it('can be closed when whoever was left turns out not to be affected', () => {
    expect(
      run(...fixedAt1030, told('10:31', 'A', 'fixed'), told('10:32', 'B', 'fixed'), mark('10:33', '3', 'none')).slice(
        3,
      ),
    ).toEqual(['10:33 closable']);
  });

  it('tells a changed time anew, the same time not', () => {
    const timed = [...three, eta('10:05', '11:00'), told('10:06', 'A', 'eta')];
    expect(run(...timed, eta('10:07', '11:00'), act('10:08', 'left')).at(-1)).not.toContain('A:eta');
    expect(run(...timed, eta('10:07', '14:00'), act('10:08', 'left')).at(-1)).toContain('A:eta');
  });

  it('knows what a caller was told before his ticket was there', () => {
    expect(run(...three, told('10:03', 'D', 'initial'), appeal('10:04 4 D'), act('10:05', 'left')).at(-1)).toBe(
      '10:05 left A:initial B:initial C:initial',
    );
  });

  it('owes nothing without an incident', () => {
    expect(run(appeal('10:00 1 A'), told('10:01', 'A', 'initial'), act('10:02', 'left'))).toEqual(['10:02 left']);
  });

  describe('after the fix', () => {
    it('counts complaints within 20 minutes, both hours through, and reopens by three', () => {
      expect(
        run(...fixedAt1030, appeal('10:40 4 D'), appeal('10:45 5 D'), appeal('11:01 6 E'), appeal('12:30 7 F')).slice(
          3,
        ),
      ).toEqual(['10:40 afterFix 1', '10:45 afterFix 1', '11:01 afterFix 2', '12:30 afterFix 1']);
      expect(run(...fixedAt1030, appeal('10:40 4 A'), appeal('10:41 5 B'), appeal('10:42 6 C')).slice(3)).toEqual([
        '10:40 afterFix 1',
        '10:41 afterFix 2',
        '10:42 afterFix 3',
        '10:42 reopen 3',
      ]);
    });

    it('counts no complaint from before the fix', () => {
      expect(
        run(...fixedAt1030.slice(0, -1), appeal('10:29 4 D'), act('10:30', 'fixed'), appeal('10:31 5 E')).slice(-1),
      ).toEqual(['10:31 afterFix 1']);
    });

    it('opens a new one after 120 minutes', () => {
      expect(run(...fixedAt1030, appeal('12:30:01 4 D'), appeal('12:31 5 E'), appeal('12:32 6 F')).slice(3)).toEqual([
        '12:31 suspect 2',
        '12:32 open 3 strong',
      ]);
    });

    it('tells the fix of a reopened one again, to all', () => {
      expect(
        run(
          ...fixedAt1030,
          told('10:31', 'A', 'fixed'),
          told('10:32', 'B', 'fixed'),
          told('10:33', 'C', 'fixed'),
          appeal('10:40 4 D'),
          appeal('10:41 5 E'),
          appeal('10:42 6 F'),
          act('10:50', 'fixed'),
          act('10:51', 'left'),
        ).slice(-3),
      ).toEqual([
        '10:42 reopen 6',
        '10:50 informAll fixed 6',
        '10:51 left A:fixed B:fixed C:fixed D:fixed E:fixed F:fixed',
      ]);
    });

    it('asks, not withdraws, when a reopened one shrinks: it was reported', () => {
      expect(
        run(
          ...fixedAt1030,
          ...[appeal('10:40 4 A'), appeal('10:41 5 B'), appeal('10:42 6 C')],
          ...[mark('10:43', '3', 'none'), mark('10:44', '6', 'none')],
        ).at(-1),
      ).toBe('10:44 checkCount 2');
    });
  });
});

describe('the view', () => {
  const view = (now: string, ...inputs: IncidentInput[]) => {
    const detector = createDetector(rules);
    for (const input of inputs) step(detector, input);
    return viewIncident(detector, at(now));
  };

  it('shows nothing, a suspicion for as long as its window lasts, the incident', () => {
    expect(view('10:05', three[0]!)).toBeNull();
    expect(view('10:05', three[0]!, three[1]!)).toMatchObject({ state: 'suspect', openedAt: at('10:01'), left: [] });
    expect(view('10:21', three[0]!, three[1]!)).toBeNull();
    expect(view('10:05', ...three)).toMatchObject({ state: 'open', confidence: 'strong', openedAt: at('10:02') });
  });

  it('gathers each client’s tickets, and shows his newest symptom and first time', () => {
    const shown = view('10:05', ...three, appeal('10:04 4 A kicked'), appeal('10:05 1+ A kicked'));
    expect(shown?.clients[0]).toEqual({
      client: 'A',
      label: null,
      tickets: ['1', '4'],
      symptom: 'kicked',
      at: at('10:00'),
      told: {},
    });
    expect(shown?.clients.length).toBe(3);
  });

  it('turns a mixed alarm red after 2 minutes, or by «да, сбой»', () => {
    const mixed = [appeal('10:00 1 A hang'), appeal('10:01 2 B hang'), appeal('10:02 3 C kicked')];
    expect(view('10:03:59', ...mixed)?.red).toBe(false);
    expect(view('10:04', ...mixed)?.red).toBe(true);
    expect(view('10:03', ...mixed, act('10:03', 'confirmed'))?.red).toBe(true);
    expect(view('10:02', ...three)?.red).toBe(true);
  });

  it('R29: shows the wait as a clock', () => {
    const asked = [...three, act('10:03', 'consultAsked')];
    expect(consultClock(view('10:05', ...asked)!, at('10:05'))).toEqual({
      startedAt: at('10:03'),
      deadline: at('10:13'),
      status: 'waiting',
    });
    expect(consultClock(view('10:13', ...asked)!, at('10:13'))?.status).toBe('callNow');
    expect(consultClock(view('10:14', ...asked, act('10:14', 'teamPhoned'))!, at('10:14'))).toBeNull();
    expect(view('10:05', ...asked)?.reported).toBe(true);
  });

  it('R31: names by when all should be told, asks «ещё идёт?», and stays while somebody is left', () => {
    expect(view('10:10', ...three, eta('10:05', '11:00'))?.informBy).toBe(at('10:35'));
    expect(view('11:02', ...three)?.idle).toBe(true);
    const fixed = [...three, act('10:30', 'fixed')];
    expect(view('13:00', ...fixed)).toMatchObject({
      state: 'fixed',
      left: ['A:fixed', 'B:fixed', 'C:fixed'],
      idle: false,
    });
    const all = ['A', 'B', 'C'].map((client) => told('10:31', client, 'fixed'));
    expect(view('12:30', ...fixed, ...all)).toMatchObject({ state: 'fixed', closable: true });
    expect(view('12:31', ...fixed, ...all)).toBeNull();
  });
});

describe('a long stream of appeals', () => {
  it('is not kept whole: the detector forgets the old ones, and nothing of the incident', () => {
    const detector = createDetector(rules);
    const stream = (from: number, symptom: Symptom) => {
      for (let index = 0; index < 30_000; index++) {
        const when = from + index * MINUTE_MS;
        step(detector, { at: when, type: 'ticket', ticket: `${when}`, client: `${when}`, symptom });
      }
    };
    for (const input of three) step(detector, input);
    stream(at('10:03'), 'none');
    expect(viewIncident(detector, at('10:05'))?.clients.map(({ client }) => client)).toEqual(['A', 'B', 'C']);
    expect(detector.log.appeals.length).toBeLessThan(15_000);
    step(detector, three[0]!);
    expect(detector.log.tickets?.size).toBe(detector.log.appeals.length);
    step(detector, mark('10:05', '3', 'none'));
    expect(detector.incident).toBeNull();
    stream(at('10:03', 30), 'hang');
    expect(detector.log.appeals.length).toBeGreaterThan(15_000);
    step(detector, dismissed('10:05'));
    stream(at('10:03', 60), 'none');
    expect(detector.log.appeals.length).toBeLessThan(15_000);
  });
});

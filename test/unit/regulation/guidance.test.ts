import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import clauses from '../../../lib/regulation/clauses.json' with { type: 'json' };
import { checkClient, type ReportAnswer } from '../../../lib/regulation/client-check.ts';
import type { EventBody, TicketEvent } from '../../../lib/regulation/events.ts';
import {
  chooseOutcome,
  confirmStep,
  type GuidanceState,
  judgeGuidance,
  newGuidance,
  STEP_IDS,
  skipStep,
} from '../../../lib/regulation/guidance.ts';
import { type GuidanceFacts, type GuidanceSources, guidanceFacts } from '../../../lib/regulation/guidance-facts.ts';
import { MACROS } from '../../../lib/regulation/macros.ts';
import type { ClientRecord, FieldSnapshot } from '../../../lib/regulation/snapshot.ts';
import { at, TODAY } from './day.ts';

const fine: ClientRecord = {
  contract: '10234',
  login: null,
  inn: null,
  organisation: 'ООО «Пример»',
  validUntil: '2027-01-31',
  quotaUsedPercent: 90,
  paid: true,
};
const report = (...clients: Partial<ClientRecord>[]) =>
  checkClient({ status: 'found', clients: clients.map((client) => ({ ...fine, ...client })) }, TODAY);

const events = (...bodies: EventBody[]) =>
  bodies.map((body, minute): TicketEvent => ({ ...body, at: at('10:00') + minute * 60_000 }));
const byClient: EventBody = { type: 'created', by: 'client' };
const byStaff: EventBody = { type: 'created', by: 'staff' };

const page = (more: Partial<NonNullable<GuidanceSources['page']>> = {}) => ({
  ticketId: '512',
  head: {},
  fields: {},
  messages: [],
  ...more,
});
const facts = (more: Partial<GuidanceSources> = {}): GuidanceFacts =>
  guidanceFacts({
    page: page(),
    check: report({}),
    events: events(byClient),
    critical: false,
    noHurry: false,
    macros: MACROS,
    ...more,
  });
const current = (more: Partial<GuidanceSources> = {}, state: GuidanceState = newGuidance) =>
  judgeGuidance(facts(more), state).current;
const solved = chooseOutcome(newGuidance, 'solved');
const unsolved = chooseOutcome(newGuidance, 'unsolved');

describe('guidance', () => {
  it('R06: begins with the client, and ticks when the report has shown one', () => {
    expect(current({ check: null })).toMatchObject({ id: 'client', clause: 'R06', confirm: null });
    expect(current()?.id).not.toBe('client');
    expect(current({ check: report({}, { contract: '2' }) })).toMatchObject({ id: 'client', clause: 'R06' });
  });

  it('R07: a client who isn’t found leads to the instruction, and the operator confirms it', () => {
    expect(current({ check: report() })).toMatchObject({ id: 'client', clause: 'R07', instruction: 'search' });
    expect(current({ check: report() }, confirmStep(newGuidance, 'client'))?.id).toBe('contract');
  });

  it('R06: a report that wasn’t read is never taken for a client who was found', () => {
    const unread: ReportAnswer[] = [{ status: 'unreadable' }, { status: 'noAddress' }, { status: 'loggedOut' }];
    for (const answer of unread) {
      const step = current({ check: checkClient(answer, TODAY) });
      expect(step).toMatchObject({ id: 'client', clause: 'R06', confirm: 'Нашёл сам' });
    }
  });

  it('R08: the ticket is there once it has a number', () => {
    expect(current({ page: page({ ticketId: null }), events: [] })).toMatchObject({ id: 'ticket', clause: 'R08' });
    expect(current({ page: null, events: [] })).toMatchObject({ id: 'ticket' });
    expect(current()?.id).toBe('instruction');
  });

  it('R09: a contract that has ended waits for its instruction', () => {
    expect(current({ check: report({ validUntil: '2026-01-01' }) })).toMatchObject({
      id: 'contract',
      clause: 'R09',
      instruction: 'credit',
    });
    expect(current({ check: report({ validUntil: '2026-01-01' }) }, confirmStep(newGuidance, 'contract'))?.id).toBe(
      'instruction',
    );
  });

  it('R10: a quota that is exceeded waits for its instruction, one that wasn’t read for the operator’s eye', () => {
    expect(current({ check: report({ quotaUsedPercent: 103 }) })).toMatchObject({ id: 'quota', instruction: 'quota' });
    expect(current({ check: report({ quotaUsedPercent: null }) })).toMatchObject({ id: 'quota', confirm: 'Проверил' });
  });

  it('R11: then the instructions, until somebody says how it ended', () => {
    expect(current()).toMatchObject({ id: 'instruction', clause: 'R11', skippable: false });
    expect(judgeGuidance(facts(), newGuidance).steps).toHaveLength(5);
    expect(current({}, skipStep(newGuidance, 'instruction', 'некогда'))?.id).toBe('instruction');
  });

  it('R12a: ours and solved: what was done, then the closing', () => {
    const ours = { events: events(byStaff) };
    expect(current(ours, solved)).toMatchObject({ id: 'record', clause: 'R12a' });
    const written = { events: events(byStaff, { type: 'staffPublic' }) };
    expect(current(written, solved)).toMatchObject({ id: 'close', clause: 'R12a' });
    expect(current({ ...written, page: page({ head: { closed: true } }) }, solved)).toBeNull();
  });

  it('R12b: a client’s, solved by phone: the hidden comment and the public text, both', () => {
    const answered: EventBody = { type: 'call', result: 'answered' };
    expect(current({ events: events(byClient, answered) }, solved)).toMatchObject({ id: 'record', clause: 'R12b' });
    const hidden = events(byClient, answered, { type: 'staffHidden' });
    expect(current({ events: hidden }, solved)?.id).toBe('record');
    const both = events(byClient, answered, { type: 'staffHidden' }, { type: 'staffPublic' });
    expect(current({ events: both }, solved)).toMatchObject({ id: 'close', clause: 'R12b' });
  });

  it('R12: a client’s, solved in writing: an answer after his last word', () => {
    expect(current({ events: events(byClient, { type: 'staffPublic' }) }, solved)?.id).toBe('close');
    const asked = events(byClient, { type: 'staffPublic' }, { type: 'clientMessage' });
    expect(current({ events: asked }, solved)).toMatchObject({ id: 'record', clause: 'R12' });
  });

  it('R12: a ticket that is closed was solved, whatever was said before', () => {
    const closed = { page: page({ head: { closed: true } }), events: events(byClient, { type: 'staffPublic' }) };
    expect(judgeGuidance(facts(closed), unsolved)).toMatchObject({ outcome: 'solved', current: null });
    expect(current({ page: page({ head: { closed: true } }) })).toMatchObject({ id: 'record' });
  });

  it('R13: not solved: to the 2nd line, its answer, and the client is told', () => {
    expect(current({}, unsolved)).toMatchObject({ id: 'consult', clause: 'R13b' });
    const asked = events(byClient, { type: 'consultAsked' });
    expect(current({ events: asked })).toMatchObject({ id: 'answer', clause: 'R13c' });
    const answered = events(byClient, { type: 'consultAsked' }, { type: 'consultAnswered' });
    expect(current({ events: answered })).toMatchObject({ id: 'tell', clause: 'R13d' });
    for (const type of ['staffPublic', 'clientToldByPhone'] as const) {
      const told = events(byClient, { type: 'consultAsked' }, { type: 'consultAnswered' }, { type });
      expect(current({ events: told })).toBeNull();
    }
    const before = events(byClient, { type: 'consultAsked' }, { type: 'staffPublic' }, { type: 'consultAnswered' });
    expect(current({ events: before })?.id).toBe('tell');
  });

  it('R13a: a client on the phone is told first that he will be called back', () => {
    const onPhone = { ...unsolved, onPhone: true };
    expect(current({}, onPhone)).toMatchObject({ id: 'consult', clause: 'R13a' });
    const promised = events(byClient, { type: 'callbackPromised', until: at('12:00') });
    expect(current({ events: promised }, onPhone)).toMatchObject({ id: 'consult', clause: 'R13b' });
  });

  it('R14: what needs no immediate action is passed on without the 2nd line’s chat', () => {
    expect(current({ noHurry: true })).toMatchObject({ id: 'instruction', clause: 'R14' });
    expect(current({ noHurry: true }, unsolved)).toMatchObject({ id: 'transfer', clause: 'R14' });
    expect(current({ noHurry: true, critical: true }, unsolved)).toMatchObject({ id: 'consult', clause: 'R26' });
    expect(current({ noHurry: true, check: report({ paid: false }) }, unsolved)).toMatchObject({ clause: 'R22' });
  });

  it('R22–R25: a ticket that stands with others was passed on, by its status or by its text', () => {
    const status = { value: 'Требует передачи на ЛК' } as FieldSnapshot;
    const told = events(byClient, { type: 'staffPublic' });
    expect(current({ page: page({ fields: { status } }), events: told })).toBeNull();
    const text = 'Передали заявку на специалистов 2-линии техподдержки, они свяжутся с вами завтра';
    const messages = [{ author: 'staff' as const, hidden: false, at: at('10:01'), text }];
    expect(current({ page: page({ messages }), events: told })).toBeNull();
    const asClient = [{ ...messages[0]!, author: 'client' as const }];
    expect(current({ page: page({ messages: asClient }), events: told })?.id).toBe('instruction');
  });

  it('a step is left out for a reason, and taken up again without one', () => {
    const skipped = skipStep(newGuidance, 'quota', ' нет доступа ');
    const wide = { check: report({ quotaUsedPercent: 120 }) };
    const { steps } = judgeGuidance(facts(wide), skipped);
    expect(steps.find(({ id }) => id === 'quota')).toMatchObject({ status: 'skipped', reason: 'нет доступа' });
    expect(current(wide, skipped)?.id).toBe('instruction');
    expect(current(wide, skipStep(skipped, 'quota', ' '))?.id).toBe('quota');
    expect(judgeGuidance(facts(), skipped).steps[3]).toMatchObject({ status: 'done', reason: null });
  });
});

const anyFacts: fc.Arbitrary<GuidanceFacts> = fc.record({
  client: fc.constantFrom('found', 'notFound', 'several', 'unread', null),
  contract: fc.constantFrom('valid', 'ended', null),
  quota: fc.constantFrom('normal', 'exceeded', null),
  paid: fc.constantFrom(true, false, null),
  ticketExists: fc.boolean(),
  ours: fc.boolean(),
  closed: fc.boolean(),
  byPhone: fc.boolean(),
  work: fc.record({ hidden: fc.boolean(), public: fc.boolean() }),
  passedOn: fc.boolean(),
  critical: fc.boolean(),
  noHurry: fc.boolean(),
  callbackPromised: fc.boolean(),
  consultAsked: fc.boolean(),
  consultAnswered: fc.boolean(),
  told: fc.boolean(),
});
const anyState: fc.Arbitrary<GuidanceState> = fc.record({
  outcome: fc.constantFrom('solved', 'unsolved', null),
  onPhone: fc.boolean(),
  confirmed: fc.uniqueArray(fc.constantFrom(...STEP_IDS)),
  skipped: fc.dictionary(fc.constantFrom(...STEP_IDS), fc.constantFrom('некогда', 'сделал коллега')),
});
const known = new Set(clauses.map(({ id }) => id));

describe('guidance, whatever the facts', () => {
  it('has at most eight steps, one current at most, nothing later before it, and clauses that exist', () => {
    fc.assert(
      fc.property(anyFacts, anyState, (given, state) => {
        const { steps, current } = judgeGuidance(given, state);
        expect(steps.length).toBeLessThanOrEqual(8);
        expect(steps.filter(({ status }) => status === 'current')).toEqual(current === null ? [] : [current]);
        const first = steps.findIndex(({ status }) => status === 'current' || status === 'later');
        if (first >= 0) expect(steps[first]!.status).toBe('current');
        for (const step of steps) {
          expect(known).toContain(step.clause);
          expect(step.text).not.toBe('');
          if (step.status === 'skipped') expect(step.reason).not.toBeNull();
        }
      }),
    );
  });

  it('always ends: confirming or leaving out the current step comes to the last one in eight presses', () => {
    fc.assert(
      fc.property(anyFacts, anyState, fc.constantFrom('solved' as const, 'unsolved' as const), (given, from, end) => {
        let state = from;
        for (let press = 0; press < 9; press++) {
          const { current } = judgeGuidance(given, state);
          if (current === null) return;
          if (current.id === 'instruction') state = { ...state, outcome: end };
          else if (current.confirm !== null) state = confirmStep(state, current.id);
          else state = skipStep(state, current.id, 'некогда');
        }
        expect(judgeGuidance(given, state).current).toBeNull();
      }),
    );
  });

  it('what the operator says never undoes what the page shows', () => {
    fc.assert(
      fc.property(anyFacts, anyState, (given, state) => {
        const plain = judgeGuidance(given, { ...newGuidance, outcome: state.outcome });
        const said = judgeGuidance(given, state);
        const done = (steps: typeof plain.steps) => steps.filter(({ status }) => status === 'done').map(({ id }) => id);
        expect(done(said.steps)).toEqual(expect.arrayContaining(done(plain.steps)));
      }),
    );
  });
});

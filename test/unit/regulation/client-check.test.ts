import { describe, expect, it } from 'vitest';
import { checkClient, checkedAt, matchClients } from '../../../lib/regulation/client-check.ts';
import type { ClientRecord } from '../../../lib/regulation/snapshot.ts';
import { at, TODAY } from './day.ts';

const fine: ClientRecord = {
  contract: '10234',
  login: 'test1',
  inn: null,
  organisation: 'ООО «Пример»',
  validUntil: '2027-01-31',
  quotaUsedPercent: 90,
  paid: true,
};
const check = (...clients: Partial<ClientRecord>[]) =>
  checkClient({ status: 'found', clients: clients.map((client) => ({ ...fine, ...client })) }, TODAY);
const kinds = (...clients: Partial<ClientRecord>[]) => check(...clients).findings.map(({ kind }) => kind);

describe('the client in the report', () => {
  it('R11: is in order when contract and quota are', () => {
    expect(check({})).toMatchObject({ ok: true, client: fine, findings: [{ kind: 'ok', clause: 'R11', level: 'ok' }] });
  });

  it('R09: the contract’s last day still counts, 7 days before it warns', () => {
    expect(kinds({ validUntil: '2026-12-01' })).toEqual(['ok']);
    expect(kinds({ validUntil: '2026-11-30' })).toEqual(['expiring']);
    expect(kinds({ validUntil: '2026-11-23' })).toEqual(['expiring']);
    expect(check({ validUntil: '2026-11-22' })).toMatchObject({
      ok: false,
      findings: [{ kind: 'expired', clause: 'R09', level: 'stop', instruction: 'credit' }],
    });
    expect(check({ validUntil: '2026-11-22' }).findings[0]?.text).toContain('22.11.2026');
  });

  it('R10: the quota is exceeded above 100 %', () => {
    expect(kinds({ quotaUsedPercent: 100 })).toEqual(['ok']);
    expect(check({ quotaUsedPercent: 103.25 })).toMatchObject({
      ok: false,
      findings: [{ kind: 'quotaExceeded', clause: 'R10', instruction: 'quota' }],
    });
    expect(check({ quotaUsedPercent: 103.25 }).findings[0]?.text).toContain('103,3 %');
  });

  it('R09, R10: tells both', () => {
    expect(kinds({ validUntil: '2026-01-01', quotaUsedPercent: 150 })).toEqual(['expired', 'quotaExceeded']);
  });

  it('never takes what was not read for «в норме»', () => {
    expect(check({ validUntil: null })).toMatchObject({ ok: false, findings: [{ kind: 'partlyUnknown' }] });
    expect(check({ validUntil: null, quotaUsedPercent: null }).findings[0]?.text).toContain('срок договора, квота');
    expect(kinds({ validUntil: '2026-01-01', quotaUsedPercent: null })).toEqual(['expired', 'partlyUnknown']);
  });

  it('R07: not found leads to the instruction', () => {
    expect(check()).toMatchObject({
      client: null,
      ok: false,
      findings: [{ kind: 'notFound', clause: 'R07', instruction: 'search' }],
    });
  });

  it('R06: of several none is taken', () => {
    expect(check({}, { contract: '10235' })).toMatchObject({
      client: null,
      ok: false,
      findings: [{ kind: 'several' }],
    });
    expect(check({}, { contract: '10235' }).candidates.length).toBe(2);
  });

  it.each(['noAddress', 'unreachable', 'loggedOut', 'unreadable'] as const)(
    'R06: says that the report was %s',
    (status) => {
      expect(checkClient({ status }, TODAY)).toMatchObject({ client: null, ok: false, findings: [{ kind: status }] });
    },
  );

  it('R15: says when it was checked', () => {
    expect(checkedAt(at('10:42'))).toBe('проверено в отчёте 10:42');
  });

  it('R06: the report’s row must be the one that was asked for', () => {
    const shown = [fine, { ...fine, contract: '102341', login: 'test2' }];
    expect(matchClients({ kind: 'contract', value: '10234' }, shown)).toMatchObject({ clients: [fine] });
    expect(matchClients({ kind: 'organisation', value: 'пример' }, [fine])).toMatchObject({ clients: [fine] });
    const similar = matchClients({ kind: 'contract', value: '1023' }, shown);
    expect(similar).toMatchObject({ clients: [], similar: shown });
    expect(checkClient(similar, TODAY)).toMatchObject({ client: null, ok: false, candidates: shown });
  });

  it('R06: a report that ignores the query says nothing of the client', () => {
    const everybody = Array.from({ length: 40 }, (_, n) => ({ ...fine, contract: String(20_000 + n), login: `l${n}` }));
    expect(matchClients({ kind: 'contract', value: '1' }, everybody)).toEqual({ status: 'unreadable' });
  });

  it('R15: one contract in several rows is one client, of whom only what the rows agree on is known', () => {
    const answer = matchClients({ kind: 'contract', value: '10234' }, [
      fine,
      { ...fine, login: 'test2', quotaUsedPercent: 110 },
    ]);
    expect(answer).toEqual({ status: 'found', clients: [{ ...fine, login: null, quotaUsedPercent: null }] });
    expect(checkClient(answer, TODAY)).toMatchObject({ ok: false, findings: [{ kind: 'partlyUnknown' }] });
  });
});

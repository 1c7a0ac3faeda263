import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';

// Each test starts a process or two.
vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The command that leads run, and what it starts, which is quicker. */
const COMMAND = ['npm', 'run', '--silent', 'replay', '--'];
const SCRIPT = [process.execPath, 'test/tools/replay.ts'];

function replay(kind: string, file: string, settings?: string, [command = '', ...before] = SCRIPT) {
  const given = [...before, kind, file, ...(settings ? [settings] : [])];
  const { status, stdout, stderr } = spawnSync(command, given, { cwd: root, encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return { status, lines: lines.map((line) => JSON.parse(line)), errors: stderr.split('\n').filter((line) => line) };
}

function fileOf(...lines: (string | object)[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'replay-')), 'lines.jsonl');
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return file;
}

const replayLines = (kind: string, ...lines: (string | object)[]) => replay(kind, fileOf(...lines));

describe('the scenarios', () => {
  it.each([
    ['clocks', 'clocks.jsonl'],
    ['incidents', 'incidents.jsonl'],
    ['when', 'whens.jsonl'],
  ])('hold for %s', (kind, name) => {
    const file = join(root, 'test/scenarios', name);
    const expected = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({ id, expect: result }) => ({ id, result }));
    expect(replay(kind, file, undefined, COMMAND)).toEqual({ status: 0, lines: expected, errors: [] });
  });
});

describe('the texts', () => {
  const linesOf = (name: string) => {
    const file = join(root, 'test/scenarios', name);
    const expected = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    return { file, expected };
  };

  it('hold for contacts, in what each line expects', () => {
    const { file, expected } = linesOf('contacts.jsonl');
    const { status, lines } = replay('contacts', file);
    expect(status).toBe(0);
    for (const [index, { id, expect: facts }] of expected.entries()) {
      expect(lines[index], id).toMatchObject({ id, ...facts });
      expect(Object.keys(lines[index])).toEqual([
        ...['id', 'phones', 'extensions', 'call', 'contract', 'login', 'inn', 'database'],
      ]);
    }
  });

  it('are printed with what decided, a line for a ticket', () => {
    const { file, expected } = linesOf('tickets-dev.jsonl');
    const { status, lines } = replay('texts', file);
    expect(status).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    expect(lines[0]).toEqual({ id: 'D001', symptom: 'hang', critical: true, criteria: ['R27a'], matched: ['висит'] });
  });
});

describe('replay', () => {
  const ticket = { id: 1, now: '10:31:30', events: [{ at: '10:00:30', type: 'created', by: 'client' }] };

  it('reports bad lines by number, does the others in order, and ends with 1', () => {
    const { status, lines, errors } = replayLines(
      'clocks',
      ticket,
      '{"id": 2, "now"',
      '',
      { id: 3, events: [] },
      { ...ticket, id: 4, events: [{ at: '10:00', type: 'call' }] },
      { ...ticket, id: 5, events: [{ at: '25:00', type: 'closed' }] },
      { ...ticket, id: 6, events: [] },
    );
    expect(status).toBe(1);
    expect(lines).toEqual([
      { id: 1, result: { firstResponse: { deadline: '10:30:30', status: 'breached' } } },
      { id: 6, result: {} },
    ]);
    expect(errors.map((line) => line.split(':')[0])).toEqual(['строка 2', 'строка 4', 'строка 5', 'строка 6']);
    expect(errors[1]).toContain('now');
    expect(errors[2]).toContain('events.0.result');
    expect(errors[3]).toContain('25:00');
  });

  it('writes times the way they were written', () => {
    const iso = {
      id: 'iso',
      now: '2026-11-24T00:10:00+03:00',
      events: [{ at: '2026-11-23T20:55:00Z', type: 'call', result: 'busy' }],
    };
    expect(replayLines('clocks', iso).lines).toEqual([
      { id: 'iso', result: { callback: { deadline: '2026-11-24T00:10:00+03:00', status: 'running' } } },
    ]);
  });

  it('takes a promised call for nothing to write', () => {
    const promise = { id: 1, now: '11:00', events: [{ at: '10:00', type: 'callbackPromised', until: '12:00' }] };
    expect(replayLines('clocks', promise).lines).toEqual([{ id: 1, result: {} }]);
  });

  it('needs every field of an incident’s event', () => {
    const { status, errors } = replayLines('incidents', {
      id: 1,
      events: [{ at: '10:00', type: 'ticket', ticket: '1', client: 'A', symptom: 'slow' }],
    });
    expect(status).toBe(1);
    expect(errors[0]).toContain('строка 1: events.0.symptom');
  });

  it('takes a ticket whose client isn’t known for a client of its own, until he is', () => {
    const event = (at: string, ticket: number, client: string | null) => ({
      at,
      type: 'ticket',
      ticket,
      client,
      symptom: 'hang',
    });
    const day = {
      id: 1,
      events: [
        event('10:00', 1, null),
        event('10:01', 2, null),
        event('10:02', 3, 'A'),
        { ...event('10:03', 1, 'A'), type: 'message' },
        { at: '10:04', type: 'left' },
      ],
    };
    expect(replayLines('incidents', day).lines[0].result).toEqual([
      { at: '10:01', event: 'suspect', clients: 2 },
      { at: '10:02', event: 'open', confidence: 'strong', clients: 3 },
      { at: '10:03', event: 'withdrawn' },
      { at: '10:04', event: 'left', items: [] },
    ]);
  });

  it('tries changed rules on the same day', () => {
    const settings = fileOf({ clocks: { firstResponse: { limitMinutes: 60 } } });
    expect(replay('clocks', fileOf(ticket), settings).lines).toEqual([
      { id: 1, result: { firstResponse: { deadline: '11:00:30', status: 'running' } } },
    ]);
    const wrong = replay('clocks', fileOf(ticket), fileOf({ clocks: { firstResponse: { limitMinutes: 'час' } } }));
    expect(wrong).toMatchObject({ status: 1, lines: [] });
    expect(wrong.errors[0]).toContain('clocks.firstResponse.limitMinutes');
  });

  it('tells how to be called', () => {
    expect(replayLines('nonsense', ticket)).toMatchObject({ status: 1, lines: [] });
    expect(replay('clocks', '/nowhere.jsonl')).toMatchObject({ status: 1, lines: [] });
  });
});

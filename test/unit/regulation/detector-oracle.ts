/**
 * The detector said a second time, for inputs that come in order: everything is counted anew from plain lists at each input.
 * An oracle for `detect`; slow on purpose. Reminders' outputs (`growth`, `stillGoing`) are left out.
 */
import type { IncidentInput, IncidentOutput } from '../../../lib/regulation/incidents.ts';
import { MINUTE_MS } from '../../../lib/text/moscow.ts';

interface Complaint {
  ticket: string;
  client: string;
  symptom: string;
  at: number;
  dead: boolean;
  mine: boolean;
}

interface Trouble {
  strong: boolean;
  reported: boolean;
  waitsSince: number | null;
  called: boolean;
  eta: string | null;
  fixedAt: number | null;
  closable: boolean;
  /** Where the window that opened it begins. */
  from: number;
}

const WINDOW = 20 * MINUTE_MS;
const AFTER_FIX = 120 * MINUTE_MS;

export function oracle(inputs: IncidentInput[]): IncidentOutput[] {
  const out: IncidentOutput[] = [];
  const all: Complaint[] = [];
  let told = new Set<string>();
  let trouble: Trouble | null = null;
  let hinted = false;

  const live = () => all.filter((one) => one.symptom !== 'none' && !one.dead);
  const mine = () => live().filter((one) => one.mine);
  const clients = (list: Complaint[]) => [...new Set(list.map((one) => one.client))];
  const windowTo = (end: number) => live().filter((one) => one.at >= end - WINDOW && one.at <= end);
  const isStrong = (list: Complaint[]) => {
    const slow = list.filter((one) => one.symptom === 'hang');
    return clients(slow).length >= 3 || clients(list.filter((one) => one.symptom !== 'hang')).length >= 3;
  };
  const open = () => (trouble && trouble.fixedAt === null ? trouble : null);
  const drop = () => {
    trouble = null;
    told = new Set();
    for (const one of all) one.mine = false;
  };
  const owed = (): string[] => {
    if (!trouble) return [];
    const stages = trouble.fixedAt !== null ? ['fixed'] : trouble.eta === null ? ['initial'] : ['initial', 'eta'];
    return clients(mine())
      .flatMap((client) => stages.map((stage) => `${client}:${stage}`))
      .filter((cell) => !told.has(cell))
      .sort();
  };

  for (const input of inputs) {
    const { at } = input;
    const say = (output: Record<string, unknown>) => out.push({ at, ...output } as IncidentOutput);
    const sizeOfMine = () => clients(mine()).length;

    const strengthen = () => {
      const now = open();
      if (!now || now.strong || !isStrong(mine())) return;
      now.strong = true;
      say({ event: 'strong' });
    };
    const settle = () => {
      if (!trouble || trouble.fixedAt === null || trouble.closable || owed().length > 0) return;
      trouble.closable = true;
      say({ event: 'closable' });
    };
    const shrink = (before: number) => {
      const size = sizeOfMine();
      if (size >= before) return;
      const now = open();
      if (!now) settle();
      else if (size < 3 && now.reported) say({ event: 'checkCount', clients: size });
      else if (size < 3) {
        drop();
        say({ event: 'withdrawn' });
      }
    };
    const grow = (before: number) => {
      if (sizeOfMine() <= before) return;
      if (trouble) trouble.closable = false;
      say({ event: 'attach', clients: sizeOfMine() });
    };
    const lookAt = (changed: Complaint[], fresh: boolean) => {
      if (open()) return;
      const windows = live().filter(({ at: end }) => changed.some((one) => end >= one.at && end <= one.at + WINDOW));
      let most = 0;
      for (const { at: end } of windows) {
        if (trouble && trouble.fixedAt !== null && end >= trouble.fixedAt && end <= trouble.fixedAt + AFTER_FIX) {
          const since = trouble.fixedAt;
          const complaints = windowTo(end).filter((other) => !other.mine && other.at >= since);
          if (clients(complaints).length < 3) continue;
          for (const other of live()) if (other.at >= since) other.mine = true;
          Object.assign(trouble, { fixedAt: null, closable: false, eta: null });
          told = new Set([...told].filter((cell) => cell.endsWith(':initial')));
          say({ event: 'reopen', clients: sizeOfMine() });
          strengthen();
          return;
        }
        const found = clients(windowTo(end)).length;
        if (found >= 3) {
          drop();
          for (const other of live()) if (other.at >= end - WINDOW) other.mine = true;
          const strong = isStrong(mine());
          trouble = {
            strong,
            reported: false,
            waitsSince: null,
            called: false,
            eta: null,
            fixedAt: null,
            closable: false,
            from: end - WINDOW,
          };
          const seen = fresh && 'seenAt' in input && input.seenAt !== undefined ? input.seenAt : at;
          const late = seen - end > 60 * MINUTE_MS;
          say({ event: 'open', confidence: strong ? 'strong' : 'mixed', clients: sizeOfMine(), ...(late && { late }) });
          return;
        }
        most = Math.max(most, found);
      }
      if (most === 2 && !hinted) {
        hinted = true;
        say({ event: 'suspect', clients: 2 });
      }
    };
    const complain = (one: Complaint) => {
      if (live().at(-1) === one && clients(windowTo(one.at)).length < 2) hinted = false;
      const before = sizeOfMine();
      if (open()) {
        one.mine = true;
        grow(before);
        strengthen();
        return;
      }
      // A mark on what was said before the fix: of that incident, unless it is older than its first window.
      if (trouble?.fixedAt && one.at < trouble.fixedAt && one.at >= trouble.from) {
        one.mine = true;
        grow(before);
        return;
      }
      if (trouble?.fixedAt && one.at >= trouble.fixedAt && one.at <= trouble.fixedAt + AFTER_FIX) {
        const since = trouble.fixedAt;
        const complaints = windowTo(one.at).filter((other) => !other.mine && other.at >= since);
        say({ event: 'afterFix', clients: clients(complaints).length });
      }
    };
    const rename = (ticket: string, client: string) => {
      const changed = all.filter((one) => one.ticket === ticket && one.client !== client);
      if (changed.length === 0) return;
      const before = sizeOfMine();
      for (const one of changed) {
        const former = one.client;
        one.client = client;
        const members = clients(mine());
        if (!members.includes(client) || members.includes(former)) continue;
        for (const cell of [...told]) {
          if (!cell.startsWith(`${former}:`)) continue;
          told.delete(cell);
          told.add(cell.replace(former, client));
        }
      }
      shrink(before);
      grow(before);
      strengthen();
      lookAt(
        changed.filter((one) => !one.mine && live().includes(one)),
        false,
      );
    };

    const waiting = open();
    if (waiting?.waitsSince && !waiting.called && waiting.waitsSince + 10 * MINUTE_MS <= at) {
      waiting.called = true;
      out.push({ at: waiting.waitsSince + 10 * MINUTE_MS, event: 'callDue' });
    }
    const now = open();
    switch (input.type) {
      case 'ticket':
      case 'message': {
        rename(input.ticket, input.client);
        const { ticket, client, symptom } = input;
        const one: Complaint = { ticket, client, symptom, at, dead: false, mine: false };
        all.push(one);
        if (symptom === 'none') break;
        complain(one);
        if (!one.mine) lookAt([one], true);
        break;
      }
      case 'override': {
        const before = sizeOfMine();
        const added: Complaint[] = [];
        for (const one of all.filter((other) => other.ticket === input.ticket && !other.dead)) {
          if (one.symptom === 'none' && input.symptom !== 'none') added.push(one);
          one.symptom = input.symptom;
          if (input.symptom === 'none') one.mine = false;
        }
        shrink(before);
        strengthen();
        for (const one of added) complain(one);
        lookAt(
          added.filter((one) => !one.mine),
          false,
        );
        break;
      }
      case 'identified':
        rename(input.ticket, input.client);
        break;
      case 'dismissed':
        if (!now) break;
        for (const one of mine()) one.dead = true;
        drop();
        say({ event: 'dismissed' });
        break;
      case 'consultAsked':
        if (!now) break;
        now.reported = true;
        if (now.waitsSince === null) Object.assign(now, { waitsSince: at, called: false });
        break;
      case 'consultReacted':
      case 'teamPhoned':
        if (now) now.waitsSince = null;
        break;
      case 'eta':
        if (!now) break;
        if (now.eta !== null && now.eta !== input.value) {
          told = new Set([...told].filter((cell) => !cell.endsWith(':eta')));
        }
        now.eta = input.value;
        say({ event: 'informAll', stage: 'eta', clients: sizeOfMine() });
        break;
      case 'fixed':
        if (!now) break;
        Object.assign(now, { fixedAt: at, waitsSince: null });
        say({ event: 'informAll', stage: 'fixed', clients: sizeOfMine() });
        settle();
        break;
      case 'informed':
        if (!trouble) break;
        told.add(`${input.client}:${input.stage}`);
        settle();
        break;
      case 'left':
        say({ event: 'left', items: owed() });
        break;
    }
  }
  return out;
}

/** A run at work: the clock, the made-up portal's frame, the phone and the chat, wired to the scenario. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { DeskActions } from '../../components/practice/desk.ts';
import { type BoardSession, createBoardSession } from '../../lib/overlay/board-session.ts';
import { createPracticeBackground, type PracticeBackground } from '../../lib/practice/background.ts';
import { type FrameWindow, instructionLink } from '../../lib/practice/frame.ts';
import type { PracticeJournal } from '../../lib/practice/journal.ts';
import {
  advance,
  askCaller,
  consult,
  createRun,
  dial,
  endOf,
  eventOf,
  hangUp,
  logOf,
  nextAt,
  openInstruction,
  phoneTeam,
  say,
  takeCall,
} from '../../lib/practice/run.ts';
import { askReport, noteFound, PORTAL, renderPage, saveForm } from '../../lib/practice/run-portal.ts';
import { note, type Run } from '../../lib/practice/run-state.ts';
import type { Scenario } from '../../lib/practice/scenario.ts';
import { type Deed, type Score, scoreRun } from '../../lib/practice/score.ts';
import { INSTRUCTION_IDS } from '../../lib/regulation/client-check.ts';
import { builtIn } from '../../lib/settings/defaults.ts';
import { isGuidanceOn } from '../../lib/settings/guidance.ts';
import type { Settings } from '../../lib/settings/schema.ts';

/** How often the clock moves, ms. */
const TICK_MS = 200;

export interface Desk {
  run: Run;
  /** Changes whenever anything of the run has. */
  version: ReadonlySignal<number>;
  now: ReadonlySignal<number>;
  /** Times as fast as life; 0 while it stands still. */
  speed: ReadonlySignal<number>;
  /** Guidance through the steps is on. */
  guided: ReadonlySignal<boolean>;
  /** The last speed that wasn't 0. */
  pace: ReadonlySignal<number>;
  background: PracticeBackground;
  board: BoardSession;
  actions: DeskActions;
  stop(): void;
}

/** `finished` is told the score, once. */
export function createDesk(
  scenario: Scenario,
  settings: Settings,
  journal: PracticeJournal,
  view: FrameWindow,
  finished: (run: Run, score: Score) => void,
): Desk {
  const run = createRun(scenario);
  const version = signal(0);
  const now = signal(run.now);
  const speed = signal(1);
  const pace = signal(1);
  const guided = signal(isGuidanceOn(settings.guidance, Date.now()));
  const marks = new Map<string, Deed>();
  let over = false;

  const background = createPracticeBackground({
    journal,
    settings: practiceSettings(settings),
    now: () => run.now,
    marked: (ticketId, event, eventId) => {
      note(run, 'marked', eventOf(run, ticketId), event.type === 'call' ? `call:${event.result}` : event.type);
      marks.set(eventId, run.deeds.at(-1)!);
      settle();
    },
    takenBack: (eventId) => {
      run.deeds = run.deeds.filter((deed) => deed !== marks.get(eventId));
      settle();
    },
    moved: (eventId, newId, at) => {
      const deed = marks.get(eventId);
      if (!deed) return;
      deed.at = at;
      marks.set(newId, deed);
      run.deeds.sort((a, b) => a.at - b.at);
    },
    found: (clients) => {
      noteFound(run, clients);
      settle();
    },
    showTicket: (ticketId) => frame.open(PORTAL.ticket(Number(ticketId))),
    showNewTicket: () => frame.open(PORTAL.create),
    newCall: () => frame.newCall(),
    changed: () => void tell(),
  });
  const frame = view.startPortal!({
    ask: background.ask,
    settings: practiceSettings(settings),
    now: () => run.now,
    banner: background.banner,
    render: (address) => renderPage(run, address),
    save: (form) => {
      const number = saveForm(run, form);
      settle();
      return number;
    },
    report: (query) => {
      const answer = askReport(run, query);
      settle();
      return answer;
    },
    instruction: (id) => {
      openInstruction(run, id);
      settle();
    },
  });

  const tell = async () => {
    const banner = await background.banner();
    if (over) return;
    frame.changed(banner);
    version.value++;
  };
  /** What polling does on the real portal: tickets that have changed are read. */
  let seen = '';
  const poll = async () => {
    for (const ticket of run.tickets.values()) {
      const snapshot = frame.read(PORTAL.ticket(ticket.id));
      if (snapshot) await background.ask('ticketSeen', snapshot);
    }
  };
  let working: Promise<void> = Promise.resolve();
  /** Looks at what the last deed or the time has brought. One look after the other. */
  const settle = (): Promise<void> => {
    working = working.then(look).catch((error) => {
      // A run that has ended closes its journal under what was still being looked at.
      if (!over) console.error(error);
    });
    return working;
  };
  const look = async (): Promise<void> => {
    if (over) return;
    advance(run, run.now);
    now.value = run.now;
    frame.tick();
    const news = `${[...run.tickets.values()].map(({ id, messages, closed }) => `${id}:${messages.length}:${closed}`)}`;
    if (news !== seen) {
      seen = news;
      frame.refresh();
      await poll();
    }
    if (await background.wake()) await tell();
    version.value++;
    if (run.now >= endOf(run)) finish();
  };
  const finish = () => {
    if (over) return;
    over = true;
    stop();
    finished(run, scoreRun(scenario, logOf(run)));
  };

  let last = performance.now();
  let dueAt = 0;
  const timer = setInterval(() => {
    const moment = performance.now();
    const passed = document.hidden ? 0 : (moment - last) * speed.peek();
    last = moment;
    if (passed === 0 || over) return;
    const before = run.now;
    const happened = run.happened.size;
    advance(run, Math.min(endOf(run), before + passed));
    now.value = run.now;
    frame.tick();
    if (run.happened.size !== happened || run.now >= dueAt || run.now >= endOf(run)) {
      void settle()
        .then(background.nextDueAt)
        .then((at) => {
          dueAt = at ?? Number.POSITIVE_INFINITY;
        });
    }
  }, TICK_MS);
  const stop = () => {
    clearInterval(timer);
    frame.stop();
  };
  const change = (work: () => void) => {
    work();
    void settle();
  };

  const actions: DeskActions = {
    onSpeed: (value) => {
      speed.value = value;
      if (value > 0) pace.value = value;
    },
    onNext: async () => {
      await settle();
      const reminder = await background.nextDueAt();
      const due = reminder !== null && reminder > run.now ? reminder : Number.POSITIVE_INFINITY;
      advance(run, Math.min(nextAt(run), due));
      await settle();
    },
    onFinish: finish,
    onGuide: (on) => {
      guided.value = on;
      frame.guide(on);
    },
    onTake: (call) => change(() => takeCall(run, call)),
    onHangUp: (call) => change(() => hangUp(call)),
    onAsk: (call, topic, question) => change(() => askCaller(run, call, topic, question)),
    onSay: (call, text) => change(() => say(run, call, text)),
    onDial: (client) => change(() => dial(run, client)),
    onConsult: (text) => change(() => consult(run, text)),
    onPhoneTeam: () => change(() => phoneTeam(run)),
    onInstruction: (id) => change(() => openInstruction(run, id)),
  };
  frame.guide(guided.peek());
  frame.open(PORTAL.list);
  void settle();
  const board = createBoardSession({ ask: background.ask, now: () => run.now });
  return { run, version, now, speed, pace, guided, background, board, actions, stop };
}

/** The team's settings, but for what belongs to the real portal. */
function practiceSettings(settings: Settings): Settings {
  return {
    ...settings,
    portal: builtIn.portal,
    instructions: Object.fromEntries(
      INSTRUCTION_IDS.map((id) => [id, instructionLink(id)]),
    ) as Settings['instructions'],
    me: { ...settings.me, folded: false },
  };
}

/** Guidance on a page: the steps as they stand, what the operator says of them, and which place the current one speaks of. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { GuideKept } from '../messages.ts';
import { findPlace } from '../portal/places.ts';
import { checkClient } from '../regulation/client-check.ts';
import {
  chooseOutcome,
  confirmStep,
  type Guidance,
  type GuidanceState,
  judgeGuidance,
  newGuidance,
  type Outcome,
  type StepId,
  skipStep,
} from '../regulation/guidance.ts';
import { type GuidanceSources, guidanceFacts } from '../regulation/guidance-facts.ts';
import { countSteps } from '../regulation/progress.ts';
import type { PageSnapshot } from '../regulation/snapshot.ts';
import { moscowDate } from '../text/moscow.ts';
import { type GuidePlace, placesOf, SURVEYED } from './guide-places.ts';
import type { Guided, GuidedView } from './guided.ts';
import type { OverlayPorts } from './ports.ts';

export interface GuideState {
  guidance: Guidance;
  onPhone: boolean;
  /** The list of steps is open. */
  open: boolean;
  /** Said in place of a hint when what the step speaks of isn't on the page; null when it is, or when there is nothing to point at. */
  missing: string | null;
}

/** What the current step speaks of, and what is said of it there. */
export interface GuideTarget {
  element: HTMLElement;
  text: string;
}

export interface GuideActions {
  onOutcome(outcome: Outcome): void;
  onConfirm(id: StepId): void;
  /** A blank reason takes the step up again. */
  onSkip(id: StepId, reason: string): void;
  onPhone(yes: boolean): void;
  onOpen(open: boolean): void;
}

export interface GuideSession {
  /** Null until it is known what was said before. */
  state: ReadonlySignal<GuideState | null>;
  /** Null while the step's place isn't there. */
  target: ReadonlySignal<GuideTarget | null>;
  actions: GuideActions;
}

interface Ports extends Pick<OverlayPorts, 'ask'> {
  guided: Guided;
  /** Ms. */
  now(): number;
}

/** So long a place may take to appear before it is said to be missing, ms. */
const PATIENCE_MS = 2000;

export function createGuideSession({ ask, guided, now }: Ports, end: AbortSignal): GuideSession {
  const view = signal<GuidedView | null>(null);
  const kept = signal<GuideKept | null>(null);
  /** Grows when our own panel was drawn anew: its parts come after the state that they show. */
  const drawn = signal(0);
  /** A place has had its time to appear. */
  const patience = signal(false);
  let asked: string | null | undefined;
  let surveyed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes up what was said of this ticket before. */
  const recall = async (snapshot: PageSnapshot) => {
    const ticketId = idOf(snapshot);
    if (ticketId === asked) return;
    asked = ticketId;
    const ours = snapshot.kind === 'ticket' && snapshot.head.createdBy === 'staff';
    const isTicket = snapshot.kind === 'ticket' || snapshot.kind === 'ticket-new';
    const answer = isTicket ? await ask('guide', { ticketId, ours }) : null;
    if (!end.aborted) kept.value = (answer?.ok ? answer.value : null) ?? NOTHING_SAID;
  };
  const survey = ({ page }: GuidedView) => {
    const { kind } = page.snapshot;
    const [found, missing]: [string[], string[]] = [[], []];
    for (const place of SURVEYED[kind]) (findPlace(place, page) ? found : missing).push(place);
    if (found.length + missing.length > 0) void ask('placesSeen', { kind, found, missing });
  };

  guided.watch((next) => {
    const isReady = next.panel === null || next.panel.ready;
    view.value = next;
    if (isReady) void recall(next.page.snapshot);
  }, end);
  timer = setTimeout(() => {
    patience.value = true;
    if (!surveyed && view.peek()) survey(view.peek()!);
    surveyed = true;
  }, PATIENCE_MS);
  const drawing = new MutationObserver(() => {
    drawn.value++;
  });
  drawing.observe(guided.root, { childList: true, subtree: true });
  end.addEventListener('abort', () => {
    clearTimeout(timer);
    drawing.disconnect();
  });

  const guidance = computed(() => {
    const shown = view.value;
    return shown && kept.value ? judgeGuidance(guidanceFacts(sourcesOf(shown, now())), kept.value.state) : null;
  });
  const places = computed<GuidePlace[]>(() => {
    const step = guidance.value?.current;
    const shown = view.value;
    return step && shown ? placesOf(step, shown.page.snapshot.kind, shown.panel) : [];
  });
  let last: GuideTarget | null = null;
  const target = computed<GuideTarget | null>(() => {
    const shown = view.value;
    if (drawn.value < 0 || !shown) return null;
    const next = firstFound(places.value, shown, guided.root);
    // The same object while it is the same place: nothing is drawn anew for it.
    if (last?.element !== next?.element || last?.text !== next?.text) last = next;
    return last;
  });

  const change = (next: Partial<GuideKept>) => {
    if (!kept.peek() || asked === undefined) return;
    kept.value = { ...kept.peek()!, ...next };
    if (isTicketView(view.peek())) void ask('saveGuide', { ticketId: asked, kept: kept.value });
  };
  /** What flits by while the page is being read counts for nothing. */
  const stopCounting = effect(() => {
    const known = guidance.value;
    if (known === null || kept.value === null || !patience.value || !isTicketView(view.value)) return;
    const { marks, counted } = countSteps(known.steps, kept.value.counted);
    if (marks.length === 0) return;
    change({ counted });
    void ask('progressMade', { marks });
  });
  end.addEventListener('abort', stopCounting);
  const say = (to: (state: GuidanceState) => GuidanceState) => change({ state: to(kept.peek()!.state) });
  return {
    target,
    state: computed(() => {
      const known = guidance.value;
      if (known === null || kept.value === null) return null;
      const [expected] = places.value;
      const isMissing = expected !== undefined && target.value === null && patience.value;
      const { state, open } = kept.value;
      return { guidance: known, onPhone: state.onPhone, open, missing: isMissing ? expected.text : null };
    }),
    actions: {
      onOutcome: (outcome) => say((state) => chooseOutcome(state, outcome)),
      onConfirm: (id) => say((state) => confirmStep(state, id)),
      onSkip: (id, reason) => say((state) => skipStep(state, id, reason)),
      onPhone: (onPhone) => say((state) => ({ ...state, onPhone })),
      onOpen: (open) => change({ open }),
    },
  };
}

const NOTHING_SAID: GuideKept = { state: newGuidance, open: false, counted: {} };

const idOf = (snapshot: PageSnapshot): string | null => ('ticketId' in snapshot ? snapshot.ticketId : null);
const isTicketView = (view: GuidedView | null): boolean => view !== null && 'ticketId' in view.page.snapshot;

function firstFound(places: readonly GuidePlace[], view: GuidedView, root: HTMLElement): GuideTarget | null {
  for (const place of places) {
    const element = elementOf(place, view, root);
    if (element) return { element, text: place.text };
  }
  return null;
}

function elementOf(place: GuidePlace, { page }: GuidedView, root: HTMLElement): HTMLElement | null {
  if (place.on === 'page') return findPlace(place.place, page);
  const part = root.querySelector<HTMLElement>(place.part);
  return part?.checkVisibility() ? part : null;
}

/** What guidance is judged by, on whatever page; `now` in ms. */
function sourcesOf({ page: { snapshot }, panel }: GuidedView, now: number): GuidanceSources {
  const shared = { events: panel?.view?.events ?? [], macros: panel?.macros ?? [] };
  if (snapshot.kind === 'report') {
    // One client alone is the one who was looked for.
    const check =
      snapshot.clients.length === 1
        ? checkClient({ status: 'found', clients: snapshot.clients }, moscowDate(now))
        : null;
    return { ...shared, page: null, check, critical: false, noHurry: false };
  }
  if (snapshot.kind === 'list' || snapshot.kind === 'none')
    return { ...shared, page: null, check: null, critical: false, noHurry: false };
  return {
    ...shared,
    page: snapshot,
    check: panel?.lookup.check ?? null,
    critical: panel?.view?.critical.decided === true,
    noHurry: (panel?.view?.noHurry ?? null) !== null,
  };
}

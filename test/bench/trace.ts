/**
 * Reads a Chromium trace: how much of the page's main thread an extension's scripts took. What follows an answer of the browser runs in a
 * microtask, and no trace tells whose it is: pages of the bench have no scripts of their own, so all of them are counted, and the control
 * run tells what the driver's own are.
 */

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** The thread's own time: what other programs take of the machine isn't in it. */
  tdur?: number;
  pid: number;
  tid: number;
  args?: { data?: { url?: string; fileName?: string; functionName?: string } };
}

/** Milliseconds of main-thread work, as the processor counts them. */
export interface ExtensionTime {
  /** All slices whose script belongs to an extension, and all microtasks. */
  total: number;
  /** The longest of them: what could be felt as a hitch. */
  longest: number;
}

/** The categories of the trace that tell of them. */
export const TRACED = ['toplevel', 'devtools.timeline', 'disabled-by-default-v8.compile', 'v8'];

const SCRIPT_SLICES = new Set(['EvaluateScript', 'FunctionCall', 'v8.compile', 'v8.evaluateModule']);
const MICROTASKS = 'BlinkScheduler_PerformMicrotaskCheckpoint';

/** Sums the outermost slices of `trace` (JSON of `tracing.stop`) that run a script of an extension. */
export function extensionTime(trace: Uint8Array): ExtensionTime {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  const isOfPage = mainThreadOf(traceEvents);
  const slices = traceEvents
    .filter((event) => event.ph === 'X' && isOfPage(event) && (event.name === MICROTASKS || isOurs(event)))
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  let total = 0;
  let longest = 0;
  const endOf = new Map<string, number>();
  for (const slice of slices) {
    const thread = threadOf(slice);
    if (slice.ts < (endOf.get(thread) ?? 0)) continue;
    const duration = slice.dur ?? 0;
    endOf.set(thread, slice.ts + duration);
    const spent = slice.tdur ?? duration;
    total += spent;
    longest = Math.max(longest, spent);
  }
  return { total: total / 1000, longest: longest / 1000 };
}

function isOurs(event: TraceEvent): boolean {
  const url = event.args?.data?.url ?? event.args?.data?.fileName ?? '';
  return SCRIPT_SLICES.has(event.name) && url.startsWith('chrome-extension://');
}

/** Whether an event is of the main thread of the page shown: the one that has laid out most. */
function mainThreadOf(events: TraceEvent[]): (event: TraceEvent) => boolean {
  const layouts = new Map<string, number>();
  for (const event of events) {
    if (event.name === 'Layout') layouts.set(threadOf(event), (layouts.get(threadOf(event)) ?? 0) + (event.dur ?? 0));
  }
  const [page] = [...layouts].sort(([, a], [, b]) => b - a)[0] ?? [];
  return (event) => threadOf(event) === page;
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`;

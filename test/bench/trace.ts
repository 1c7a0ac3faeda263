/** Reads a Chromium trace: how much of the main thread's time an extension's own scripts took. */

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
  /** All slices whose script belongs to an extension. */
  total: number;
  /** The longest of them: what could be felt as a hitch. */
  longest: number;
}

const SCRIPT_SLICES = new Set(['EvaluateScript', 'FunctionCall', 'v8.compile', 'v8.evaluateModule']);

/** Sums the outermost slices of `trace` (JSON of `tracing.stop`) that run a script of an extension. */
export function extensionTime(trace: Uint8Array): ExtensionTime {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  const slices = traceEvents
    .filter((event) => event.ph === 'X' && SCRIPT_SLICES.has(event.name) && isOurs(event))
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  let total = 0;
  let longest = 0;
  const endOf = new Map<string, number>();
  for (const slice of slices) {
    const thread = `${slice.pid}:${slice.tid}`;
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
  return url.startsWith('chrome-extension://');
}

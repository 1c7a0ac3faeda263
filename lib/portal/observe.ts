/** Tells when the portal has redrawn something: one observer on the narrowest root, one call for many changes. */
import { OVERLAY_TAG } from './roots.ts';

export interface ObserveOptions {
  /** Stops it for good. */
  signal: AbortSignal;
  /** Quiet time after the last change before the call, ms. */
  idleMs?: number;
}

export interface Observation {
  /** Runs a write of our own: the changes that it causes at once are not reported. */
  quietly<T>(write: () => T): T;
}

const IDLE_MS = 150;
/** A page that never rests is still looked at this often, ms; each look under the storm doubles the wait, up to the longest. */
const PATIENCE_MS = 2000;
const LONGEST_MS = 8000;
/** A look that took long rests the longer: so many times what it took, ms; a slow page isn't made slower. */
const REST = 8;
const LONGEST_REST_MS = 4000;
/** After so long without a change the back-off is forgotten, ms. */
const CALM_MS = 2000;

/**
 * Calls `changed` once after children were added or removed under `root`, when the page has been quiet for a moment; under a storm of
 * changes ever more rarely, and less often where looking takes long. Nothing runs while the tab is hidden: one call follows when it is shown again. What changes inside our overlay
 * is none of it.
 */
export function observe(root: Node, changed: () => void, { signal, idleMs = IDLE_MS }: ObserveOptions): Observation {
  const doc = root.ownerDocument ?? (root as Document);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstAt = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  let patience = PATIENCE_MS;
  let restUntil = 0;
  let missed = false;

  const fire = () => {
    timer = undefined;
    firstAt = 0;
    if (signal.aborted) return;
    if (doc.hidden) {
      missed = true;
      return;
    }
    const start = performance.now();
    changed();
    const end = performance.now();
    restUntil = end + Math.min((end - start) * REST, LONGEST_REST_MS);
  };
  const note = () => {
    const now = performance.now();
    if (now - lastAt > CALM_MS) patience = PATIENCE_MS;
    lastAt = now;
    if (doc.hidden) {
      missed = true;
      return;
    }
    if (firstAt === 0) firstAt = now;
    else if (now - firstAt >= patience && now >= restUntil) {
      patience = Math.min(patience * 2, LONGEST_MS);
      clearTimeout(timer);
      fire();
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(fire, Math.max(idleMs, restUntil - now));
  };
  const observer = new MutationObserver((records) => {
    if (records.some(isThePortals)) note();
  });

  if (signal.aborted) return { quietly: (write) => write() };
  observer.observe(root, { childList: true, subtree: true });
  doc.addEventListener(
    'visibilitychange',
    () => {
      if (doc.hidden || !missed) return;
      missed = false;
      note();
    },
    { signal },
  );
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  return {
    quietly: (write) => {
      if (observer.takeRecords().some(isThePortals)) note();
      try {
        return write();
      } finally {
        observer.takeRecords();
      }
    },
  };
}

function isThePortals(record: MutationRecord): boolean {
  const target = record.target as Element;
  if (target.nodeType === 1 && target.closest(OVERLAY_TAG)) return false;
  return isOther(record.addedNodes) || isOther(record.removedNodes);
}

/** Whether there is anything but our overlay among the nodes. */
function isOther(nodes: NodeList): boolean {
  for (let n = 0; n < nodes.length; n++) if ((nodes[n] as Element).localName !== OVERLAY_TAG) return true;
  return false;
}

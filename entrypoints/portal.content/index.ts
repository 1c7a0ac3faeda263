/** The script on portal pages: finds out which page this is and mounts ticket, list or report; elsewhere it only looks. */
import { effect } from '@preact/signals';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import type { Banner } from '../../lib/messages.ts';
import { answerAsTab, ask, isGone } from '../../lib/messaging-client.ts';
import { guardKeys, listenForHotkeys } from '../../lib/overlay/key-guard.ts';
import { startTicker } from '../../lib/overlay/ticker.ts';
import type { Recognised } from '../../lib/portal/handles.ts';
import { onNavigation } from '../../lib/portal/navigation.ts';
import { type Observation, observe } from '../../lib/portal/observe.ts';
import { recognise } from '../../lib/portal/recognise.ts';
import { OVERLAY_TAG } from '../../lib/portal/roots.ts';
import { builtIn } from '../../lib/settings/defaults.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import { sayGoodbye } from './goodbye.ts';
import { mountList } from './list.tsx';
import type { MountedPage, PageEnvironment } from './page.ts';
import { mountReport } from './report.tsx';
import { tabAnswers } from './tab-answers.ts';
import { mountTicket } from './ticket.tsx';

export default defineContentScript({
  matches: ['*://*.e-office24.ru/*'],
  runAt: 'document_start',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main: () => void start(),
});

const MOUNT: Partial<Record<string, (page: Recognised, env: PageEnvironment) => MountedPage>> = {
  ticket: mountTicket,
  'ticket-new': mountTicket,
  list: mountList,
  report: mountReport,
};

const FOLDED = 'panel.folded';
/** In a narrower window the panel starts folded, px. */
const NARROW = 900;
/** Quiet time after the last letter or press before values are read, ms. */
const TYPING_MS = 250;

async function start(): Promise<void> {
  /** Ends when the extension is gone or a newer script has taken over. The context of WXT isn't asked: a page can end that one. */
  const life = new AbortController();
  const { signal } = life;
  let mounted: MountedPage | null = null;
  listenForHotkeys(
    window,
    [
      { code: 'KeyD', alt: true, shift: true, act: () => mounted?.toggle?.() },
      { code: 'KeyU', alt: true, shift: true, act: () => mounted?.sort?.() },
    ],
    signal,
  );
  guardKeys(window, OVERLAY_TAG, signal);
  const [known, kept] = await Promise.all([ask('getSettings'), foldedState(), domReady()]);
  if (!known.ok && known.why === 'gone') return life.abort();
  let settings: Settings = known.ok ? known.value : builtIn;
  let folded = kept ?? (settings.me.folded || innerWidth < NARROW);
  let banner: Banner = { incident: null, due: [], notices: known.ok ? [] : [known.message] };
  const ticker = startTicker(document, signal);

  let mountedKey = '';
  let last: Recognised | null = null;
  let page: AbortController | null = null;
  let inner: { doc: Document; stop: AbortController } | null = null;
  const read = () => recognise(document, settings.portal);
  const stop = () => {
    life.abort();
    page?.abort();
    inner?.stop.abort();
  };

  const hello = async ({ snapshot }: Recognised) => {
    const loggedOut = snapshot.kind === 'none' && snapshot.loggedOut;
    const answer = await ask('hello', { kind: snapshot.kind, loggedOut, visible: !document.hidden });
    if (!answer.ok) return;
    banner = answer.value.banner;
    ticker.correct(answer.value.now);
    mounted?.knowledgeChanged(banner);
  };
  /** The background is greeted first: what is shown then is whole from the first frame on, and nothing in it moves. */
  const mount = async (recognised: Recognised) => {
    page?.abort();
    page = new AbortController();
    const { signal } = page;
    mounted = null;
    await hello(recognised);
    if (signal.aborted) return;
    mounted =
      MOUNT[recognised.snapshot.kind]?.(last ?? recognised, {
        ask,
        ticker,
        settings,
        banner,
        folded,
        quietly: (write) => observation.quietly(write),
        recognise: read,
        replaced: stop,
        signal,
        rememberFolded: (value) => {
          folded = value;
          void browser.storage.local.set({ [FOLDED]: value });
        },
      }) ?? null;
  };
  /** Looks at the page: mounts what it has become, or tells what is mounted of the change. */
  const look = () => {
    if (signal.aborted) return;
    const recognised = read();
    last = recognised;
    const key = keyOf(recognised);
    watchInner(recognised);
    if (key === mountedKey) mounted?.pageChanged(recognised);
    else {
      mountedKey = key;
      void mount(recognised);
    }
  };
  /** A slider's frame has a document of its own, whose changes the outer one doesn't see. */
  const watchInner = ({ root }: Recognised) => {
    const doc = root.ownerDocument;
    if (inner?.doc === doc) return;
    inner?.stop.abort();
    inner = doc === document ? null : { doc, stop: new AbortController() };
    if (!inner) return;
    observe(doc, look, { signal: inner.stop.signal });
    listenToValues(doc, () => mounted?.valuesChanged?.(), inner.stop.signal);
  };

  const observation: Observation = observe(document, look, { signal });
  onNavigation(look, { signal });
  listenToValues(document, () => mounted?.valuesChanged?.(), signal);
  document.addEventListener('load', ({ target }) => (target as Element).localName === 'iframe' && look(), {
    capture: true,
    signal,
  });
  document.addEventListener('visibilitychange', () => document.hidden || last === null || void hello(last), { signal });
  const stopAnswering = answerAsTab({
    ...tabAnswers(() => settings.portal),
    changed: (data) => {
      banner = data.banner;
      mounted?.knowledgeChanged(banner);
    },
    settingsChanged: (data) => {
      settings = data.settings;
      mounted?.settingsChanged(settings);
      look();
    },
  });
  const stopWatching = effect(() => {
    if (ticker.now.value === 0 || !isGone()) return;
    const hadPanel = mounted !== null;
    stop();
    if (hadPanel) sayGoodbye();
  });
  signal.addEventListener('abort', () => {
    stopWatching();
    if (!isGone()) stopAnswering();
  });
  look();
}

/** What a page is, so that another ticket in the same tab is told from a redraw of this one. */
function keyOf({ snapshot }: Recognised): string {
  return `${snapshot.kind} ${'ticketId' in snapshot ? snapshot.ticketId : ''}`;
}

/** Calls back after something was typed, chosen or pressed on the page itself; not in our overlay. */
function listenToValues(doc: Document, changed: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (event: Event) => {
    if ((event.target as Element | null)?.localName === OVERLAY_TAG) return;
    clearTimeout(timer);
    timer = setTimeout(() => signal.aborted || changed(), TYPING_MS);
  };
  for (const type of ['input', 'change', 'click']) doc.addEventListener(type, later, { capture: true, signal });
}

async function foldedState(): Promise<boolean | null> {
  try {
    return ((await browser.storage.local.get(FOLDED))[FOLDED] as boolean | undefined) ?? null;
  } catch {
    return null;
  }
}

function domReady(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => document.addEventListener('DOMContentLoaded', () => resolve(), { once: true }));
}

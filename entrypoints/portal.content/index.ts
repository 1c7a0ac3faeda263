/**
 * The script that is always on portal pages, and small: it hears the keys before the page does, watches the page, and has the scripts that
 * read it and lie over it put in when the page may be one of ours.
 */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import type { Banner } from '../../lib/messages.ts';
import { answerAsTab, ask, isGone } from '../../lib/messaging-client.ts';
import { guardKeys, listenForHotkeys } from '../../lib/overlay/key-guard.ts';
import type { MountedPage } from '../../lib/overlay/page.ts';
import { pageHotkeys } from '../../lib/overlay/page-hotkeys.ts';
import { clearParts, type Mount, partOf, takePart } from '../../lib/overlay/parts.ts';
import type { PhraseOpening } from '../../lib/overlay/phrase-place.ts';
import { mayBeOurs } from '../../lib/portal/gate.ts';
import type { Recognised } from '../../lib/portal/handles.ts';
import { asksForLogin } from '../../lib/portal/login-form.ts';
import { onNavigation } from '../../lib/portal/navigation.ts';
import { type Observation, observe } from '../../lib/portal/observe.ts';
import { OVERLAY_TAG } from '../../lib/portal/roots.ts';
import type { PageKind } from '../../lib/regulation/snapshot.ts';
import { builtIn } from '../../lib/settings/defaults.ts';
import { isGuidanceOn } from '../../lib/settings/guidance.ts';
import { isPortalPage, OWN_PATTERN } from '../../lib/settings/portals.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import { sayGoodbye } from './goodbye.ts';

export default defineContentScript({
  matches: [OWN_PATTERN],
  runAt: 'document_start',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main: () => void start(),
});

/** Which script mounts a kind of page, and by what. */
const MOUNT: Partial<Record<PageKind, () => Promise<Mount | undefined>>> = {
  ticket: async () => (await takePart('ticket-page', ask))?.mountTicket,
  'ticket-new': async () => (await takePart('ticket-page', ask))?.mountTicket,
  list: async () => (await takePart('list-page', ask))?.mountList,
  report: async () => (await takePart('list-page', ask))?.mountReport,
};

const FOLDED = 'panel.folded';
/** In a narrower window the panel starts folded, px. */
const NARROW = 900;
/** How often the script asks whether the extension is still there, ms: nothing tells it after an update. */
const HEARTBEAT_MS = 1000;
/** Quiet time after the last letter or press before values are read, ms. */
const TYPING_MS = 250;

async function start(): Promise<void> {
  /** Ends when the extension is gone or a newer script has taken over. The context of WXT isn't asked: a page can end that one. */
  const life = new AbortController();
  const { signal } = life;
  let mounted: MountedPage | null = null;
  listenForHotkeys(
    window,
    pageHotkeys(
      () => mounted,
      () => void newCall(),
    ),
    signal,
  );
  guardKeys(window, OVERLAY_TAG, signal);
  clearParts();
  const [known, kept] = await Promise.all([ask('getSettings'), foldedState(), domReady()]);
  if (!known.ok && known.why === 'gone') return life.abort();
  let settings: Settings = known.ok ? known.value : builtIn;
  let folded = kept ?? (settings.me.folded || innerWidth < NARROW);

  let mountedKey = '';
  let last: Recognised | null = null;
  let page: AbortController | null = null;
  let guiding: AbortController | null = null;
  let inner: { doc: Document; stop: AbortController } | null = null;
  /** Null while the page needs no reading, or the script that reads isn't there yet. */
  const read = (): Recognised | null => partOf('reading')?.recognise(document, settings.portal) ?? null;
  const stop = () => {
    life.abort();
    page?.abort();
    inner?.stop.abort();
  };

  const greet = () => {
    const kind = last?.snapshot.kind ?? 'none';
    const loggedOut = kind === 'none' && asksForLogin(document);
    return ask('hello', { kind, loggedOut, visible: !document.hidden });
  };
  const greetAgain = async () => {
    const answer = await greet();
    if (!answer.ok || !mounted) return;
    mounted.correct(answer.value.now);
    mounted.knowledgeChanged(answer.value.banner);
    // Its last day may have passed meanwhile.
    void guide();
  };
  /** The background is greeted first: what is shown then is whole from the first frame on, and nothing in it moves. */
  const mount = async (kind: PageKind) => {
    page?.abort();
    page = new AbortController();
    const { signal } = page;
    mounted = null;
    const [answer, mountPage] = await Promise.all([greet(), MOUNT[kind]?.()]);
    if (signal.aborted || !last || !mountPage) return;
    const banner: Banner = answer.ok ? answer.value.banner : { incident: null, due: [], notices: [] };
    if (!answer.ok && answer.why === 'failed') banner.notices.push(answer.message);
    mounted = mountPage(last, {
      ask,
      settings,
      banner,
      now: answer.ok ? answer.value.now : Date.now(),
      folded,
      quietly: (write) => observation.quietly(write),
      recognise: () => read()!,
      replaced: stop,
      newCall: () => void newCall(),
      phrases: (opening) => void openPhrases(opening),
      signal,
      rememberFolded: (value) => {
        folded = value;
        void browser.storage.local.set({ [FOLDED]: value });
      },
    });
    void guide();
  };
  /** Puts guidance in where the trainer's switch is on; where it is off, nothing of it is loaded. */
  const guide = async () => {
    const isWanted = mounted !== null && isGuidanceOn(settings.guidance, Date.now());
    if (isWanted === (guiding !== null && !guiding.signal.aborted)) return;
    guiding?.abort();
    guiding = null;
    if (!isWanted || !mounted || !page) return;
    const { guided } = mounted;
    guiding = new AbortController();
    page.signal.addEventListener('abort', () => guiding?.abort());
    const { signal } = guiding;
    const part = await takePart('guidance', ask);
    if (!signal.aborted) part?.mountGuidance(guided, settings, signal);
  };
  /** «Новый звонок», on whatever page; the login form is left alone. */
  const newCall = async (): Promise<boolean> => {
    const part = asksForLogin(document) ? undefined : await takePart('call', ask);
    part?.openCall(signal);
    return part !== undefined;
  };
  /** The palette of canned responses, over a ticket's page. */
  const openPhrases = async (opening: PhraseOpening): Promise<void> => {
    const place = mounted?.phrases;
    const part = place && (await takePart('phrases', ask));
    if (place && place === mounted?.phrases) part?.openPhrases(place, opening, page?.signal ?? signal);
  };
  /** Looks at the page: mounts what it has become, or tells what is mounted of the change. */
  const look = () => {
    if (signal.aborted) return;
    const recognised = read();
    if (!recognised && mayBeOurs(document)) {
      void takePart('reading', ask).then((reader) => reader && look());
      return;
    }
    last = recognised;
    const key = keyOf(recognised);
    if (recognised) watchInner(recognised);
    if (key === mountedKey) {
      if (recognised) mounted?.pageChanged(recognised);
    } else {
      mountedKey = key;
      void mount(recognised?.snapshot.kind ?? 'none');
    }
  }; /** A slider's frame has a document of its own, whose changes the outer one doesn't see. */
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
  document.addEventListener('visibilitychange', () => document.hidden || mountedKey === '' || void greetAgain(), {
    signal,
  });
  const stopAnswering = answerAsTab({
    newCall: async () => ({ ok: await newCall() }),
    changed: ({ banner }) => mounted?.knowledgeChanged(banner),
    settingsChanged: (data) => {
      settings = data.settings;
      if (!isPortalPage(location.href, settings.portals)) return stop();
      mounted?.settingsChanged(settings);
      void guide();
      look();
    },
  });
  const heartbeat = setInterval(() => {
    if (document.hidden || !isGone()) return;
    const hadPanel = mounted !== null;
    stop();
    if (hadPanel) sayGoodbye();
  }, HEARTBEAT_MS);
  signal.addEventListener('abort', () => {
    clearInterval(heartbeat);
    if (!isGone()) stopAnswering();
  });
  look();
}

/** What a page is, so that another ticket in the same tab is told from a redraw of this one. */
function keyOf(recognised: Recognised | null): string {
  if (!recognised) return 'none';
  const { snapshot } = recognised;
  return 'ticketId' in snapshot ? `${snapshot.kind} ${snapshot.ticketId}` : snapshot.kind;
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

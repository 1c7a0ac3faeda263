/** The made-up portal of practice, in a frame: its pages without their scripts, and the real overlay over them. */
import { signal as state } from '@preact/signals';
import type { Banner } from '../../lib/messages.ts';
import { guardKeys, listenForHotkeys } from '../../lib/overlay/key-guard.ts';
import type { MountedPage, PageEnvironment } from '../../lib/overlay/page.ts';
import { pageHotkeys } from '../../lib/overlay/page-hotkeys.ts';
import type { Mount } from '../../lib/overlay/parts.ts';
import type { Ticker } from '../../lib/overlay/ticker.ts';
import { recognise } from '../../lib/portal/recognise.ts';
import { OVERLAY_TAG } from '../../lib/portal/roots.ts';
import { type FrameEnvironment, type FrameWindow, instructionOf, type PortalFrame } from '../../lib/practice/frame.ts';
import { STYLE } from '../../lib/practice/page.ts';
import { PORTAL } from '../../lib/practice/run-portal.ts';
import type { PageKind, TicketSnapshot } from '../../lib/regulation/snapshot.ts';
import { openCall } from '../call/open-call.tsx';
import { mountGuidance } from '../guidance/mount-guidance.tsx';
import { mountList } from '../list-page/list.tsx';
import { mountReport } from '../list-page/report.tsx';
import { openPhrases } from '../phrases/open-phrases.tsx';
import { mountTicket } from '../ticket-page/ticket.tsx';
import own from './portal.css?inline';

const MOUNT: Partial<Record<PageKind, Mount>> = {
  ticket: mountTicket,
  'ticket-new': mountTicket,
  list: mountList,
  report: mountReport,
};

const MESSAGE = '.ticket-edit-message';
/** Quiet time after the last letter or press before values are read, ms. */
const TYPING_MS = 250;

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE + own);
document.adoptedStyleSheets.push(sheet);

(window as FrameWindow).startPortal = startPortal;

function startPortal(environment: FrameEnvironment): PortalFrame {
  const life = new AbortController();
  const { signal } = life;
  const now = state(environment.now());
  const ticker: Ticker = { now, correct: () => {} };
  let address: string = PORTAL.list;
  let page: AbortController | null = null;
  let mounted: MountedPage | null = null;
  let folded = false;
  let guided = false;
  let guiding: AbortController | null = null;

  const read = () => recognise(document, environment.settings.portal);
  const parse = (path: string) => {
    const doc = new DOMParser().parseFromString(environment.render(path), 'text/html');
    strip(doc);
    return doc;
  };
  const show = (path: string) => {
    const doc = parse(path);
    document.title = doc.title;
    document.body.replaceChildren(...doc.body.childNodes);
  };
  const open = async (path: string) => {
    page?.abort();
    page = new AbortController();
    const { signal } = page;
    mounted = null;
    address = path;
    show(path);
    scrollTo(0, 0);
    const recognised = read();
    const mount = MOUNT[recognised.snapshot.kind];
    const banner = await environment.banner();
    if (signal.aborted || !mount) return;
    const env: PageEnvironment = {
      ask: environment.ask,
      settings: environment.settings,
      banner,
      now: environment.now(),
      folded,
      rememberFolded: (value) => {
        folded = value;
      },
      recognise: read,
      newCall,
      phrases: (opening) => {
        if (mounted?.phrases) openPhrases(environment.ask, mounted.phrases, opening, signal);
      },
      replaced: () => {},
      quietly: (write) => write(),
      practice: { ticker, report: async (query) => environment.report(query) },
      signal,
    };
    mounted = mount(recognised, env);
    guide();
  };
  const guide = () => {
    guiding?.abort();
    guiding = null;
    if (!guided || !mounted || !page) return;
    guiding = new AbortController();
    const signal = AbortSignal.any([guiding.signal, page.signal]);
    mountGuidance(mounted.guided, environment.settings, environment, signal);
  };
  const newCall = () =>
    void openCall(page?.signal ?? signal, {
      ask: environment.ask,
      report: async (query) => environment.report(query),
      link: () => PORTAL.create,
    });

  const refresh = () => {
    const kind = read().snapshot.kind;
    if (kind === 'list') show(address);
    else if (kind === 'ticket') addMessages(parse(address));
    mounted?.pageChanged(read());
  };

  document.addEventListener(
    'click',
    (event) => {
      const [target] = event.composedPath();
      const link = target instanceof Element ? target.closest('a') : null;
      if (!link) return;
      event.preventDefault();
      const instruction = instructionOf(link.href);
      if (instruction !== null) environment.instruction(instruction);
      else if (!(link.getRootNode() instanceof ShadowRoot)) void open(pathOf(link));
    },
    { signal },
  );
  document.addEventListener(
    'submit',
    (event) => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      const sent = valuesOf(form, event.submitter);
      if (form.method === 'get') {
        void open(`${PORTAL.report}?${new URLSearchParams({ q: sent.get('q') ?? '' })}`);
        return;
      }
      const number = environment.save(sent);
      void open(sent.has('save') ? PORTAL.list : PORTAL.ticket(number));
    },
    { signal },
  );
  let typing: ReturnType<typeof setTimeout> | undefined;
  for (const type of ['input', 'change', 'click']) {
    document.addEventListener(
      type,
      ({ target }) => {
        if ((target as Element).localName === OVERLAY_TAG) return;
        clearTimeout(typing);
        typing = setTimeout(() => mounted?.valuesChanged?.(), TYPING_MS);
      },
      { capture: true, signal },
    );
  }
  guardKeys(window, OVERLAY_TAG, signal);
  listenForHotkeys(
    window,
    pageHotkeys(() => mounted, newCall),
    signal,
  );
  return {
    open: (path) => void open(path),
    refresh,
    tick: () => {
      now.value = environment.now();
    },
    changed: (banner: Banner) => mounted?.knowledgeChanged(banner),
    newCall,
    guide: (on) => {
      guided = on;
      guide();
    },
    read: (path) => {
      const { snapshot } = recognise(parse(path), environment.settings.portal);
      return snapshot.kind === 'ticket' ? (snapshot as TicketSnapshot) : null;
    },
    stop: () => {
      page?.abort();
      life.abort();
      document.body.replaceChildren();
    },
  };
}

/** Pages of the extension take no inline scripts; what needs them is left out. */
function strip(doc: Document): void {
  for (const element of doc.querySelectorAll('script, .bb, .ticket-quote')) element.remove();
}

/** Puts the thread's new messages under those that are shown. */
function addMessages(fresh: Document): void {
  const shown = document.querySelectorAll(MESSAGE);
  const last = shown[shown.length - 1];
  const added = [...fresh.querySelectorAll(MESSAGE)].slice(shown.length);
  last?.after(...added);
}

function pathOf({ pathname, search }: HTMLAnchorElement): string {
  return pathname + search;
}

/** What the browser would send, files by their names. */
function valuesOf(form: HTMLFormElement, submitter: HTMLElement | null): Map<string, string> {
  const values = [...new FormData(form, submitter)].map(
    ([name, value]) => [name, typeof value === 'string' ? value : value.name] as const,
  );
  return new Map(values);
}

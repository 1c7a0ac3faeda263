/** Mounts the panel of a ticket's page, or of the form for a new one. */
import { effect, signal as state } from '@preact/signals';
import { render } from 'preact';
import css from '../../components/ticket/panel.css?inline';
import { TicketPanel } from '../../components/ticket/TicketPanel.tsx';
import { Contained } from '../../components/ui/Contained.tsx';
import { NowContext } from '../../components/ui/now.ts';
import shared from '../../components/ui/overlay.css?inline';
import { Regulated } from '../../components/ui/Regulated.tsx';
import { copyText } from '../../lib/overlay/clipboard.ts';
import { mountHost } from '../../lib/overlay/host.ts';
import type { MountedPage, PageEnvironment } from '../../lib/overlay/page.ts';
import { openRegulation } from '../../lib/overlay/regulation.ts';
import { startTicker } from '../../lib/overlay/ticker.ts';
import { createTicketSession, type TicketSession } from '../../lib/overlay/ticket-session.ts';
import { listenToTyping } from '../../lib/overlay/typed-calls.ts';
import { watchFiles } from '../../lib/portal/attach.ts';
import type { Recognised } from '../../lib/portal/handles.ts';
import { searchReport } from '../../lib/portal/report-search.ts';
import { reveal } from '../../lib/portal/reveal.ts';
import { watchSaves } from '../../lib/portal/saves.ts';

export function mountTicket(page: Recognised, env: PageEnvironment): MountedPage {
  const { signal } = env;
  const ticker = env.practice?.ticker ?? startTicker(document, env);
  const settings = state(env.settings);
  const host = mountHost(document, shared + css, signal, env.replaced);
  const session = createTicketSession(
    {
      ask: env.ask,
      now: () => ticker.now.peek(),
      tick: ticker.now,
      recognise: env.recognise,
      copy: (text) => copyText(text, host.root),
      report: env.practice?.report ?? searchReport,
      reveal: ({ handles }, field) => handles[field] && reveal(handles[field]),
      rememberFolded: env.rememberFolded,
      newCall: env.newCall,
      phrases: env.phrases,
    },
    { page, settings: env.settings, banner: env.banner, folded: env.folded },
  );
  render(
    <NowContext.Provider value={ticker.now}>
      <Regulated settings={settings} open={openRegulation}>
        <Contained what="Панель заявки">
          <Panel session={session} />
        </Contained>
      </Regulated>
    </NowContext.Provider>,
    host.root,
  );
  const view = page.root.ownerDocument.defaultView;
  if (view) watchFiles(view, { page: session.page, ...session.screenshots }, signal);
  // What does leave is kept first: the last letters may not have been.
  if (view) watchSaves(view, { page: session.page, holds: session.holds, sending: session.valuesChanged }, signal);
  const typing = listenToTyping({ ask: env.ask, place: session.phrases, open: env.phrases }, signal);
  signal.addEventListener('abort', () => render(null, host.root));
  return {
    guided: {
      root: host.root,
      watch: (changed, until) => {
        const stop = effect(() => changed({ page: session.shown.value, panel: session.state.value }));
        for (const ended of [until, signal]) ended.addEventListener('abort', stop);
      },
    },
    correct: ticker.correct,
    pageChanged: () => {
      host.keep();
      session.pageChanged();
      typing.look();
    },
    valuesChanged: session.valuesChanged,
    knowledgeChanged: session.knowledgeChanged,
    settingsChanged: (next) => {
      settings.value = next;
      session.settingsChanged(next);
    },
    phrases: session.phrases,
    palette: session.actions.onPhrases,
    notAboutBase: session.actions.onNotAboutBase,
    mark: (symptom) => session.actions.onMark(symptom),
    toggle: () => session.actions.onFold(!session.state.peek().folded),
  };
}

function Panel({ session: { state, actions } }: { session: TicketSession }) {
  return <TicketPanel state={state.value} actions={actions} />;
}

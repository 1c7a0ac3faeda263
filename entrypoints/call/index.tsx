/** On demand: the dialog of a call that comes in, on any page of the portal. */
import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { CallDialog } from '../../components/call/CallDialog.tsx';
import css from '../../components/call/call.css?inline';
import { Contained } from '../../components/ui/Contained.tsx';
import shared from '../../components/ui/overlay.css?inline';
import { ask } from '../../lib/messaging-client.ts';
import { type CallSession, createCallSession } from '../../lib/overlay/call-session.ts';
import { copyText } from '../../lib/overlay/clipboard.ts';
import { mountDialog } from '../../lib/overlay/dialog-host.ts';
import { handOver } from '../../lib/overlay/parts.ts';
import { newTicketLink } from '../../lib/portal/new-ticket-link.ts';
import { searchReport } from '../../lib/portal/report-search.ts';
import { builtIn } from '../../lib/settings/defaults.ts';

export default defineUnlistedScript(() => handOver('call', { openCall: (life) => void openCall(life) }));

/** The dialog that is open. */
let opened: { root: HTMLElement; close(): void } | null = null;

/** Opens the dialog, or goes back to the one that is open. It is closed when `life` ends. */
async function openCall(life: AbortSignal): Promise<void> {
  if (opened?.root.isConnected) {
    opened.root.querySelector<HTMLElement>('input')?.focus();
    return;
  }
  opened?.close();
  const settings = await ask('getSettings');
  if (life.aborted || opened?.root.isConnected) return;
  const stop = new AbortController();
  const focused = document.activeElement;
  const root = mountDialog(document, shared, css, stop.signal);
  const close = () => {
    if (stop.signal.aborted) return;
    opened = null;
    render(null, root);
    stop.abort();
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  };
  life.addEventListener('abort', close, { signal: stop.signal });
  const session = createCallSession({
    ask,
    settings: settings.ok ? settings.value : builtIn,
    report: searchReport,
    copy: (text) => copyText(text, root),
    link: () => newTicketLink(document),
    close,
  });
  opened = { root, close };
  render(
    <Contained what="Новый звонок">
      <Dialog session={session} />
    </Contained>,
    root,
  );
}

function Dialog({ session: { state, actions } }: { session: CallSession }) {
  return <CallDialog state={state.value} actions={actions} />;
}

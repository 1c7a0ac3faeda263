/** Opens the dialog of a call that comes in. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { CallDialog } from '../../components/call/CallDialog.tsx';
import css from '../../components/call/call.css?inline';
import { Contained } from '../../components/ui/Contained.tsx';
import shared from '../../components/ui/overlay.css?inline';
import { Regulated } from '../../components/ui/Regulated.tsx';
import { type CallPorts, type CallSession, createCallSession } from '../../lib/overlay/call-session.ts';
import { copyText } from '../../lib/overlay/clipboard.ts';
import { mountDialog } from '../../lib/overlay/dialog-host.ts';
import { openRegulation } from '../../lib/overlay/regulation.ts';
import { builtIn } from '../../lib/settings/defaults.ts';

/** The dialog that is open. */
let opened: { root: HTMLElement; close(): void } | null = null;

/** Opens the dialog, or goes back to the one that is open. It is closed when `life` ends. */
export async function openCall(life: AbortSignal, ports: Pick<CallPorts, 'ask' | 'report' | 'link'>): Promise<void> {
  if (opened?.root.isConnected) {
    opened.root.querySelector<HTMLElement>('input')?.focus();
    return;
  }
  opened?.close();
  const settings = await ports.ask('getSettings');
  if (life.aborted || opened?.root.isConnected) return;
  const inForce = settings.ok ? settings.value : builtIn;
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
    ...ports,
    settings: inForce,
    copy: (text) => copyText(text, root),
    close,
  });
  opened = { root, close };
  render(
    <Regulated settings={signal(inForce)} open={openRegulation}>
      <Contained what="Новый звонок">
        <Dialog session={session} />
      </Contained>
    </Regulated>,
    root,
  );
}

function Dialog({ session: { state, actions } }: { session: CallSession }) {
  return <CallDialog state={state.value} actions={actions} />;
}

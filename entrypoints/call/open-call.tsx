/** Opens the dialog of a call that comes in. */
import { signal } from '@preact/signals';
import { CallDialog } from '../../components/call/CallDialog.tsx';
import css from '../../components/call/call.css?inline';
import { Contained } from '../../components/ui/Contained.tsx';
import shared from '../../components/ui/overlay.css?inline';
import { Regulated } from '../../components/ui/Regulated.tsx';
import { type CallPorts, type CallSession, createCallSession } from '../../lib/overlay/call-session.ts';
import { copyText } from '../../lib/overlay/clipboard.ts';
import { oneDialog } from '../../lib/overlay/dialog-host.ts';
import { openRegulation } from '../../lib/overlay/regulation.ts';
import { builtIn } from '../../lib/settings/defaults.ts';

const dialog = oneDialog(shared, css);

/** Opens the dialog, or goes back to the one that is open. It is closed when `life` ends. */
export async function openCall(life: AbortSignal, ports: Pick<CallPorts, 'ask' | 'report' | 'link'>): Promise<void> {
  if (dialog.goBack()) return;
  const answer = await ports.ask('getSettings');
  const settings = answer.ok ? answer.value : builtIn;
  dialog.open(life, (root, close) => (
    <Regulated settings={signal(settings)} open={openRegulation}>
      <Contained what="Новый звонок">
        <Opened session={createCallSession({ ...ports, settings, copy: (text) => copyText(text, root), close })} />
      </Contained>
    </Regulated>
  ));
}

function Opened({ session: { state, actions } }: { session: CallSession }) {
  return <CallDialog state={state.value} actions={actions} />;
}

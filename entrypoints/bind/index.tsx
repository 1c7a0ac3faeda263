/** On demand: a lead points at a field of the page, and the background tries a binding on it. */
import { effect, signal as state } from '@preact/signals';
import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { BindCard } from '../../components/bind/BindCard.tsx';
import css from '../../components/bind/bind.css?inline';
import shared from '../../components/ui/ui.css?inline';
import { answerAsTab, ask } from '../../lib/messaging-client.ts';
import { createBindSession } from '../../lib/overlay/bind-session.ts';
import { mountHost } from '../../lib/overlay/host.ts';
import { handOver, partOf } from '../../lib/overlay/parts.ts';
import { bindingHolds, placeOf, pointablesOf } from '../../lib/portal/bind.ts';
import { pickOnPage } from '../../lib/portal/pick.ts';
import type { FieldName } from '../../lib/regulation/snapshot.ts';

export default defineUnlistedScript(() => {
  if (partOf('bind')) return;
  handOver('bind', {});
  let pointing = new AbortController();
  answerAsTab({
    point: async ({ field }) => {
      pointing.abort();
      pointing = new AbortController();
      await pointAtPage(field, pointing);
      return { ok: true };
    },
    holds: ({ field, binding }) => ({ holds: bindingHolds(field, binding, document) }),
  });
});

async function pointAtPage(field: FieldName, stop: AbortController): Promise<void> {
  const { signal } = stop;
  const settings = await ask('getSettings');
  const page = settings.ok ? partOf('reading')?.recognise(document, settings.value.portal) : undefined;
  const kind = page?.snapshot.kind === 'ticket-new' ? 'ticket-new' : 'ticket';
  const host = mountHost(document, shared + css, signal, () => stop.abort(), 'bind');
  const session = createBindSession(ask, { field, kind });
  const frame = state<ReturnType<typeof placeOf> | null>(null);

  effect(() => {
    if (session.state.value.step !== 'pointing') return;
    // A new picking for each pointing: the page may have changed since.
    const picking = new AbortController();
    pickOnPage(document, pointablesOf(document), AbortSignal.any([signal, picking.signal]), {
      over: (pointable) => {
        frame.value = pointable && placeOf(pointable);
        session.pointTo(pointable);
      },
      take: session.take,
      leave: () => stop.abort(),
    });
    return () => picking.abort();
  });
  const Surface = () => (
    <>
      {frame.value && session.state.value.step !== 'saved' && <Frame place={frame.value} />}
      <BindCard
        state={session.state.value}
        onAgain={session.again}
        onLeave={() => stop.abort()}
        onField={session.setField}
        onKind={session.setKind}
        onSave={() => void session.save()}
        onUndo={() => void session.undo()}
      />
    </>
  );
  render(<Surface />, host.root);
  signal.addEventListener('abort', () => render(null, host.root));
}

function Frame({ place: { left, top, width, height } }: { place: ReturnType<typeof placeOf> }) {
  const px = (value: number) => `${value}px`;
  return (
    <div
      class="bind-frame"
      style={{ left: px(left - 3), top: px(top - 3), width: px(width + 6), height: px(height + 6) }}
    />
  );
}

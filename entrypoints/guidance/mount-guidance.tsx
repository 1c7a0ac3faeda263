/** Mounts guidance on a page that is mounted already: the steps at the top of the panel, and the hint beside what the next one speaks of. */
import { effect } from '@preact/signals';
import { render, type VNode } from 'preact';
import { GuideLine } from '../../components/guidance/GuideLine.tsx';
import lineCss from '../../components/guidance/guide-line.css?inline';
import hintCss from '../../components/guidance/hint.css?inline';
import { Contained } from '../../components/ui/Contained.tsx';
import { RegulationContext } from '../../components/ui/regulation.ts';
import { createGuideSession, type GuideSession } from '../../lib/overlay/guide-session.ts';
import type { Guided } from '../../lib/overlay/guided.ts';
import { createHint } from '../../lib/overlay/hint.ts';
import { mountHost } from '../../lib/overlay/host.ts';
import { listenForHotkeys } from '../../lib/overlay/key-guard.ts';
import type { OverlayPorts } from '../../lib/overlay/ports.ts';
import { openRegulation } from '../../lib/overlay/regulation.ts';
import { addStyle } from '../../lib/overlay/style.ts';
import { revealElement } from '../../lib/portal/reveal.ts';
import type { Settings } from '../../lib/settings/schema.ts';

/** Until `life` ends, or a newer script has taken over. */
export function mountGuidance(
  guided: Guided,
  settings: Settings,
  ports: Pick<OverlayPorts, 'ask' | 'now'>,
  life: AbortSignal,
): void {
  const end = new AbortController();
  const { signal } = end;
  life.addEventListener('abort', () => end.abort());
  const session = createGuideSession({ ...ports, guided }, signal);
  const host = mountHost(document, hintCss, signal, () => end.abort(), 'guide');
  const hint = createHint(host.root, guided.root, signal);
  const stopHint = effect(() => hint.show(session.target.value));
  guided.watch(() => {
    host.keep();
    hint.move();
  }, signal);

  const showPlace = () => {
    const target = session.target.peek();
    if (target) revealElement(target.element);
  };
  listenForHotkeys(window, [{ code: 'KeyG', alt: true, shift: true, act: showPlace }], signal);
  const removeStyle = addStyle(guided.root.getRootNode() as ShadowRoot, lineCss);
  keepLine(guided.root, () => <Line session={session} settings={settings} onShow={showPlace} />, signal);
  signal.addEventListener('abort', () => {
    stopHint();
    removeStyle();
  });
}

/** Renders the line into its slot, and into the next one when the panel is folded and unfolded. */
function keepLine(root: HTMLElement, Shown: () => VNode, signal: AbortSignal): void {
  let slot: HTMLElement | null = null;
  const look = () => {
    const found = root.querySelector<HTMLElement>('.guide-slot');
    if (found === slot) return;
    if (slot) render(null, slot);
    slot = found;
    if (!slot) return;
    render(
      <Contained what="Обучение">
        <Shown />
      </Contained>,
      slot,
    );
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { childList: true, subtree: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    if (slot) render(null, slot);
  });
  look();
}

interface LineProps {
  session: GuideSession;
  settings: Settings;
  onShow(): void;
}

function Line({
  session: { state, target, actions },
  settings: { regulation: edition, instructions },
  onShow,
}: LineProps) {
  if (state.value === null) return null;
  return (
    <RegulationContext.Provider value={{ edition, open: openRegulation }}>
      <GuideLine
        state={state.value}
        pointed={target.value !== null}
        instructions={instructions}
        onShow={onShow}
        {...actions}
      />
    </RegulationContext.Provider>
  );
}

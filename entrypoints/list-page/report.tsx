/** The client report: whoever is seen there counts as checked (R06, R15); the banner is shown here too. */
import { signal as state } from '@preact/signals';
import { render } from 'preact';
import { FloatingBanner } from '../../components/banner/FloatingBanner.tsx';
import css from '../../components/list/list.css?inline';
import { Contained } from '../../components/ui/Contained.tsx';
import { GuideSlot } from '../../components/ui/GuideSlot.tsx';
import { NowContext } from '../../components/ui/now.ts';
import shared from '../../components/ui/overlay.css?inline';
import { Regulated } from '../../components/ui/Regulated.tsx';
import { keepBanner } from '../../lib/overlay/banner.ts';
import { guidedPage } from '../../lib/overlay/guided.ts';
import { mountHost } from '../../lib/overlay/host.ts';
import type { MountedPage, PageEnvironment } from '../../lib/overlay/page.ts';
import { openRegulation } from '../../lib/overlay/regulation.ts';
import { startTicker } from '../../lib/overlay/ticker.ts';
import type { Recognised } from '../../lib/portal/handles.ts';
import type { ReportSnapshot } from '../../lib/regulation/snapshot.ts';

export function mountReport(first: Recognised, env: PageEnvironment): MountedPage {
  const { ask, signal } = env;
  const ticker = env.practice?.ticker ?? startTicker(document, env);
  const host = mountHost(document, shared + css, signal, env.replaced);
  const settings = state(env.settings);
  const banner = keepBanner(ask, env.banner, (words) => console.error(words));
  const { guided, tell: tellGuidance } = guidedPage(host.root, first);
  let told = '';
  const tell = (page: Recognised) => {
    const { clients } = page.snapshot as ReportSnapshot;
    const news = JSON.stringify(clients);
    if (news === told) return;
    told = news;
    void ask('clientsSeen', { clients });
  };
  const Corner = () => (
    <div class="corner">
      <GuideSlot />
      <FloatingBanner banner={banner.banner.value} consult={settings.value.consult} actions={banner.actions} />
    </div>
  );
  render(
    <NowContext.Provider value={ticker.now}>
      <Regulated settings={settings} open={openRegulation}>
        <Contained what="Сообщения «Дежурного»">
          <Corner />
        </Contained>
      </Regulated>
    </NowContext.Provider>,
    host.root,
  );
  signal.addEventListener('abort', () => render(null, host.root));
  tell(first);
  return {
    guided,
    correct: ticker.correct,
    pageChanged: (page) => {
      host.keep();
      tell(page);
      tellGuidance(page);
    },
    knowledgeChanged: banner.set,
    settingsChanged: (next) => {
      settings.value = next;
    },
  };
}

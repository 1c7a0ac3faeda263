/** Mounts the list's page: a badge in each row, the bar, the banner. */
import { computed, effect, signal as state } from '@preact/signals';
import { render } from 'preact';
import { FloatingBanner } from '../../components/banner/FloatingBanner.tsx';
import badgeCss from '../../components/list/badge.css?inline';
import { ListBar } from '../../components/list/ListBar.tsx';
import css from '../../components/list/list.css?inline';
import { Contained } from '../../components/ui/Contained.tsx';
import { GuideSlot } from '../../components/ui/GuideSlot.tsx';
import { NowContext } from '../../components/ui/now.ts';
import shared from '../../components/ui/overlay.css?inline';
import { Regulated } from '../../components/ui/Regulated.tsx';
import type { RowView } from '../../lib/messages.ts';
import { keepBanner } from '../../lib/overlay/banner.ts';
import { guidedPage } from '../../lib/overlay/guided.ts';
import { mountHost } from '../../lib/overlay/host.ts';
import { createListBadges } from '../../lib/overlay/list-badges.ts';
import type { MountedPage, PageEnvironment } from '../../lib/overlay/page.ts';
import { openRegulation } from '../../lib/overlay/regulation.ts';
import { countUrgent, urgentFirst } from '../../lib/overlay/row-badges.ts';
import { watchTheme } from '../../lib/overlay/theme.ts';
import { startTicker } from '../../lib/overlay/ticker.ts';
import type { Recognised } from '../../lib/portal/handles.ts';
import { moveToTop } from '../../lib/portal/row-order.ts';
import type { ListSnapshot } from '../../lib/regulation/snapshot.ts';
import { SYMPTOM_TITLES } from '../../lib/regulation/titles.ts';
import type { Symptom } from '../../lib/text/symptom-names.ts';

export function mountList(first: Recognised, env: PageEnvironment): MountedPage {
  const { ask, signal, quietly } = env;
  const ticker = env.practice?.ticker ?? startTicker(document, env);
  const host = mountHost(document, shared + css, signal, env.replaced);
  const settings = state(env.settings);
  const views = state<Readonly<Record<string, RowView>>>({});
  const judged = state(false);
  const sorted = state(false);
  const trouble = state<string | null>(null);
  /** What came of the last mark; it stays until the next. */
  const marked = state<string | null>(null);
  const banner = keepBanner(ask, env.banner, (words) => {
    trouble.value = words;
  });
  const shown = computed(() => {
    const { value } = banner.banner;
    const own = [trouble.value, marked.value].filter((words) => words !== null);
    return own.length === 0 ? value : { ...value, notices: [...value.notices, ...own] };
  });
  const counts = computed(() => countUrgent(views.value, settings.value.clocks, ticker.now.value));
  const badges = createListBadges(document, { css: badgeCss, rules: () => settings.peek().clocks, quietly });
  const { guided, tell: tellGuidance } = guidedPage(host.root, first);
  let page = first;
  let told = '';
  let restore: (() => void) | null = null;

  const show = () =>
    quietly(() => {
      badges.show(page.rows ?? new Map(), views.peek(), ticker.now.peek());
      restore?.();
      restore = sorted.peek() ? moveToTop(urgentRows()) : null;
    });
  const urgentRows = () =>
    urgentFirst(views.peek(), ticker.now.peek()).flatMap((id) => page.rows?.get(id)?.element ?? []);
  /** Tells the background of the rows, when they are news to it, and takes what it knows of them. */
  const tell = async (anyway = false) => {
    const snapshot = page.snapshot as ListSnapshot;
    const news = JSON.stringify(snapshot.rows);
    if (news === told && !anyway) return;
    told = news;
    const answer = await ask('listSeen', snapshot);
    if (signal.aborted) return;
    judged.value = true;
    if (answer.ok) {
      views.value = answer.value.rows;
      trouble.value = null;
      show();
    } else if (answer.why === 'failed') trouble.value = answer.message;
  };
  /** Not the element: the list may redraw its rows under the pointer. */
  let pointer = { x: -1, y: -1 };
  document.addEventListener(
    'pointermove',
    ({ clientX: x, clientY: y }) => {
      pointer = { x, y };
    },
    { signal, passive: true },
  );
  /** The row that the operator means: under the pointer, or with the focus. */
  const meantRow = () => {
    const rows = [...(page.rows ?? [])];
    const rowOf = (target: unknown) =>
      target instanceof Node ? rows.find(([, { element }]) => element.contains(target))?.[0] : undefined;
    return rowOf(document.elementFromPoint(pointer.x, pointer.y)) ?? rowOf(document.activeElement) ?? null;
  };
  const mark = async (symptom: Symptom) => {
    const ticketId = meantRow();
    if (ticketId === null) {
      marked.value = 'Наведите указатель на строку заявки и нажмите ещё раз.';
      return;
    }
    const answer = await ask('markSymptom', { ticketId, symptom });
    await tell(true);
    if (answer.ok) marked.value = `Заявка № ${ticketId}: отмечено «${SYMPTOM_TITLES[symptom]}».`;
    else if (answer.why === 'failed') marked.value = answer.message;
  };
  const sort = () => {
    sorted.value = !sorted.peek();
    show();
  };

  watchTheme(document, (theme) => quietly(() => badges.paint(theme)), signal);
  const stopTicking = effect(() => {
    const now = ticker.now.value;
    quietly(() => badges.tick(views.peek(), now));
  });
  signal.addEventListener('abort', () => {
    stopTicking();
    render(null, host.root);
    quietly(() => {
      restore?.();
      badges.remove();
    });
  });
  const Corner = () => (
    <div class="corner">
      <GuideSlot />
      <FloatingBanner banner={shown.value} consult={settings.value.consult} actions={banner.actions} />
      <ListBar ready={judged.value} {...counts.value} sorted={sorted.value} onSort={sort} onNewCall={env.newCall} />
    </div>
  );
  render(
    <NowContext.Provider value={ticker.now}>
      <Regulated settings={settings} open={openRegulation}>
        <Contained what="Список заявок">
          <Corner />
        </Contained>
      </Regulated>
    </NowContext.Provider>,
    host.root,
  );
  void tell();
  return {
    guided,
    correct: ticker.correct,
    pageChanged: (next) => {
      page = next;
      host.keep();
      show();
      void tell();
      tellGuidance(next);
    },
    knowledgeChanged: (next) => {
      banner.set(next);
      void tell(true);
    },
    settingsChanged: (next) => {
      settings.value = next;
      show();
    },
    sort,
    mark: (symptom) => void mark(symptom),
  };
}

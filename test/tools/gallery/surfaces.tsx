/** The made-up states of the surfaces, drawn one at a time. */
import { signal } from '@preact/signals';
import { type ComponentChild, render } from 'preact';
import bannerCss from '../../../components/banner/banner.css?inline';
import { FloatingBanner } from '../../../components/banner/FloatingBanner.tsx';
import { Board } from '../../../components/board/Board.tsx';
import boardCss from '../../../components/board/board.css?inline';
import { CallDialog } from '../../../components/call/CallDialog.tsx';
import callCss from '../../../components/call/call.css?inline';
import { IncidentPage } from '../../../components/incident/IncidentPage.tsx';
import incidentCss from '../../../components/incident/incident.css?inline';
import listCss from '../../../components/list/list.css?inline';
import { Shift } from '../../../components/shift/Shift.tsx';
import shiftCss from '../../../components/shift/shift.css?inline';
import sidepanelCss from '../../../components/sidepanel/sidepanel.css?inline';
import { Tabs } from '../../../components/sidepanel/Tabs.tsx';
import panelCss from '../../../components/ticket/panel.css?inline';
import { TicketPanel } from '../../../components/ticket/TicketPanel.tsx';
import { NowContext } from '../../../components/ui/now.ts';
import shared from '../../../components/ui/overlay.css?inline';
import { BOARDS, CALLS, INCIDENTS, NOW, REPORT, STATES } from './states.ts';

export type Theme = 'light' | 'dark';
type Draw = (theme: Theme) => void;
type Named = [name: string, draw: Draw];

/** Every act is told in the console and yields nothing. */
const actions = new Proxy({} as never, {
  get:
    (_, name) =>
    (...data: unknown[]) => {
      console.log(String(name), ...data);
      return [];
    },
});

const panels = Object.entries(STATES).map(
  ([name, state]): Named => [
    `panel/${name}`,
    (theme) => over(theme, panelCss, <TicketPanel state={state} actions={actions} />),
  ],
);
const calls = Object.entries(CALLS).map(
  ([name, state]): Named => [
    `call/${name}`,
    (theme) => over(theme, callCss, <CallDialog state={state} actions={actions} />),
  ],
);
const { banner, consult } = STATES.busy!;
const banners: Named[] = [
  [
    'banner/floating',
    (theme) =>
      over(
        theme,
        listCss,
        <div class="corner">
          <FloatingBanner banner={banner} consult={consult} actions={actions} />
        </div>,
      ),
  ],
];
const side: Named[] = [
  ...Object.entries(BOARDS).map(
    ([name, facts]): Named => [
      `board/${name}`,
      (theme) => beside(theme, <Board facts={facts} recent={[]} failure={null} actions={actions} />),
    ],
  ),
  ...Object.entries(INCIDENTS).map(
    ([name, facts]): Named => [
      `incident/${name}`,
      (theme) => beside(theme, <IncidentPage facts={facts} note={null} actions={actions} />),
    ],
  ),
  [
    'shift/report',
    (theme) => beside(theme, <Shift given={[]} span="shift" report={REPORT} note={null} actions={actions} />),
  ],
];

/** By name, as `panel/busy`. */
const SURFACES: Record<string, Draw> = Object.fromEntries([...panels, ...calls, ...banners, ...side]);

export const NAMES = Object.keys(SURFACES);

/** Draws a state in the place of the one that was shown. False where there is none of this name. */
export function showState(name: string, theme: Theme): boolean {
  const draw = SURFACES[name];
  if (!draw) return false;
  clear();
  draw(theme);
  return true;
}

let shownIn: HTMLElement | null = null;
const styles: HTMLStyleElement[] = [];

function clear(): void {
  if (shownIn) render(null, shownIn);
  for (const style of styles.splice(0)) style.remove();
  document.querySelector('[data-surface]')?.remove();
  document.documentElement.removeAttribute('style');
}

/** In a shadow root over the page, as the overlay is. */
function over(theme: Theme, css: string, surface: ComponentChild): void {
  document.documentElement.style.background = theme === 'dark' ? '#14161b' : '#fff';
  document.documentElement.style.color = theme === 'dark' ? '#ddd' : '#222';
  const host = document.createElement('div');
  host.dataset.surface = '';
  document.body.append(host);
  const shadow = host.attachShadow({ mode: 'open' });
  const root = document.createElement('div');
  root.className = 'ui overlay';
  root.dataset.theme = theme;
  shadow.append(styleOf(`:host{all:initial !important}${shared}${css}`), root);
  show(surface, root);
}

/** In the side panel. */
function beside(theme: Theme, surface: ComponentChild): void {
  document.documentElement.style.colorScheme = theme;
  const style = styleOf(sidepanelCss + bannerCss + boardCss + incidentCss + shiftCss);
  styles.push(style);
  document.head.append(style);
  document.body.replaceChildren();
  const tabs = [{ id: 'shown', title: 'Вкладка' }];
  show(
    <Tabs tabs={tabs} chosen="shown" onChoose={() => undefined}>
      {surface}
    </Tabs>,
    document.body,
  );
}

function show(surface: ComponentChild, into: HTMLElement): void {
  shownIn = into;
  render(<NowContext.Provider value={signal(NOW)}>{surface}</NowContext.Provider>, into);
}

function styleOf(css: string): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = css;
  return style;
}

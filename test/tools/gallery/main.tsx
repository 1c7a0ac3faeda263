/** Shows one made-up state of a surface: `?state=panel/busy&theme=dark`. Without a state, the list of them. */
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

const query = new URLSearchParams(location.search);
const theme = query.get('theme') ?? 'light';

/** Every act is told in the console and yields nothing. */
const actions = new Proxy({} as never, {
  get:
    (_, name) =>
    (...data: unknown[]) => {
      console.log(String(name), ...data);
      return [];
    },
});

const panels = Object.entries(STATES).map(([name, state]) => [
  `panel/${name}`,
  () => over(panelCss, <TicketPanel state={state} actions={actions} />),
]);
const calls = Object.entries(CALLS).map(([name, state]) => [
  `call/${name}`,
  () => over(callCss, <CallDialog state={state} actions={actions} />),
]);
const { banner, consult } = STATES.busy!;
const banners = [
  [
    'banner/floating',
    () =>
      over(
        listCss,
        <div class="corner">
          <FloatingBanner banner={banner} consult={consult} actions={actions} />
        </div>,
      ),
  ],
];
const side = [
  ...Object.entries(BOARDS).map(([name, facts]) => [
    `board/${name}`,
    () => beside(<Board facts={facts} recent={[]} failure={null} actions={actions} />),
  ]),
  ...Object.entries(INCIDENTS).map(([name, facts]) => [
    `incident/${name}`,
    () => beside(<IncidentPage facts={facts} note={null} actions={actions} />),
  ]),
  ['shift/report', () => beside(<Shift given={[]} span="shift" report={REPORT} note={null} actions={actions} />)],
];

const SURFACES = Object.fromEntries([...panels, ...calls, ...banners, ...side]) as Record<string, () => void>;

/** In a shadow root over the page, as the overlay is. */
function over(css: string, surface: ComponentChild): void {
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
function beside(surface: ComponentChild): void {
  document.documentElement.style.colorScheme = theme;
  document.head.append(styleOf(sidepanelCss + bannerCss + boardCss + incidentCss + shiftCss));
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
  render(<NowContext.Provider value={signal(NOW)}>{surface}</NowContext.Provider>, into);
}

function styleOf(css: string): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = css;
  return style;
}

const names = Object.keys(SURFACES);
document.body.dataset.states = names.join(' ');
const shown = SURFACES[query.get('state') ?? ''];
if (shown) shown();
else {
  render(
    <ul>
      {names.map((name) => (
        <li key={name}>
          <a href={`?state=${name}`}>{name}</a> <a href={`?state=${name}&theme=dark`}>dark</a>
        </li>
      ))}
    </ul>,
    document.body,
  );
}

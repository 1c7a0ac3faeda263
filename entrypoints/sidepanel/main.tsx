/** The side panel (Firefox: sidebar): the duty board, the incident and the shift, one at a time. */
import '../../components/sidepanel/sidepanel.css';
import '../../components/banner/banner.css';
import '../../components/board/board.css';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Loaded } from '../../components/sidepanel/Loaded.tsx';
import { Tabs } from '../../components/sidepanel/Tabs.tsx';
import { Contained } from '../../components/ui/Contained.tsx';
import { NowContext } from '../../components/ui/now.ts';
import { RegulationContext } from '../../components/ui/regulation.ts';
import type { Tab } from '../../components/ui/TabList.tsx';
import type { BoardView } from '../../lib/messages.ts';
import { ask } from '../../lib/messaging-client.ts';
import { BoardPage } from './board.tsx';
import { useClock, useFacts } from './facts.ts';
import { IncidentPage } from './incident.tsx';
import { followClauses, RegulationPage, readRegulation, showClause } from './regulation.tsx';
import { ShiftPage } from './shift.tsx';

/** Each gets the board's facts; what it needs besides it asks for itself. */
const VIEWS = {
  board: { title: 'Доска', Page: BoardPage },
  incident: { title: 'Сбой', Page: IncidentPage },
  shift: { title: 'Смена', Page: ShiftPage },
  regulation: { title: 'Регламент', Page: RegulationPage },
};

type ViewId = keyof typeof VIEWS;

const REMEMBERED = 'sidepanel-view';
const readBoard = () => ask('board');

function SidePanel() {
  const [chosen, setChosen] = useState<ViewId>(
    () => linkedView() ?? viewOf(localStorage.getItem(REMEMBERED)) ?? 'board',
  );
  const { facts, failure, read } = useFacts(readBoard);
  const { facts: regulation } = useFacts(readRegulation);
  const now = useClock(facts?.now);
  const choose = (id: ViewId) => {
    localStorage.setItem(REMEMBERED, id);
    history.replaceState(null, '', `#${id}`);
    setChosen(id);
  };
  useEffect(followClauses, []);
  useEffect(() => {
    const follow = () => setChosen((known) => linkedView() ?? known);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  const tabs = tabsFor(facts);
  const shown = tabs.some(({ id }) => id === chosen) ? chosen : 'board';
  const { title, Page } = VIEWS[shown];
  return (
    <NowContext.Provider value={now}>
      <RegulationContext.Provider value={{ edition: regulation?.edition ?? {}, open: showClause }}>
        <Tabs tabs={tabs} chosen={shown} onChoose={choose}>
          <Loaded facts={facts} failure={failure} onRetry={read}>
            {(known) => (
              <Contained key={shown} what={title}>
                <Page facts={known} />
              </Contained>
            )}
          </Loaded>
        </Tabs>
      </RegulationContext.Provider>
    </NowContext.Provider>
  );
}

/** «Сбой» is there only while there is something to see in it. */
function tabsFor(facts: BoardView | null): Tab<ViewId>[] {
  const ids = (Object.keys(VIEWS) as ViewId[]).filter((id) => id !== 'incident' || facts?.incidentKnown);
  const alarm = facts?.incident?.state === 'open';
  return ids.map((id) => ({ id, title: VIEWS[id].title, alarm: id === 'incident' && alarm }));
}

/** The view that the address names: `#incident`, `#regulation/R22`. */
const linkedView = () => viewOf(location.hash.slice(1).split('/')[0] ?? null);

function viewOf(name: string | null): ViewId | null {
  return name !== null && Object.hasOwn(VIEWS, name) ? (name as ViewId) : null;
}

render(<SidePanel />, document.body);

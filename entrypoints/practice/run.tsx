/** What stands round the made-up portal while a run goes on: the clock above it, the phone, the chat and the board beside it. */
import { signal } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Board } from '../../components/board/Board.tsx';
import { IncidentPage } from '../../components/incident/IncidentPage.tsx';
import { Chat } from '../../components/practice/Chat.tsx';
import { Phone } from '../../components/practice/Phone.tsx';
import { RunBar } from '../../components/practice/RunBar.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Contained } from '../../components/ui/Contained.tsx';
import { NowContext } from '../../components/ui/now.ts';
import { Section } from '../../components/ui/Section.tsx';
import { TAB_PANEL, type Tab, TabList, tabId } from '../../components/ui/TabList.tsx';
import type { BoardView, IncidentPageFacts } from '../../lib/messages.ts';
import type { Answer } from '../../lib/messaging-client.ts';
import { copyText } from '../../lib/overlay/clipboard.ts';
import { createIncidentSession } from '../../lib/overlay/incident-session.ts';
import { INSTRUCTION_IDS, INSTRUCTIONS } from '../../lib/regulation/client-check.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import type { Desk } from './desk.ts';

interface Props {
  desk: Desk;
  settings: Settings;
}

type TabName = 'desk' | 'board' | 'incident';

export function RunPage({ desk, settings }: Props) {
  const [chosen, choose] = useState<TabName>('desk');
  const { run, actions, speed, pace, guided, now, background } = desk;
  const board = useFacts(desk, () => background.ask('board'));
  const moment = useMemo(() => signal(desk.now.peek()), [desk]);
  moment.value = now.value;
  const tabs = tabsFor(board);
  const shown = tabs.some(({ id }) => id === chosen) ? chosen : 'desk';
  return (
    <>
      <RunBar
        title={run.scenario.title}
        about={run.scenario.about}
        now={now.value}
        speed={speed.value}
        pace={pace.value}
        guided={guided.value}
        actions={actions}
      />
      <aside class="desk" aria-label="Телефон, чат и доска">
        <div class="page-top">
          <TabList label="Что рядом с порталом" tabs={tabs} chosen={shown} onChoose={(id) => choose(id)} />
        </div>
        <div id={TAB_PANEL} role="tabpanel" aria-labelledby={tabId(shown)}>
          <NowContext.Provider value={moment}>
            {shown === 'desk' && <DeskTab desk={desk} settings={settings} />}
            {shown === 'board' && board && (
              <Contained what="Доска">
                <Board
                  facts={board}
                  recent={desk.board.recent.value}
                  failure={desk.board.failure.value}
                  actions={desk.board.actions}
                />
              </Contained>
            )}
            {shown === 'incident' && (
              <Contained what="Сбой">
                <IncidentTab desk={desk} />
              </Contained>
            )}
          </NowContext.Provider>
        </div>
      </aside>
    </>
  );
}

/** «Сбой» is there only while there is something to see in it. */
function tabsFor(board: BoardView | null): Tab<TabName>[] {
  const incident: Tab<TabName> = { id: 'incident', title: 'Сбой', alarm: board?.incident?.state === 'open' };
  return [
    { id: 'desk', title: 'Телефон и чат' },
    { id: 'board', title: 'Доска' },
    ...(board?.incidentKnown ? [incident] : []),
  ];
}

function DeskTab({ desk: { run, actions, version }, settings }: Props) {
  // Read for the sake of being drawn anew: the run itself is changed in place.
  void version.value;
  const phrases = { incident: settings.phrases.incident ?? '', callBack: settings.phrases.call_back_phrase ?? '' };
  return (
    <>
      <h2 class="unseen">Телефон и чат</h2>
      <Phone run={run} phrases={phrases} actions={actions} />
      <Chat name={settings.consult.name} lines={run.chat} actions={actions} />
      <Section title="Инструкции" name="instructions">
        <div class="practice-keys">
          {INSTRUCTION_IDS.map((id) => (
            <Button key={id} name={`instruction-${id}`} onPress={() => actions.onInstruction(id)}>
              {INSTRUCTIONS[id]}
            </Button>
          ))}
        </div>
      </Section>
    </>
  );
}

function IncidentTab({ desk }: { desk: Desk }) {
  const { background } = desk;
  const facts = useFacts(desk, () => background.ask('incidentPage'));
  const shown = useRef<IncidentPageFacts | null>(null);
  shown.current = facts;
  const { note, actions } = useMemo(
    () =>
      createIncidentSession({
        ask: background.ask,
        copy: (text) => copyText(text, document.body),
        incident: () => shown.current?.incident ?? null,
        changed: () => {},
      }),
    [background],
  );
  return facts && <IncidentPage facts={facts} note={note.value} actions={actions} />;
}

/** What the run's background tells, asked for anew whenever anything of the run has changed. */
function useFacts<T>({ background, version }: Desk, question: () => Promise<Answer<T>>): T | null {
  const [facts, setFacts] = useState<T | null>(null);
  const changes = version.value;
  useEffect(() => {
    let current = true;
    void question().then((answer) => current && answer.ok && setFacts(() => answer.value));
    return () => {
      current = false;
    };
  }, [background, changes]);
  return facts;
}

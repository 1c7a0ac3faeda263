/** What stands round the made-up portal while a run goes on: the clock above it, the phone, the chat and the board beside it. */
import { signal } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Board } from '../../components/board/Board.tsx';
import { Chat } from '../../components/practice/Chat.tsx';
import { Phone } from '../../components/practice/Phone.tsx';
import { RunBar } from '../../components/practice/RunBar.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Contained } from '../../components/ui/Contained.tsx';
import { NowContext } from '../../components/ui/now.ts';
import { Section } from '../../components/ui/Section.tsx';
import type { BoardView } from '../../lib/messages.ts';
import { INSTRUCTION_IDS, INSTRUCTIONS } from '../../lib/regulation/client-check.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import type { Desk } from './desk.ts';

const TABS = { desk: 'Телефон и чат', board: 'Доска' } as const;
type TabId = keyof typeof TABS;

interface Props {
  desk: Desk;
  settings: Settings;
}

export function RunPage({ desk, settings }: Props) {
  const [tab, setTab] = useState<TabId>('desk');
  const { run, actions, speed, pace, now } = desk;
  // Read for the sake of being drawn anew: the run itself is changed in place.
  void desk.version.value;
  const phrases = { incident: settings.phrases.incident ?? '', callBack: settings.phrases.call_back_phrase ?? '' };
  return (
    <>
      <RunBar
        title={run.scenario.title}
        about={run.scenario.about}
        now={now.value}
        speed={speed.value}
        pace={pace.value}
        actions={actions}
      />
      <aside class="desk" aria-label="Телефон, чат и доска">
        <div class="desk-tabs" role="tablist" aria-label="Что рядом с порталом">
          {(Object.keys(TABS) as TabId[]).map((id) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`desk-${id}`}
              aria-selected={tab === id}
              aria-controls="desk-view"
              onClick={() => setTab(id)}
            >
              {TABS[id]}
            </button>
          ))}
        </div>
        <div id="desk-view" role="tabpanel" aria-labelledby={`desk-${tab}`}>
          {tab === 'desk' ? (
            <>
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
          ) : (
            <Contained what="Доска">
              <BoardTab desk={desk} />
            </Contained>
          )}
        </div>
      </aside>
    </>
  );
}

function BoardTab({ desk }: { desk: Desk }) {
  const { background, board, version } = desk;
  const [facts, setFacts] = useState<BoardView | null>(null);
  const now = useMemo(() => signal(desk.now.peek()), [desk]);
  now.value = desk.now.value;
  const changes = version.value;
  useEffect(() => {
    void background.ask('board').then((answer) => answer.ok && setFacts(answer.value));
  }, [background, changes]);
  if (!facts) return <p class="practice-note">Читаем журнал…</p>;
  return (
    <NowContext.Provider value={now}>
      <Board facts={facts} recent={board.recent.value} failure={board.failure.value} actions={board.actions} />
    </NowContext.Provider>
  );
}

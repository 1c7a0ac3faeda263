/** The duty board: what burns first, then calls, waits, duties and what is merely running (R03). */
import type { ComponentChildren } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { BoardView } from '../../lib/messages.ts';
import type { BoardActions, BoardMark } from '../../lib/overlay/board-session.ts';
import { type Board as Arranged, type BoardItem, boardItems, itemKey } from '../../lib/regulation/board.ts';
import { DueList } from '../banner/DueList.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PART_TITLES } from '../ui/words.ts';
import { useArranged } from './arranged.ts';
import { BoardRow } from './BoardRow.tsx';
import { IncidentStrip } from './IncidentStrip.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { focusedKey, useBoardKeys, useKeptFocus } from './keyboard.ts';
import { Quiet } from './Quiet.tsx';
import { Recent } from './Recent.tsx';
import { RowKeys } from './RowKeys.tsx';
import { type Asked, keyGroups, type RowKey } from './row-keys.ts';
import { Today, Watching } from './Watching.tsx';

interface Props {
  facts: BoardView;
  recent: readonly BoardMark[];
  /** Russian: what the last press failed at; null when it was done. */
  failure: string | null;
  actions: BoardActions;
}

const PARTS = Object.keys(PART_TITLES) as (keyof Arranged)[];

/** The line whose keys are unfolded, and what is being asked there. */
interface Unfolded {
  key: string;
  asked: Asked | null;
}

export function Board({ facts, recent, failure, actions }: Props) {
  const { banner, consult } = facts;
  const board = useArranged(facts.tickets);
  const [unfolded, setUnfolded] = useState<Unfolded | null>(null);
  const [help, setHelp] = useState(false);
  const groups = keyGroups(consult.name);
  const press = (item: BoardItem, { does }: RowKey) => {
    const key = itemKey(item);
    if ('event' in does) actions.onAct(item.ticket.ticketId, does.event);
    else
      setUnfolded(
        unfolded?.key === key && unfolded.asked === does.ask ? { key, asked: null } : { key, asked: does.ask },
      );
  };
  const answer = (item: BoardItem, value: string) => {
    const { ticketId } = item.ticket;
    if (unfolded?.asked === 'promise') actions.onPromise(ticketId, value);
    else actions.onAct(ticketId, { type: 'noReplyNeeded', reason: value });
    setUnfolded({ key: itemKey(item), asked: null });
  };
  const unfold = useCallback((item: BoardItem) => {
    const key = itemKey(item);
    setUnfolded((known) => (known?.key === key ? null : { key, asked: null }));
  }, []);

  useKeptFocus(board);
  useBoardKeys((code) => {
    const row = focusedKey();
    const item = boardItems(board).find((one) => itemKey(one) === row);
    if (code === 'help') setHelp(!help);
    else if (code === 'Escape') setUnfolded(null);
    else if (code === 'KeyZ' && recent[0]) actions.onTakeBack(recent[0]);
    else if (code === 'Space' && item) unfold(item);
    else {
      const key = groups.flatMap(({ keys }) => keys).find((one) => one.code === code);
      if (!key || !item) return false;
      press(item, key);
    }
    return true;
  });

  const empty = boardItems(board).length === 0;
  return (
    <div class="board">
      <div class="board-top">
        <Watching watching={facts.watching} />
        <Quiet
          sound={facts.sound}
          mutedUntil={banner.mutedUntil ?? null}
          due={banner.due.length}
          actions={actions}
          onHelp={() => setHelp(!help)}
        />
      </div>
      {help && <KeyHelp groups={groups} onClose={() => setHelp(false)} />}
      {failure !== null && (
        <Notice tone="bad" icon="alert" role="alert">
          <p>{failure}</p>
        </Notice>
      )}
      {banner.notices.map((words) => (
        <Notice key={words} tone="warn" role="status">
          <p>{words}</p>
        </Notice>
      ))}
      <Recent recent={recent} tickets={facts.tickets} actions={actions} />
      {facts.incident && <IncidentStrip incident={facts.incident} />}
      {banner.due.length > 0 && <DueList due={banner.due} first={2} actions={actions} />}
      {empty && <p class="board-empty">Открытых обязательств нет. Новые заявки появятся здесь сами.</p>}
      {PARTS.map((key) => (
        <Part key={key} id={key} title={PART_TITLES[key]} items={board[key]}>
          {(item) => {
            const row = itemKey(item);
            return (
              <BoardRow key={row} item={item} consultPhone={consult.phone} onOpen={actions.onOpen} onUnfold={unfold}>
                {unfolded?.key === row && (
                  <RowKeys
                    item={item}
                    groups={groups}
                    asked={unfolded.asked}
                    onKey={(pressed) => press(item, pressed)}
                    onAnswer={(value) => answer(item, value)}
                    actions={actions}
                  />
                )}
              </BoardRow>
            );
          }}
        </Part>
      ))}
      <Today today={facts.today} />
    </div>
  );
}

interface PartProps {
  id: string;
  title: string;
  items: readonly BoardItem[];
  children(item: BoardItem): ComponentChildren;
}

/** Lines of a part that are drawn at once: a thousand would make the board stutter, and the urgent ones stand first. */
const MOST_ROWS = 40;

function Part({ id, title, items, children }: PartProps) {
  const [most, setMost] = useState(MOST_ROWS);
  if (items.length === 0) return null;
  const hidden = items.length - most;
  return (
    <section class="board-part" data-part={id} aria-labelledby={`part-${id}`}>
      <h2 id={`part-${id}`}>
        {title} <span class="count">{items.length}</span>
      </h2>
      <ul>{items.slice(0, most).map(children)}</ul>
      {hidden > 0 && (
        <Button kind="quiet" name="more" onPress={() => setMost(most + MOST_ROWS)}>
          Показать ещё {Math.min(hidden, MOST_ROWS)} из {hidden}
        </Button>
      )}
    </section>
  );
}

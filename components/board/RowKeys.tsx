/** The operator's keys of one line, unfolded: one press each; what was marked today stands under them. */
import { useState } from 'preact/hooks';
import type { BoardActions, BoardMark } from '../../lib/overlay/board-session.ts';
import type { BoardItem, BoardTicket } from '../../lib/regulation/board.ts';
import { answerWaits } from '../../lib/regulation/marks.ts';
import type { ClockId } from '../../lib/regulation/rules.ts';
import type { ClockVerdict, Explanation } from '../../lib/regulation/verdict.ts';
import { AskLine } from '../ui/AskLine.tsx';
import { Button } from '../ui/Button.tsx';
import { MarkLine } from '../ui/MarkLine.tsx';
import { Why } from '../ui/Why.tsx';
import { type Asked, isIdle, type KeyGroup, letterOf, type RowKey } from './row-keys.ts';

interface Props {
  item: BoardItem;
  groups: readonly KeyGroup[];
  /** What is being asked before it is marked. */
  asked: Asked | null;
  onKey(key: RowKey): void;
  onAnswer(value: string): void;
  actions: BoardActions;
}

export function RowKeys({ item, groups, asked, onKey, onAnswer, actions }: Props) {
  const { ticket, matter } = item;
  const { ticketId, marks } = ticket;
  const own = (mark: BoardTicket['marks'][number]): BoardMark => ({ ...mark, ticketId });
  return (
    <div class="row-keys">
      {answerWaits(ticket.verdict) && (
        <p class="row-relay">
          Ответ 2-й линии ждёт клиента: скажите по телефону или передайте из заявки.{' '}
          <Button kind="quiet" name="relay" onPress={() => actions.onOpen(ticketId)}>
            К передачам
          </Button>
        </p>
      )}
      {groups.map(({ title, keys }) => (
        <fieldset class="key-row" key={title}>
          <legend>{title}</legend>
          {keys
            .filter((key) => !isIdle(key, ticket))
            .map((key) => (
              <Button
                key={key.name}
                name={`key-${key.name}`}
                expanded={'ask' in key.does ? asked === key.does.ask : undefined}
                onPress={() => onKey(key)}
              >
                {key.title} <kbd>{letterOf(key.code)}</kbd>
              </Button>
            ))}
        </fieldset>
      ))}
      {asked && (
        <AskLine
          key={asked}
          label={asked === 'promise' ? 'Во сколько перезвонить, МСК' : 'Почему ответ не нужен'}
          type={asked === 'promise' ? 'time' : 'text'}
          onSend={onAnswer}
        />
      )}
      {matter.kind === 'clock' && <Explained ticketId={ticketId} {...matter} onExplain={actions.onExplain} />}
      {marks.length > 0 && (
        <div class="row-marks">
          {marks.map((mark) => (
            <MarkLine
              key={mark.eventId}
              mark={mark}
              onTakeBack={() => actions.onTakeBack(own(mark))}
              onRetime={(time) => actions.onRetime(own(mark), time)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

/** «Почему столько», read when it is asked for. */
function Explained({ ticketId, id, clock, onExplain }: Explain) {
  const [explained, setExplained] = useState<readonly Explanation[] | null>(null);
  const toggle = async () => setExplained(explained ? null : await onExplain(ticketId, id));
  return (
    <>
      <div>
        <Button kind="quiet" icon="clock" name="why" expanded={explained !== null} onPress={() => void toggle()}>
          Почему столько
        </Button>
      </div>
      {explained && <Why id={id} clock={clock} explained={explained} />}
    </>
  );
}

interface Explain {
  ticketId: string;
  id: ClockId;
  clock: ClockVerdict;
  onExplain: BoardActions['onExplain'];
}

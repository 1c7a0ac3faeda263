/** The operator's keys of one line, unfolded: one press each; what was marked today stands under them. */
import type { BoardActions, BoardMark } from '../../lib/overlay/board-session.ts';
import type { BoardTicket } from '../../lib/regulation/board.ts';
import { answerWaits } from '../../lib/regulation/marks.ts';
import { AskLine } from '../ui/AskLine.tsx';
import { Button } from '../ui/Button.tsx';
import { MarkLine } from '../ui/MarkLine.tsx';
import { type Asked, isIdle, type KeyGroup, letterOf, type RowKey } from './row-keys.ts';

interface Props {
  ticket: BoardTicket;
  groups: readonly KeyGroup[];
  /** What is being asked before it is marked. */
  asked: Asked | null;
  onKey(key: RowKey): void;
  onAnswer(value: string): void;
  actions: BoardActions;
}

export function RowKeys({ ticket, groups, asked, onKey, onAnswer, actions }: Props) {
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

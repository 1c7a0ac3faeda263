/** «Смена». */
import '../../components/shift/shift.css';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { Shift, type ShiftActions, type SpanId } from '../../components/shift/Shift.tsx';
import { Loaded } from '../../components/sidepanel/Loaded.tsx';
import { useNow } from '../../components/ui/now.ts';
import { matterTitle, PART_TITLES } from '../../components/ui/words.ts';
import type { BoardView } from '../../lib/messages.ts';
import { type Answer, ask } from '../../lib/messaging-client.ts';
import { copyText } from '../../lib/overlay/clipboard.ts';
import { arrangeBoard } from '../../lib/regulation/board.ts';
import { type HandoverWords, handoverText, reportCsv, type ShiftReport } from '../../lib/regulation/shift.ts';
import { CLOCK_TITLES } from '../../lib/regulation/titles.ts';
import { saveFile } from '../../lib/save-file.ts';
import { DAY_MS, HOUR_MS, moscowDate, moscowMidnight } from '../../lib/text/moscow.ts';
import { useFacts } from './facts.ts';

const readHandovers = () => ask('handovers');
const WORDS: HandoverWords = { matter: ({ matter }) => matterTitle(matter), part: (key) => PART_TITLES[key] };

export function ShiftPage({ facts: board }: { facts: BoardView }) {
  const now = useNow();
  const { facts: given, failure, read } = useFacts(readHandovers);
  const [span, setSpan] = useState<SpanId>('shift');
  const [report, setReport] = useState<ShiftReport | null>(null);
  const [note, setNote] = useState<{ tone: 'ok' | 'bad'; words: string } | null>(null);

  const done = useCallback((words: string | null, answer: Answer<unknown>) => {
    if (answer.ok) setNote(words === null ? null : { tone: 'ok', words });
    else if (answer.why === 'failed') setNote({ tone: 'bad', words: answer.message });
  }, []);
  useEffect(() => {
    let current = true;
    void ask('shiftReport', spanOf(span, board.now)).then((answer) => {
      if (!current) return;
      if (answer.ok) setReport(answer.value);
      else done(null, answer);
    });
    return () => {
      current = false;
    };
  }, [span, board, done]);

  const actions: ShiftActions = {
    compose: () => handoverText(arrangeBoard(board.tickets, now.peek()), now.peek(), WORDS),
    onCopy: async (text) => {
      const copied = await copyText(text, document.body);
      setNote(
        copied
          ? { tone: 'ok', words: 'Скопировано.' }
          : { tone: 'bad', words: 'Браузер не дал скопировать. Выделите текст и скопируйте его сами.' },
      );
    },
    onHandOver: async () => {
      done('Отмечено: смену передали. Следующий оператор подтвердит здесь же.', await ask('handOver'));
      read();
    },
    onConfirm: async (at, by) => {
      done(null, await ask('confirmHandover', { at, by }));
      read();
    },
    onSpan: (next) => {
      setReport(null);
      setSpan(next);
    },
    onCsv: (shown) => saveFile(`smena-${moscowDate(shown.to)}.csv`, reportCsv(shown, CLOCK_TITLES)),
    onPrint: () => print(),
  };
  return (
    <Loaded facts={given} failure={failure} onRetry={read}>
      {(handovers) => <Shift given={handovers} span={span} report={report} note={note} actions={actions} />}
    </Loaded>
  );
}

/** From and to, ms. Days are Moscow's. */
function spanOf(span: SpanId, now: number): { from: number; to: number } {
  const midnight = moscowMidnight(moscowDate(now));
  if (span === 'yesterday') return { from: midnight - DAY_MS, to: midnight - 1 };
  return { from: span === 'today' ? midnight : now - 12 * HOUR_MS, to: now };
}

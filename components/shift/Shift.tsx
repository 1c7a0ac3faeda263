/** «Смена»: what is handed over, and what came of the time. */
import type { Handover as Given } from '../../lib/messages.ts';
import type { ShiftReport } from '../../lib/regulation/shift.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Section.tsx';
import { Handover, type HandoverActions } from './Handover.tsx';
import { Report } from './Report.tsx';

/** The spans that a report can be made of. */
export const SPANS = { shift: 'Последние 12 часов', today: 'Сегодня', yesterday: 'Вчера' } as const;
export type SpanId = keyof typeof SPANS;

export interface ShiftActions extends HandoverActions {
  onSpan(span: SpanId): void;
  onCsv(report: ShiftReport): void;
  onPrint(): void;
}

interface Props {
  given: readonly Given[];
  span: SpanId;
  /** Null while it is being counted. */
  report: ShiftReport | null;
  /** What came of the last press, Russian. */
  note: { tone: 'ok' | 'bad'; words: string } | null;
  actions: ShiftActions;
}

export function Shift({ given, span, report, note, actions }: Props) {
  return (
    <div class="shift">
      <h2 class="unseen">Смена</h2>
      {note && (
        <Notice
          tone={note.tone}
          icon={note.tone === 'ok' ? 'check' : 'alert'}
          role={note.tone === 'ok' ? 'status' : 'alert'}
        >
          <p>{note.words}</p>
        </Notice>
      )}
      <Handover given={given} {...actions} />
      <Section title="Отчёт" name="report">
        <div class="shift-keys no-print">
          {(Object.keys(SPANS) as SpanId[]).map((id) => (
            <Button key={id} name={`span-${id}`} pressed={span === id} onPress={() => actions.onSpan(id)}>
              {SPANS[id]}
            </Button>
          ))}
        </div>
        {report ? <Report report={report} /> : <p class="side-note">Считаем…</p>}
        <div class="shift-keys no-print">
          <Button icon="copy" name="csv" disabled={!report} onPress={() => report && actions.onCsv(report)}>
            Таблица (CSV)
          </Button>
          <Button name="print" disabled={!report} onPress={actions.onPrint}>
            Печать
          </Button>
          <a class="wide-link" href="sidepanel.html#shift" target="_blank" rel="noreferrer">
            Открыть во вкладке
          </a>
        </div>
      </Section>
    </div>
  );
}

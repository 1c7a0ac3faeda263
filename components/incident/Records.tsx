/** The record lines of the incident (R04): once one stands in a hidden comment, colleagues' extensions fall silent too. */
import type { IncidentPageFacts } from '../../lib/messages.ts';
import type { IncidentPageActions } from '../../lib/overlay/incident-session.ts';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';

interface Props {
  records: IncidentPageFacts['records'];
  /** The ticket whose hidden comment is to bear them. */
  ticketId: string;
  actions: IncidentPageActions;
}

export function Records({ records, ticketId, actions }: Props) {
  if (records.length === 0) return null;
  return (
    <section class="records" aria-labelledby="records-title">
      <h2 id="records-title">
        Запись для коллег <Clause id="R04" />
      </h2>
      <p class="quiet">Строка в скрытом комментарии любой заявки сбоя: у коллег напоминание замолчит.</p>
      <ul>
        {records.toReversed().map(({ line, written }) => (
          <li key={line} data-written={written}>
            <code>{line}</code>
            {written ? (
              <span class="quiet">стоит в заявке</span>
            ) : (
              <span class="notice-actions">
                <Button icon="eyeOff" name="record-insert" onPress={() => actions.onRecord(ticketId, line)}>
                  Вставить в скрытый комментарий
                </Button>
                <Button
                  kind="quiet"
                  icon="copy"
                  label="Скопировать запись"
                  name="record-copy"
                  onPress={() => actions.onCopy(line)}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

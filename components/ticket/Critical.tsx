/** Whether the ticket is critical (R26, R27): suggested from the text, decided by the operator in one press. */
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Notice } from '../ui/Notice.tsx';

interface Props {
  /** What the operator decided; null while undecided. */
  decided: boolean | null;
  /** Criteria that the text meets, as clauses: `R27a`. */
  suggested: readonly string[];
  /** The words of the text that decided. */
  matched: readonly string[];
  onDecide(critical: boolean): void;
}

export function Critical({ decided, suggested, matched, onDecide }: Props) {
  if (decided) {
    return (
      <Notice
        tone="bad"
        icon="fire"
        name="critical"
        title="Критическая: наивысший приоритет"
        actions={
          <Button kind="quiet" onPress={() => onDecide(false)}>
            Снять отметку
          </Button>
        }
      >
        <p>
          Не решается сразу — сообщите 2-й линии. <Clause id="R26" />
        </p>
      </Notice>
    );
  }
  if (decided === false || suggested.length === 0) return null;
  return (
    <Notice
      tone="warn"
      icon="fire"
      name="critical-suggested"
      title="Похоже, критическая"
      actions={
        <>
          <Button kind="danger" name="critical-yes" onPress={() => onDecide(true)}>
            Да, критическая
          </Button>
          <Button name="critical-no" onPress={() => onDecide(false)}>
            Нет
          </Button>
        </>
      }
    >
      <p>
        {matched.length > 0 && <>По словам: {matched.map((words) => `«${words}»`).join(', ')}. </>}
        {suggested.map((clause) => (
          <Clause key={clause} id={clause} />
        ))}
      </p>
    </Notice>
  );
}

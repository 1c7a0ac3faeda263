/** What the client complains of, as the detector of mass trouble counts it (R28); the operator's mark beats the text. */

import { SYMPTOM_TITLES } from '../../lib/regulation/titles.ts';
import { SYMPTOMS, type Symptom } from '../../lib/text/symptom-names.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';

interface Props {
  found: Symptom;
  matched: readonly string[];
  mark: Symptom | null;
  /** The text says only that it doesn't work: the operator is asked. */
  ask?: boolean;
  onMark(symptom: Symptom): void;
}

export function SymptomChip({ found, matched, mark, ask = false, onMark }: Props) {
  const asks = ask && mark === null;
  const current = mark ?? found;
  return (
    <div class="symptom">
      <div class="symptom-head">
        <span class="quiet">{asks ? 'Что именно не работает?' : 'Для учёта сбоев'}</span>
        <Badge tone={current === 'none' ? 'plain' : 'warn'} title={matched.join(', ')}>
          {SYMPTOM_TITLES[current]}
        </Badge>
        <Clause id="R28" />
        {mark !== null && <span class="quiet">отмечено вами</span>}
      </div>
      <fieldset class="chips" aria-label="На что жалуется клиент">
        {SYMPTOMS.map((symptom, index) => (
          <Button
            key={symptom}
            name={`symptom-${symptom}`}
            pressed={symptom === current}
            label={`${SYMPTOM_TITLES[symptom]} (Alt+Shift+${index + 1})`}
            onPress={() => onMark(symptom)}
          >
            {SYMPTOM_TITLES[symptom]}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}

/** What was understood of a call, a chip for each; a press corrects it. */
import { useState } from 'preact/hooks';
import {
  CALL_FACTS,
  type CallDraft,
  type CallFact,
  type CallReading,
  symptomOfCall,
} from '../../lib/regulation/call-facts.ts';
import { SYMPTOM_TITLES } from '../../lib/regulation/titles.ts';
import { SYMPTOMS } from '../../lib/text/symptom-names.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Field } from '../ui/Field.tsx';

interface Props {
  reading: CallReading;
  corrections: CallDraft['corrections'];
  /** Null takes the text's word again. */
  onCorrect(fact: CallFact, value: string | null): void;
}

const TITLES: Record<CallFact, string> = {
  contract: 'договор',
  login: 'логин',
  phone: 'телефон',
  database: 'база',
  callTime: 'звонить',
  symptom: 'симптом',
};

export function CallFacts({ reading, corrections, onCorrect }: Props) {
  const [edited, setEdited] = useState<CallFact | null>(null);
  const { facts, call, critical, ask } = reading;
  const correct = (fact: CallFact, value: string | null) => {
    setEdited(null);
    onCorrect(fact, value);
  };
  return (
    <div class="call-understood">
      <fieldset class="call-chips" aria-label="Понято">
        {CALL_FACTS.map((fact) => (
          <button
            key={fact}
            type="button"
            class="chip"
            data-fact={fact}
            data-known={shown(fact, reading) === null ? undefined : ''}
            data-doubt={doubtOf(fact, reading) === null ? undefined : ''}
            aria-expanded={edited === fact}
            onClick={(event) => event.isTrusted && setEdited(edited === fact ? null : fact)}
          >
            <span class="chip-title">{TITLES[fact]}</span> {shown(fact, reading) ?? 'нет'}
            {doubtOf(fact, reading) && <span class="chip-doubt">{doubtOf(fact, reading)}</span>}
          </button>
        ))}
        {critical.length > 0 && (
          <span class="call-critical">
            <Badge tone="bad" icon="fire" title={critical.join(', ')}>
              похоже на критическую
            </Badge>
            <Clause id="R27a" />
          </span>
        )}
      </fieldset>
      {(edited === 'symptom' || (ask && edited === null)) && (
        <fieldset class="call-chips" aria-label="Что именно не работает">
          {ask && <span class="quiet">Что именно не работает?</span>}
          {SYMPTOMS.map((symptom) => (
            <Button
              key={symptom}
              name={`call-symptom-${symptom}`}
              pressed={symptom === symptomOfCall(reading) && !ask}
              onPress={() => correct('symptom', symptom)}
            >
              {SYMPTOM_TITLES[symptom]}
            </Button>
          ))}
        </fieldset>
      )}
      {edited !== null && edited !== 'symptom' && (
        <Correction
          key={edited}
          fact={edited}
          value={(edited === 'callTime' && call?.ask ? '' : facts[edited]) ?? ''}
          isCorrected={corrections[edited] !== undefined}
          onCorrect={(value) => correct(edited, value)}
        />
      )}
    </div>
  );
}

interface CorrectionProps {
  fact: Exclude<CallFact, 'symptom'>;
  value: string;
  isCorrected: boolean;
  onCorrect(value: string | null): void;
}

function Correction({ fact, value, isCorrected, onCorrect }: CorrectionProps) {
  const [typed, setTyped] = useState(value);
  return (
    <div class="call-correction">
      <Field
        label={fact === 'callTime' ? 'Когда звонить: «с 10 до 12», «после 15 по екб»' : `Исправить: ${TITLES[fact]}`}
        value={typed}
        autofocus
        onValue={setTyped}
        onEnter={() => onCorrect(typed.trim())}
      />
      <Button kind="primary" onPress={() => onCorrect(typed.trim())}>
        Исправить
      </Button>
      {isCorrected && (
        <Button kind="quiet" onPress={() => onCorrect(null)}>
          Как в тексте
        </Button>
      )}
    </div>
  );
}

function shown(fact: CallFact, reading: CallReading): string | null {
  if (fact !== 'symptom') return reading.facts[fact];
  const symptom = symptomOfCall(reading);
  return symptom === 'none' ? null : SYMPTOM_TITLES[symptom];
}

/** What is to be asked the caller while he is on the phone. */
function doubtOf(fact: CallFact, { facts, call }: CallReading): string | null {
  if (fact === 'callTime' && call?.zoneMissing) return 'зона не указана';
  if (fact === 'callTime' && facts.callTime !== null && !call) return 'время не понято';
  if (fact === 'phone' && facts.phone !== null && !facts.phone.startsWith('+')) return 'номер не распознан';
  return null;
}

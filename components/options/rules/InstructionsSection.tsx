/** Links of instructions: the regulation's own, and what leads add, each with the words and symptoms it is offered for (R11). */
import type { OwnInstruction } from '../../../lib/regulation/instructions.ts';
import { SYMPTOM_TITLES } from '../../../lib/regulation/titles.ts';
import { SYMPTOMS, type Symptom } from '../../../lib/text/symptom-names.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldsForm, Lines } from '../FieldsForm.tsx';
import { Setting } from '../Setting.tsx';
import { errorAt, type FindableSetting, type Workshop } from '../workshop.ts';
import { INSTRUCTION_GROUPS } from './rule-fields.ts';

export const OWN_INSTRUCTIONS: FindableSetting = {
  path: 'ownInstructions',
  label: 'Свои инструкции',
  hint: 'ссылка показывается в панели заявки, если в её тексте есть одно из слов или узнан симптом',
  keywords: 'добавить ссылка статья база знаний слова симптомы',
};

const NEW: OwnInstruction = { title: '', link: '', words: [], symptoms: [] };
const MARKED = SYMPTOMS.filter((symptom) => symptom !== 'none');

export function InstructionsSection({ workshop }: { workshop: Workshop }) {
  const { path, label, hint } = OWN_INSTRUCTIONS;
  const all = workshop.draft.ownInstructions;
  const set = (next: OwnInstruction[]) => workshop.set(path, next);
  return (
    <>
      <FieldsForm groups={INSTRUCTION_GROUPS} workshop={workshop} />
      <div class="group">
        <Setting workshop={workshop} path={path} label={label} hint={hint} clause="R11" standard="пустой список" wide>
          {({ id, disabled, ...control }) => (
            <fieldset
              {...control}
              id={id}
              class="own-instructions"
              aria-label={label}
              tabIndex={-1}
              disabled={disabled}
            >
              {all.length === 0 && <p class="hint">Пока ни одной.</p>}
              {all.map((one, index) => (
                <Instruction
                  key={index}
                  instruction={one}
                  name={`${id}-${index}`}
                  error={(part) => errorAt(workshop.errors, `${path}.${index}.${part}`)}
                  onChange={(changed) => set(all.with(index, changed))}
                  onRemove={() => set(all.toSpliced(index, 1))}
                />
              ))}
              <Button name="add-instruction" disabled={disabled} onPress={() => set([...all, NEW])}>
                Добавить инструкцию
              </Button>
            </fieldset>
          )}
        </Setting>
      </div>
    </>
  );
}

interface Props {
  instruction: OwnInstruction;
  /** Of its fields' ids. */
  name: string;
  error(part: keyof OwnInstruction): string | undefined;
  onChange(instruction: OwnInstruction): void;
  onRemove(): void;
}

function Instruction({ instruction, name, error, onChange, onRemove }: Props) {
  const { title, link, words, symptoms } = instruction;
  const text = (part: 'title' | 'link', label: string, value: string, placeholder?: string) => (
    <div>
      <label for={`${name}-${part}`}>{label}</label>
      <input
        id={`${name}-${part}`}
        type="text"
        autocomplete="off"
        value={value}
        placeholder={placeholder}
        aria-invalid={error(part) ? 'true' : undefined}
        aria-describedby={error(part) && `${name}-${part}-error`}
        onInput={({ currentTarget }) => onChange({ ...instruction, [part]: currentTarget.value })}
      />
      {error(part) && (
        <p class="error" id={`${name}-${part}-error`}>
          {error(part)}
        </p>
      )}
    </div>
  );
  const toggle = (symptom: Symptom) =>
    symptoms.includes(symptom) ? symptoms.filter((one) => one !== symptom) : [...symptoms, symptom];
  return (
    <div class="own-instruction">
      <div class="pair">
        {text('title', 'Название', title)}
        {text('link', 'Ссылка', link, 'https://')}
      </div>
      <div class="pair">
        <div>
          <label for={`${name}-words`}>Слова и фразы, по одной в строке, в любой форме</label>
          <Lines
            control={{
              id: `${name}-words`,
              disabled: false,
              'aria-invalid': error('words') ? 'true' : undefined,
              'aria-describedby': `${name}-words-error`,
            }}
            value={words}
            onValue={(next) => onChange({ ...instruction, words: next })}
          />
          <p class="error" id={`${name}-words-error`}>
            {error('words')}
          </p>
        </div>
        <fieldset>
          <legend>Симптомы</legend>
          {MARKED.map((symptom) => (
            <label class="check" key={symptom}>
              <input
                type="checkbox"
                checked={symptoms.includes(symptom)}
                onChange={() => onChange({ ...instruction, symptoms: toggle(symptom) })}
              />
              {SYMPTOM_TITLES[symptom]}
            </label>
          ))}
        </fieldset>
      </div>
      <Button kind="quiet" name="remove-instruction" onPress={onRemove}>
        Убрать
      </Button>
    </div>
  );
}

/** The transfers of R22–R25 and leads' own macros: one press to preview, one to fill. */
import type { RunState } from '../../lib/overlay/run-state.ts';
import type { Macro } from '../../lib/regulation/macro.ts';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Section } from '../ui/Section.tsx';
import { MacroPreview, type RunActions } from './MacroPreview.tsx';

interface Props extends RunActions {
  macros: readonly Macro[];
  run: RunState | null;
  onStart(macroId: string): void;
}

export function Transfers({ macros, run, onStart, ...on }: Props) {
  return (
    <Section title="Передать заявку" name="transfers">
      {run ? (
        <MacroPreview key={run.macro.id} run={run} {...on} />
      ) : (
        <div class="grid-2">
          {macros.map(({ id, title, clause }) => (
            <span class="transfer" key={id}>
              <Button name={`macro-${id}`} onPress={() => onStart(id)}>
                {title}
              </Button>
              {clause && <Clause id={clause} />}
            </span>
          ))}
        </div>
      )}
    </Section>
  );
}

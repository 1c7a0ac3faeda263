/** The transfers of R22–R25 and leads' own macros: one press to preview, one to fill. */
import type { PanelActions } from '../../lib/overlay/panel-state.ts';
import type { RunState } from '../../lib/overlay/run-state.ts';
import type { Macro } from '../../lib/regulation/macro.ts';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Section } from '../ui/Section.tsx';
import { MacroPreview } from './MacroPreview.tsx';

interface Props {
  macros: readonly Macro[];
  run: RunState | null;
  actions: PanelActions;
}

export function Transfers({ macros, run, actions }: Props) {
  return (
    <Section title={run && !run.choosable ? 'Заполнить' : 'Передать заявку'} name="transfers">
      {run ? (
        <MacroPreview key={run.macro.id} run={run} {...actions} />
      ) : (
        <div class="grid-2">
          {macros.map(({ id, title, clause }) => (
            <span class="transfer" key={id}>
              <Button name={`macro-${id}`} onPress={() => actions.onStart(id)}>
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

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
  /** The 2nd line has answered and the client doesn't know yet: each transfer may have been told on the phone (R21). */
  answerWaits: boolean;
  actions: PanelActions;
}

export function Transfers({ macros, run, answerWaits, actions }: Props) {
  if (answerWaits && !run) return <PassOn macros={macros} actions={actions} />;
  return (
    <Section
      title={run && !run.choosable ? 'Заполнить' : 'Передать заявку'}
      name="transfers"
      aside={!run && <PhrasesKey {...actions} />}
    >
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

/** The way to all the other canned responses. */
export function PhrasesKey({ onPhrases }: Pick<PanelActions, 'onPhrases'>) {
  return (
    <Button kind="quiet" icon="talk" name="phrases" label="Фразы и действия (Alt+Shift+P)" onPress={onPhrases}>
      Фразы…
    </Button>
  );
}

/** «Ответ получен»: what it decides is passed on to the client, written or said (R13d, R21). */
function PassOn({ macros, actions }: Pick<Props, 'macros' | 'actions'>) {
  return (
    <Section title="Ответ 2-й линии: передайте клиенту" name="transfers" aside={<Clause id="R21" />}>
      {macros.map(({ id, title, clause }) => (
        <div class="pass-on" key={id}>
          <span>
            {title} {clause && <Clause id={clause} />}
          </span>
          <Button
            icon="talk"
            name={`macro-${id}`}
            label={`${title}: написать в заявке`}
            onPress={() => actions.onStart(id)}
          >
            В заявке
          </Button>
          <Button
            icon="phone"
            name={`said-${id}`}
            label={`${title}: сказал по телефону`}
            onPress={() => actions.onStart(id, 'phone')}
          >
            Сказал
          </Button>
        </div>
      ))}
      <div class="links">
        <Button kind="quiet" icon="check" name="relayed" onPress={() => actions.onAct({ type: 'clientToldByPhone' })}>
          Передал по телефону, передача не нужна
        </Button>
      </div>
    </Section>
  );
}

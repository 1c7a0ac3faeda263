/** The panel on a ticket's page: what is owed, by when, what is missing, and the way on. Docked at the right, folds to a strip. */
import type { ComponentChildren } from 'preact';
import type { Banner as Facts } from '../../lib/messages.ts';
import type { PanelActions, PanelNote, PanelState } from '../../lib/overlay/panel-state.ts';
import { answerWaits } from '../../lib/regulation/marks.ts';
import type { FieldName } from '../../lib/regulation/snapshot.ts';
import type { TicketVerdict } from '../../lib/regulation/verdict.ts';
import { Banner } from '../banner/Banner.tsx';
import { FloatingBanner } from '../banner/FloatingBanner.tsx';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { GuideSlot } from '../ui/GuideSlot.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Section.tsx';
import { FIELD_TITLES } from '../ui/words.ts';
import { Announcer } from './Announcer.tsx';
import { ClientCard } from './ClientCard.tsx';
import { Clocks } from './Clocks.tsx';
import { Closing } from './Closing.tsx';
import { Critical } from './Critical.tsx';
import { GuardNotice } from './GuardNotice.tsx';
import { IncidentNotice } from './IncidentNotice.tsx';
import { Instructions } from './Instructions.tsx';
import { Keys } from './Keys.tsx';
import { MacroPreview } from './MacroPreview.tsx';
import { RequiredFields } from './RequiredFields.tsx';
import { Strip } from './Strip.tsx';
import { SymptomChip } from './SymptomChip.tsx';
import { PhrasesKey, Transfers } from './Transfers.tsx';

interface Props {
  state: PanelState;
  actions: PanelActions;
}

export function TicketPanel({ state, actions }: Props) {
  const { folded, view, rules, banner, consult, fields } = state;
  const verdict = view?.verdict ?? NOTHING;
  const gaps = fields.filter(({ state, level }) => level === 'required' && state === 'missing').length;
  return (
    <>
      <Announcer verdict={verdict} rules={rules} />
      {folded ? (
        <aside class="folded" aria-label="Дежурный">
          <GuideSlot />
          <FloatingBanner banner={banner} consult={consult} actions={actions} />
          <Strip
            verdict={verdict}
            rules={rules}
            gaps={state.ready ? gaps : 0}
            critical={view?.critical.decided === true}
            incident={view?.incident != null}
            onOpen={() => actions.onFold(false)}
          />
        </aside>
      ) : (
        <aside class="panel" aria-label="Дежурный">
          <Head state={state} onFold={() => actions.onFold(true)} onNewCall={actions.onNewCall} />
          <GuideSlot />
          <div class="panel-body">
            <Banner banner={otherMatters(banner, state.ticketId)} firstDue={0} consult={consult} actions={actions} />
            {state.guard && <GuardNotice guard={state.guard} {...actions} />}
            <Notes notes={state.notes} onNote={actions.onNote} />
            {state.broken.length > 0 && <Broken fields={state.broken} />}
            {state.ready && <Body state={state} actions={actions} />}
          </div>
        </aside>
      )}
    </>
  );
}

/** Of this ticket its own clocks tell already. */
function otherMatters(banner: Facts, ticketId: string | null): Facts {
  return { ...banner, due: banner.due.filter((reminder) => ticketId === null || reminder.ticketId !== ticketId) };
}

const NOTHING: TicketVerdict = { clocks: {}, duties: [] };

function Head({
  state: { ticketId, elsewhere },
  onFold,
  onNewCall,
}: {
  state: PanelState;
  onFold(): void;
  onNewCall(): void;
}) {
  return (
    <header class="panel-head">
      <h2>{ticketId === null ? 'Новая заявка' : `Заявка № ${ticketId}`}</h2>
      <Button kind="quiet" icon="phone" label="Новый звонок (Alt+Shift+N)" name="new-call" onPress={onNewCall} />
      <Button kind="quiet" icon="panel" label="Свернуть (Alt+Shift+D)" name="fold" expanded={true} onPress={onFold} />
      {elsewhere !== null && (
        <p class="elsewhere">
          <Icon name="person" size={14} /> {elsewhere}
        </p>
      )}
    </header>
  );
}

/** A binding that holds no more is the lead's to mend; the field is looked for meanwhile. */
function Broken({ fields }: { fields: readonly FieldName[] }) {
  const named = fields.map((field) => `«${FIELD_TITLES[field]}»`).join(', ');
  return (
    <Notice tone="warn" icon="alert" name="broken">
      Страница портала изменилась: привязка {named} больше не находит своё место. Скажите руководителю, чтобы он указал
      его заново.
    </Notice>
  );
}

function Notes({ notes, onNote }: { notes: readonly PanelNote[] } & Pick<PanelActions, 'onNote'>): ComponentChildren {
  return notes.map(({ id, tone, text, action, dismiss }) => (
    <Notice
      key={id}
      name={id}
      tone={tone}
      icon={tone === 'ok' ? 'check' : tone === 'plain' ? 'info' : 'alert'}
      role={tone === 'bad' ? 'alert' : 'status'}
      actions={
        <>
          {action !== undefined && (
            <Button kind="primary" name={`${id}-accept`} onPress={() => onNote(id, true)}>
              {action}
            </Button>
          )}
          <Button kind="quiet" onPress={() => onNote(id, false)}>
            {dismiss ?? (action === undefined ? 'Понятно' : 'Не нужно')}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Notice>
  ));
}

function Body({ state, actions }: Props) {
  const { view, rules, fields, ticketId, sayNow } = state;
  if (!view || ticketId === null) {
    return (
      <>
        {sayNow !== null && (
          <Notice tone="bad" icon="talk" name="say" title="Скажите клиенту">
            <p>
              «{sayNow}» <Clause id="R30" />
            </p>
          </Notice>
        )}
        <ClientCard key={state.lookup.query} lookup={state.lookup} instructions={state.instructions} {...actions} />
        <RequiredFields states={fields} notAboutBase={state.notAboutBase} canAsk={false} {...actions} />
        <Instructions fitting={state.fitting} />
        <Section title="Ответ клиенту" name="answer" aside={!state.run && <PhrasesKey {...actions} />}>
          {state.run && <MacroPreview key={state.run.macro.id} run={state.run} {...actions} />}
        </Section>
      </>
    );
  }
  return (
    <>
      <Critical {...view.critical} onDecide={(yes) => actions.onAct({ type: yes ? 'critical' : 'notCritical' })} />
      {view.incident && <IncidentNotice incident={view.incident} ticketId={ticketId} actions={actions} />}
      <Clocks verdict={view.verdict} rules={rules} explain={actions.explain} onWrite={actions.onWrite} />
      <ClientCard key={state.lookup.query} lookup={state.lookup} instructions={state.instructions} {...actions} />
      <RequiredFields states={fields} notAboutBase={state.notAboutBase} canAsk {...actions} />
      <Instructions fitting={state.fitting} />
      <Transfers macros={state.macros} run={state.run} answerWaits={answerWaits(view.verdict)} actions={actions} />
      {state.closing && <Closing start={state.closing} hidden={state.run !== null} onEnd={actions.onEnd} />}
      <Keys state={state} actions={actions} />
      <SymptomChip {...view.symptom} onMark={actions.onMark} />
    </>
  );
}

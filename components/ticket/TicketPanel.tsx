/** The panel on a ticket's page: what is owed, by when, what is missing, and the way on. Docked at the right, folds to a strip. */
import type { ComponentChildren } from 'preact';
import type { RunState } from '../../lib/overlay/run-state.ts';
import type { EventBody } from '../../lib/regulation/events.ts';
import type { Macro } from '../../lib/regulation/macro.ts';
import type { ClockId, ClockRules } from '../../lib/regulation/rules.ts';
import type { FieldName } from '../../lib/regulation/snapshot.ts';
import type { Duty, Explanation, TicketVerdict } from '../../lib/regulation/verdict.ts';
import type { Symptom } from '../../lib/text/symptoms.ts';
import { Banner, type BannerProps } from '../banner/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Announcer } from './Announcer.tsx';
import { ClientLine, type ClientSummary } from './ClientLine.tsx';
import { Clocks } from './Clocks.tsx';
import { Critical, type CriticalState } from './Critical.tsx';
import { Keys, type RecentAct } from './Keys.tsx';
import type { RunActions } from './MacroPreview.tsx';
import { type FieldRow, RequiredFields } from './RequiredFields.tsx';
import { Strip } from './Strip.tsx';
import { SymptomChip } from './SymptomChip.tsx';
import { Transfers } from './Transfers.tsx';

/** What the background knows of the ticket; null until it has answered, and for a ticket that isn't created yet. */
export interface TicketKnowledge {
  verdict: TicketVerdict;
  critical: CriticalState;
  symptom: { found: Symptom; matched: readonly string[]; mark: Symptom | null };
  inIncident: boolean;
}

/** Something to tell the operator in the panel itself, Russian: a failure, a draft that was not saved. */
export interface PanelNote {
  id: string;
  tone: 'plain' | 'ok' | 'warn' | 'bad';
  text: string;
  action?: { words: string; id: string };
}

export interface PanelState {
  folded: boolean;
  /** Null for a new ticket. */
  ticketId: string | null;
  client: ClientSummary | null;
  banner: Omit<BannerProps, keyof BannerActions | 'consultName'>;
  notes: readonly PanelNote[];
  knowledge: TicketKnowledge | null;
  rules: ClockRules;
  fields: readonly FieldRow[];
  macros: readonly Macro[];
  run: RunState | null;
  consultName: string;
  consultWaits: boolean;
  recent: RecentAct | null;
}

type BannerActions = Pick<BannerProps, 'onIncident' | 'onAcknowledge' | 'onSnooze' | 'onOpenTicket'>;

export interface PanelActions extends RunActions, BannerActions {
  onFold(folded: boolean): void;
  onNote(note: PanelNote): void;
  onGo(field: FieldName): void;
  onStart(macroId: string): void;
  onAct(event: EventBody): void;
  onPromise(time: string): void;
  onTakeBack(): void;
  onRetime(time: string): void;
  onRecord(): void;
  onMark(symptom: Symptom): void;
  onWrite(duty: Extract<Duty, { kind: 'write' }>): void;
  explain(id: ClockId): Explanation[];
}

interface Props {
  state: PanelState;
  actions: PanelActions;
}

export function TicketPanel({ state, actions }: Props) {
  const { folded, knowledge, rules, banner, consultName } = state;
  const verdict = knowledge?.verdict ?? NOTHING;
  const gaps = state.fields.filter(({ state, required }) => required && state === 'missing').length;
  return (
    <>
      <Announcer verdict={verdict} rules={rules} />
      {folded ? (
        <aside class="folded" aria-label="Дежурный">
          <Banner {...banner} {...actions} consultName={consultName} />
          <Strip
            verdict={verdict}
            rules={rules}
            gaps={gaps}
            critical={knowledge?.critical.decided === true}
            incident={knowledge?.inIncident ?? false}
            onOpen={() => actions.onFold(false)}
          />
        </aside>
      ) : (
        <aside class="panel" aria-label="Дежурный">
          <Head state={state} onFold={() => actions.onFold(true)} />
          <div class="panel-body">
            <Banner {...banner} {...actions} consultName={consultName} />
            <Notes notes={state.notes} onNote={actions.onNote} />
            <Body state={state} actions={actions} />
          </div>
        </aside>
      )}
    </>
  );
}

const NOTHING: TicketVerdict = { clocks: {}, duties: [] };

function Head({ state: { ticketId, client }, onFold }: { state: PanelState; onFold(): void }) {
  return (
    <header class="panel-head">
      <h2>{ticketId === null ? 'Новая заявка' : `Заявка № ${ticketId}`}</h2>
      <Button kind="quiet" icon="panel" label="Свернуть (Alt+Shift+D)" expanded={true} onPress={onFold} />
      {client && <ClientLine client={client} />}
    </header>
  );
}

function Notes({ notes, onNote }: { notes: readonly PanelNote[]; onNote(note: PanelNote): void }): ComponentChildren {
  return notes.map((note) => (
    <Notice
      key={note.id}
      name={note.id}
      tone={note.tone}
      icon={note.tone === 'ok' ? 'check' : note.tone === 'plain' ? 'info' : 'alert'}
      role={note.tone === 'bad' ? 'alert' : 'status'}
      actions={note.action && <Button onPress={() => onNote(note)}>{note.action.words}</Button>}
    >
      <p>{note.text}</p>
    </Notice>
  ));
}

function Body({ state, actions }: Props) {
  const { knowledge, rules, fields, macros, run } = state;
  return (
    <>
      {knowledge && (
        <Critical
          {...knowledge.critical}
          onDecide={(yes) => actions.onAct({ type: yes ? 'critical' : 'notCritical' })}
        />
      )}
      {knowledge && (
        <Clocks verdict={knowledge.verdict} rules={rules} explain={actions.explain} onWrite={actions.onWrite} />
      )}
      <RequiredFields rows={fields} onGo={actions.onGo} />
      {knowledge && (
        <>
          <Transfers macros={macros} run={run} {...actions} />
          <Keys
            consultName={state.consultName}
            consultWaits={state.consultWaits}
            recent={state.recent}
            onAct={actions.onAct}
            onPromise={actions.onPromise}
            onTakeBack={actions.onTakeBack}
            onRetime={actions.onRetime}
            onRecord={actions.onRecord}
          />
          <SymptomChip {...knowledge.symptom} onMark={actions.onMark} />
        </>
      )}
    </>
  );
}

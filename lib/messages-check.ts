/**
 * What the background accepts: a schema for each message of `ToBackground`, and for what a tab answers. Pages are hostile
 * (design.md, «Hostile input»): sizes are bounded, unknown keys are dropped.
 */
import * as z from 'zod/mini';
import type { Data, GuideKept, IncidentAction, TicketFill, ToBackground } from './messages.ts';
import { CALL_FACTS, type CallDraft } from './regulation/call-facts.ts';
import { STEP_IDS } from './regulation/guidance.ts';
import { OFFER_PAGES } from './regulation/macro.ts';
import type { OfferFacts } from './regulation/offer.ts';
import { MARK_KINDS } from './regulation/progress.ts';
import { CLOCK_IDS } from './regulation/rules.ts';
import {
  type ClientRecord,
  FIELD_NAMES,
  type FieldSnapshot,
  type ListRow,
  type ListSnapshot,
  type OtherSnapshot,
  type ThreadMessage,
  type TicketSnapshot,
} from './regulation/snapshot.ts';
import { bindingSchema as binding } from './settings/schema.ts';
import { SYMPTOMS } from './text/symptom-names.ts';
import { bare, eventBody, id, line, list, maybe, moment, text, url } from './wire.ts';

const fieldSnapshot: z.ZodMiniType<FieldSnapshot> = z.object({
  confidence: z.number().check(z.gte(0), z.lte(1)),
  how: z.enum(['binding', 'name', 'label', 'options', 'position']),
  reasons: list(line, 50),
  selector: line,
  frame: z.optional(line),
  value: text,
  options: z.optional(list(line, 1_000)),
  form: z.optional(z.enum(['flag', 'field'])),
  writable: z.boolean(),
});

const threadMessage: z.ZodMiniType<ThreadMessage> = z.object({
  author: z.enum(['client', 'staff', 'system']),
  hidden: z.boolean(),
  at: maybe(moment),
  text,
  name: z.optional(line),
});

export const ticketSnapshot: z.ZodMiniType<TicketSnapshot> = z.object({
  kind: z.enum(['ticket', 'ticket-new']),
  ticketId: maybe(id),
  url,
  title: line,
  fields: z.partialRecord(z.enum(FIELD_NAMES), fieldSnapshot),
  messages: list(threadMessage, 2_000),
  head: z.object({
    status: z.optional(line),
    assignee: z.optional(line),
    author: z.optional(line),
    createdBy: z.optional(z.enum(['client', 'staff'])),
    createdAt: z.optional(maybe(moment)),
    closed: z.optional(z.boolean()),
    openedBy: z.optional(line),
  }),
});

const listRow: z.ZodMiniType<ListRow> = z.object({
  id,
  title: line,
  status: maybe(line),
  assignee: maybe(line),
  url,
  updated: maybe(moment),
  created: maybe(moment),
  lastBy: maybe(z.enum(['client', 'staff', 'closed'])),
  closed: z.boolean(),
});

export const listSnapshot: z.ZodMiniType<ListSnapshot> = z.object({
  kind: z.literal('list'),
  url,
  rows: list(listRow, 5_000),
});

const otherSnapshot: z.ZodMiniType<OtherSnapshot> = z.object({ kind: z.literal('none'), url, loggedOut: z.boolean() });

/** What a tab may answer to `poll`. */
export const pollAnswer = z.union([listSnapshot, otherSnapshot]);

const clientRecord: z.ZodMiniType<ClientRecord> = z.object({
  contract: maybe(line),
  login: maybe(line),
  inn: maybe(line),
  organisation: maybe(line),
  validUntil: maybe(z.iso.date()),
  quotaUsedPercent: maybe(z.number()),
  paid: maybe(z.boolean()),
});

/** A large team's journal of three months takes a tenth of it. */
const backupText = z.string().check(z.maxLength(40_000_000));

const stage = z.enum(['initial', 'eta', 'fixed']);

const incidentAction: z.ZodMiniType<IncidentAction> = z.discriminatedUnion('type', [
  bare('confirmed'),
  bare('goesOn'),
  bare('consultAsked'),
  bare('consultReacted'),
  bare('teamPhoned'),
  z.object({ type: z.literal('eta'), value: line.check(z.minLength(1)) }),
  bare('fixed'),
  z.object({ type: z.literal('dismissed'), reason: line.check(z.minLength(1)) }),
  z.object({ type: z.literal('informed'), client: id, stage }),
  z.object({ type: z.literal('notReached'), client: id, stage }),
  bare('closed'),
]);

const ticketFill: z.ZodMiniType<TicketFill> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('phrase'), stage }),
  z.object({ kind: z.literal('record'), line: line.check(z.startsWith('[Д] ')) }),
]);

const callDraft: z.ZodMiniType<CallDraft> = z.object({
  text: line,
  corrections: z.partialRecord(z.enum(CALL_FACTS), line),
});

const clause = z.string().check(z.regex(/^R\d{2}[a-d]?$/));
const step = z.enum(STEP_IDS);
const guideKept: z.ZodMiniType<GuideKept> = z.object({
  state: z.object({
    outcome: maybe(z.enum(['solved', 'unsolved'])),
    onPhone: z.boolean(),
    confirmed: list(step, STEP_IDS.length),
    skipped: z.partialRecord(step, line),
  }),
  open: z.boolean(),
  counted: z.partialRecord(step, z.object({ clause, done: z.boolean(), skipped: z.boolean() })),
});

const offerFacts: z.ZodMiniType<OfferFacts> = z.object({
  page: z.enum(OFFER_PAGES),
  paid: maybe(z.boolean()),
  critical: z.boolean(),
  incident: z.boolean(),
});

const nothing = z.undefined();
const field = z.enum(FIELD_NAMES);
const pageKind = z.enum(['ticket-new', 'ticket', 'list', 'report', 'none']);

/** One schema for each message to the background. */
export const toBackground: { [K in keyof ToBackground]: z.ZodMiniType<Data<ToBackground, K>> } = {
  hello: z.object({
    kind: pageKind,
    loggedOut: z.boolean(),
    visible: z.boolean(),
  }),
  clockSeen: z.object({ offsetMs: z.number() }),
  ticketSeen: ticketSnapshot,
  requiredFields: z.object({ page: ticketSnapshot, aboutBase: maybe(z.boolean()) }),
  listSeen: listSnapshot,
  clientsSeen: z.object({ clients: list(clientRecord, 5_000) }),
  act: z.object({ ticketId: id, event: eventBody, at: z.optional(moment) }),
  takeBack: z.object({ ticketId: id, eventId: id }),
  correctAct: z.object({ ticketId: id, eventId: id, at: moment }),
  markSymptom: z.object({ ticketId: id, symptom: z.enum(SYMPTOMS) }),
  incident: incidentAction,
  acknowledge: z.object({
    reminderId: id,
    snoozeMinutes: z.optional(z.int().check(z.gte(1), z.lte(24 * 60))),
    reason: z.optional(line),
  }),
  mute: z.object({ minutes: maybe(z.int().check(z.gte(1), z.lte(240))) }),
  fieldsSkipped: z.object({ ticketId: maybe(id), reason: line, clauses: list(clause, 10) }),
  saveProgress: z.object({
    ticketId: id,
    progress: maybe(
      z.object({
        macroId: id,
        step: z.int().check(z.gte(0), z.lte(20)),
        values: z.optional(z.record(id, line)),
      }),
    ),
  }),
  saveDraft: z.object({ ticketId: id, text: maybe(text) }),
  saveEdits: z.object({ ticketId: id, edits: maybe(text) }),
  guide: z.object({ ticketId: maybe(id), ours: z.boolean() }),
  saveGuide: z.object({ ticketId: maybe(id), kept: guideKept }),
  progressMade: z.object({ marks: list(z.object({ clause, kind: z.enum(MARK_KINDS) }), 30) }),
  progress: nothing,
  placesSeen: z.object({ kind: pageKind, found: list(id, 20), missing: list(id, 20) }),
  getSettings: nothing,
  startPointing: z.object({ tabId: maybe(z.int()), field }),
  tryBinding: z.object({ field, kind: pageKind, binding }),
  saveBinding: z.object({ field, kind: pageKind, binding: maybe(binding) }),
  portalTabs: nothing,
  diagnoseTab: z.object({ tabId: z.int() }),
  putScript: z.object({
    script: z.enum(['reading', 'call', 'phrases', 'ticket-page', 'list-page', 'bind', 'guidance']),
  }),
  keptCall: nothing,
  readCall: callDraft,
  dropCall: nothing,
  fillCall: z.object({ call: callDraft, link: maybe(url), until: maybe(moment) }),
  takeCall: nothing,
  newCall: nothing,
  phrases: z.object({ query: line, facts: offerFacts }),
  phraseUsed: z.object({ id }),
  setSettings: z.object({ local: z.unknown() }),
  describeSettings: nothing,
  phraseUses: nothing,
  team: nothing,
  tryTeamFile: z.object({ text: z.string() }),
  useTeamFile: z.object({ text: z.string() }),
  releaseTeam: z.object({ author: line.check(z.minLength(1)), locked: list(line, 500) }),
  teamFile: z.object({ at: moment }),
  restoreTeam: z.object({ at: moment }),
  leaveTeam: z.object({ keep: z.boolean() }),
  setTeamPlace: z.object({ place: maybe(z.object({ url, confirmEach: z.boolean() })) }),
  checkTeamFile: nothing,
  acceptTeamFile: z.object({ hash: line }),
  regulation: nothing,
  regulationRead: nothing,
  wantedClause: nothing,
  portals: nothing,
  testNotification: nothing,
  setPortals: z.object({ portals: list(line, 50) }),
  placeCounts: nothing,
  dataReport: nothing,
  purge: z.object({ scope: z.enum(['old', 'closed', 'all']) }),
  backup: nothing,
  tryBackup: z.object({ text: backupText }),
  restoreBackup: z.object({ text: backupText }),
  board: nothing,
  incidentPage: nothing,
  alarmLog: nothing,
  explain: z.object({ ticketId: id, clock: z.enum(CLOCK_IDS) }),
  setSound: z.object({ on: z.boolean() }),
  openRegulation: z.object({ clause }),
  openTicket: z.object({ ticketId: id }),
  handovers: nothing,
  handOver: nothing,
  confirmHandover: z.object({ at: moment, by: line.check(z.minLength(1)) }),
  shiftReport: z.object({ from: moment, to: moment }),
  fillTicket: z.object({ ticketId: id, fill: ticketFill }),
  tellNext: z.object({ stage, after: maybe(id) }),
  takeFill: z.object({ ticketId: id }),
  testSound: z.object({ volume: z.nullable(z.number().check(z.gte(0), z.lte(100))) }),
};

/**
 * What is kept in memory only, until the browser is closed (design.md, «Little personal data»): titles, drafts, half-done
 * macros, and the clients that the report showed. One key for each thing: two events at once never undo each other's.
 */
import { browser } from 'wxt/browser';
import type { TicketView } from '../messages.ts';
import type { ClientRecord } from '../regulation/snapshot.ts';

/** Where it is kept: `browser.storage.session`, or what the practice page gives in its place. */
export interface SessionArea {
  get(keys: string | string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

/** The area of a context that names one; the browser's own for all others. */
export function sessionOf({ session }: { session?: SessionArea }): SessionArea {
  return session ?? (browser.storage.session as SessionArea);
}

type Progress = TicketView['progress'];

/** A client, and when (ms) the report showed him. */
export type KnownClient = ClientRecord & { seenAt: number };

/** What is remembered of a ticket. */
export interface TicketSession {
  title: string | null;
  draft: string | null;
  edits: string | null;
  progress: Progress;
}

export async function loadTicketSession(ticketId: string, area = sessionOf({})): Promise<TicketSession> {
  const keys = [`title:${ticketId}`, `draft:${ticketId}`, `progress:${ticketId}`, `edits:${ticketId}`] as const;
  const kept = await area.get([...keys]);
  return {
    title: (kept[keys[0]] as string | undefined) ?? null,
    draft: (kept[keys[1]] as string | undefined) ?? null,
    progress: (kept[keys[2]] as Progress | undefined) ?? null,
    edits: (kept[keys[3]] as string | undefined) ?? null,
  };
}

/** Titles by ticket, for the board. */
export async function loadTitles(ticketIds: readonly string[], area = sessionOf({})): Promise<Map<string, string>> {
  const kept = await area.get(ticketIds.map((id) => `title:${id}`));
  return new Map(Object.entries(kept).map(([key, title]) => [key.slice('title:'.length), String(title)]));
}

export async function saveTitles(titles: Readonly<Record<string, string>>, area = sessionOf({})): Promise<void> {
  const items = Object.entries(titles).filter(([, title]) => title !== '');
  await area.set(Object.fromEntries(items.map(([id, title]) => [`title:${id}`, title])));
}

export async function saveDraft(ticketId: string, text: string | null, area = sessionOf({})): Promise<void> {
  await keep(`draft:${ticketId}`, text, area);
}

export async function saveEdits(ticketId: string, edits: string | null): Promise<void> {
  await keep(`edits:${ticketId}`, edits);
}

export async function saveProgress(ticketId: string, progress: Progress, area = sessionOf({})): Promise<void> {
  await keep(`progress:${ticketId}`, progress, area);
}

/** Remembers clients by whatever they can be found by, as they were at `seenAt` (ms). */
export async function saveClients(
  clients: readonly ClientRecord[],
  seenAt: number,
  area = sessionOf({}),
): Promise<void> {
  const items = clients.flatMap((client) => clientKeys(client).map((key) => [key, { ...client, seenAt }] as const));
  await area.set(Object.fromEntries(items));
}

/** The client with this contract, login or ИНН, contract first; null when the report hasn't shown him. */
export async function findClient(
  by: Pick<ClientRecord, 'contract' | 'login' | 'inn'>,
  area = sessionOf({}),
): Promise<KnownClient | null> {
  const keys = clientKeys(by);
  const kept = await area.get(keys);
  const client = keys.map((key) => kept[key] as KnownClient | undefined).find((one) => one !== undefined);
  if (!client) return null;
  // A login beside another client's contract doesn't make the contract right.
  const isOther = by.contract && client.contract && canonical(by.contract) !== canonical(client.contract);
  return isOther ? null : client;
}

function clientKeys({ contract, login, inn }: Pick<ClientRecord, 'contract' | 'login' | 'inn'>): string[] {
  const named = { contract, login, inn };
  return Object.entries(named).flatMap(([kind, value]) => (value ? [`client:${kind}:${canonical(value)}`] : []));
}

/** Why a ticket is created without required fields, and when (ms) that was said. */
interface Skipped {
  reason: string;
  at: number;
}

const SKIPPED = 'skipped';
/** The ticket appears within so long after the reason was given, ms; portals show the minute only. */
const CREATION_MS = 5 * 60_000;
const MINUTE_MS = 60_000;

export async function keepSkipped(skipped: Skipped): Promise<void> {
  await keep(SKIPPED, skipped);
}

/** What was kept for the ticket that staff has created at `createdAt` (ms), once; null when nothing was. */
export async function takeSkipped(createdAt: number): Promise<Skipped | null> {
  const { [SKIPPED]: kept } = await sessionOf({}).get(SKIPPED);
  const skipped = kept as Skipped | undefined;
  if (!skipped || createdAt < skipped.at - MINUTE_MS || createdAt > skipped.at + CREATION_MS) return null;
  await keep(SKIPPED, null);
  return skipped;
}

/** A contract or login as it is compared: letter case and blanks say nothing. */
export function canonical(value: string): string {
  return value.replace(/\s+/gu, '').toUpperCase();
}

async function keep(key: string, value: unknown, area = sessionOf({})): Promise<void> {
  if (value === null) await area.remove(key);
  else await area.set({ [key]: value });
}

/** Which place each step speaks of, on each kind of page and as far as the panel has come; the first that is found is pointed at. Pure. */
import type { PortalPlace } from '../portal/places.ts';
import type { Step } from '../regulation/guidance.ts';
import type { PageKind } from '../regulation/snapshot.ts';
import type { PanelState } from './panel-state.ts';

/** A place on the portal's page, or a part of our panel by its name there; `text` is what the hint says. */
export type GuidePlace = { text: string } & ({ on: 'page'; place: PortalPlace } | { on: 'panel'; part: string });

/** What of the panel's state decides. */
export type PanelFacts = Pick<PanelState, 'fields' | 'run' | 'lookup' | 'closing'>;

/** In the order in which they are tried; empty where the step's own line says all. */
export function placesOf(step: Step, kind: PageKind, panel: PanelFacts | null): GuidePlace[] {
  if (kind === 'list' || kind === 'report') return portalPlaces(step, kind);
  if (panel === null) return [];
  switch (step.id) {
    case 'client':
      return panel.lookup.query === '' ? [...NAME_CLIENT, part('[data-section=client]', step)] : [part(CLIENT, step)];
    case 'ticket':
      return [...missingFields(panel), page('save', 'Проверьте и нажмите эту кнопку: отправляете вы сами.')];
    case 'contract':
    case 'quota':
      return [part(CLIENT, step)];
    case 'instruction':
      return [];
    case 'record':
    case 'close':
      return runPlaces(panel) ?? [part('[data-section=closing]', step)];
    case 'transfer':
    case 'tell':
      return runPlaces(panel) ?? [part('[data-section=transfers]', step)];
    case 'consult':
      return [part(step.clause === 'R13a' ? '[data-name=promise]' : '[data-section=consult]', step)];
    case 'answer':
      return [part('[data-name=consultAnswered]', step)];
  }
}

const CLIENT = '[data-section=client]';

const page = (place: PortalPlace, text: string): GuidePlace => ({ on: 'page', place, text });
const part = (selector: string, { text }: Step): GuidePlace => ({ on: 'panel', part: selector, text });

const NAME_CLIENT = (['contract', 'login'] as const).map((field) =>
  page(field, 'Впишите договор или логин: «Дежурный» сам спросит отчёт.'),
);

/** The portal's fields that a new ticket still lacks (R15–R18). */
function missingFields({ fields }: PanelFacts): GuidePlace[] {
  return fields
    .filter(({ state, level }) => state === 'missing' && level === 'required')
    .flatMap(({ field, note }) => (field === null ? [] : [page(field, `Обязательное: ${note}.`)]));
}

/** What a text on its way waits for; null when none is. */
function runPlaces({ run }: PanelFacts): GuidePlace[] | null {
  if (run?.phase === 'filled') return [page('save', 'Проверьте текст и нажмите эту кнопку: отправляете вы сами.')];
  const text = 'Посмотрите, что изменится, и нажмите «Заполнить».';
  return run ? [{ on: 'panel', part: '[data-name=fill]', text }] : null;
}

function portalPlaces({ id }: Step, kind: 'list' | 'report'): GuidePlace[] {
  if (id === 'client' && kind === 'report')
    return [page('search', 'Найдите клиента здесь: по договору, логину, ИНН или организации.')];
  if (id === 'client') return [page('report', 'Клиента ищут в отчёте: откройте его здесь.')];
  return id === 'ticket' ? [page('newTicket', 'Заявки от клиента ещё нет? Заведите её здесь.')] : [];
}

/** The places that hints may speak of on a kind of page: what the self-check counts. */
export const SURVEYED: Record<PageKind, readonly PortalPlace[]> = {
  'ticket-new': ['contract', 'phone', 'callTime', 'save'],
  ticket: ['contract', 'save'],
  list: ['report', 'newTicket'],
  report: ['search'],
  none: [],
};

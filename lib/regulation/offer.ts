/** Whether a canned response is offered on a ticket. */
import type { OfferedWhen, OfferPage } from './macro.ts';

/** What is known of the ticket. */
export interface OfferFacts {
  page: OfferPage;
  /** Whether the client pays, as the report says; null when unknown. */
  paid: boolean | null;
  critical: boolean;
  /** An incident is open and was reported to the 2nd line: R30 may go into tickets. */
  incident: boolean;
}

/**
 * Why it isn't offered, Russian, for the one who looks for it; null when it is. What asks about payment isn't offered while nobody knows
 * whether the client pays.
 */
export function unfit(when: OfferedWhen | undefined, { page, paid, critical, incident }: OfferFacts): string | null {
  if (!when) return null;
  if (when.pages.length > 0 && !when.pages.includes(page))
    return page === 'ticket' ? 'только для новой заявки' : 'только для созданной заявки';
  if (when.paid !== null && paid === null) return 'неизвестно, платит ли клиент: найдите его в отчёте';
  if (when.paid !== null && when.paid !== paid)
    return when.paid ? 'только платным клиентам' : 'только бесплатным клиентам';
  if (when.critical !== null && when.critical !== critical)
    return when.critical ? 'только в критических заявках' : 'не для критических заявок';
  if (when.incident !== null && when.incident !== incident)
    return when.incident ? 'только пока идёт сбой, о котором сообщили 2-й линии' : 'не во время сбоя';
  return null;
}

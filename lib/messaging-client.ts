/** How content scripts and extension pages speak with the background. */
import { browser } from 'wxt/browser';
import type { Data, Envelope, Handlers, Outcome, Reply, ToBackground, ToPage, ToTab } from './messages.ts';

/**
 * What comes of asking: the value; `gone` when the extension was updated or removed under this page (it can only ask the
 * operator to reload the tab); `failed` with a Russian message for the operator.
 */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; why: 'gone' }
  | { ok: false; why: 'failed'; message: string };

type Arguments<K extends keyof ToBackground> =
  undefined extends Data<ToBackground, K> ? [data?: undefined] : [data: Data<ToBackground, K>];

/** Asks the background. Never rejects. */
export async function ask<K extends keyof ToBackground>(
  type: K,
  ...[data]: Arguments<K>
): Promise<Answer<Reply<ToBackground, K>>> {
  if (isGone()) return { ok: false, why: 'gone' };
  try {
    const envelope: Envelope = { to: 'background', type, data };
    const outcome: Outcome<Reply<ToBackground, K>> | undefined = await browser.runtime.sendMessage(envelope);
    if (outcome?.ok) return outcome;
    return { ok: false, why: 'failed', message: outcome?.message ?? NO_ANSWER };
  } catch {
    return isGone() ? { ok: false, why: 'gone' } : { ok: false, why: 'failed', message: NO_ANSWER };
  }
}

/** True when the extension's context has been torn down: after an update the old content script lives on without it. */
export function isGone(): boolean {
  return browser.runtime?.id === undefined;
}

/** Answers what the background asks this tab; what isn't handled here is for another script of the page. Returns how to stop. */
export function answerAsTab(handlers: Partial<Handlers<ToTab, void>>): () => void {
  return answer('tab', handlers as Record<string, Handler>);
}

/** Answers what the background tells this extension page; what isn't handled here is for another page. */
export function answerAsPage(handlers: Partial<Handlers<ToPage, void>>): () => void {
  return answer('page', handlers as Record<string, Handler>);
}

const NO_ANSWER = 'Расширение не ответило. Попробуйте ещё раз; если не поможет, обновите вкладку.';

type Handler = (data: unknown) => unknown;

function answer(to: Envelope['to'], handlers: Record<string, Handler>): () => void {
  const listener = (
    message: Envelope,
    sender: { id?: string },
    respond: (outcome: Outcome<unknown>) => void,
  ): true | undefined => {
    if (message?.to !== to || sender.id !== browser.runtime.id || !Object.hasOwn(handlers, message.type)) return;
    void outcomeOf(handlers[message.type]!, message.data).then(respond);
    return true;
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

async function outcomeOf(handler: Handler, data: unknown): Promise<Outcome<unknown>> {
  try {
    return { ok: true, value: await handler(data) };
  } catch (error) {
    return { ok: false, message: String(error) };
  }
}

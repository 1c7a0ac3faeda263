/** Looks a client up in the report (R06): the page on which staff searches by hand, read from this tab, same origin. */
import { matchClients, type ReportAnswer } from '../regulation/client-check.ts';
import type { PortalProfile } from '../settings/schema.ts';
import type { ClientQuery } from '../text/client-query.ts';
import { hasHeader } from './empty-grid.ts';
import { encodeQuery, type FetchedPage, fetchPage } from './fetch-page.ts';
import { asksForLogin } from './login-form.ts';
import { readReport } from './read-report.ts';
import { reportHits } from './report-columns.ts';
import { clean, fold } from './words.ts';

/**
 * Searches the report once. Its address is the profile's, else where a link «Отчёт…» of the page leads; its query the profile's, else that
 * of the search form on the report's page. Never rejects, but for `signal`.
 */
export async function searchReport(
  query: ClientQuery,
  { reportUrl, reportQuery }: PortalProfile,
  signal: AbortSignal,
): Promise<ReportAnswer> {
  const address = reportUrl ?? reportLink(document);
  if (address === null) return { status: 'noAddress' };
  try {
    if (reportQuery !== null) {
      const asked = withQuery(address, paramsOf(reportQuery, query), document.characterSet);
      return answerOf(await fetchPage(asked, { signal }), query, true);
    }
    const start = await fetchPage(address, { signal });
    const early = problemOf(start);
    if (early) return early;
    const form = searchForm(start.document, query);
    if (!form) return answerOf(start, query, false);
    const action = new URL(form.action, start.url).href;
    return answerOf(
      await fetchPage(withQuery(action, form.params, start.document.characterSet), { signal }),
      query,
      true,
    );
  } catch (error) {
    if (signal.aborted) throw error;
    return { status: 'unreachable' };
  }
}

/** Where the page's own link to the report leads: «Отчёт по клиентам» before a bare «Отчёт»; null when there is none. */
export function reportLink(doc: Document): string | null {
  return reportAnchor(doc)?.href ?? null;
}

/** The link itself. */
export function reportAnchor(doc: Document): HTMLAnchorElement | null {
  const links = [...doc.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(
    (link) => /^отчет/u.test(fold(link.textContent ?? '')) && link.origin === doc.defaultView?.location.origin,
  );
  return links.find((link) => /клиент|договор/u.test(fold(link.textContent ?? ''))) ?? links[0] ?? null;
}

function problemOf({ document, status }: FetchedPage): ReportAnswer | null {
  if (asksForLogin(document)) return { status: 'loggedOut' };
  return status >= 400 ? { status: 'unreachable' } : null;
}

const NOBODY =
  /(?:^|[^\p{L}])(?:ничего не найден|клиент\p{L}* не найден|не найдено|нет данных|нет записей|no results)/u;

/** `searched` is false where the page was not asked anything: then it can't tell that there is no such client. */
function answerOf(page: FetchedPage, query: ClientQuery, searched: boolean): ReportAnswer {
  const problem = problemOf(page);
  if (problem) return problem;
  const shown = readReport(page.document);
  if (shown.length > 0) {
    const answer = matchClients(query, shown);
    const isSure = searched || (answer.status === 'found' && answer.clients.length > 0);
    return isSure ? answer : { status: 'unreadable' };
  }
  const isEmpty = hasHeader(page.document, reportHits, 2) || NOBODY.test(fold(page.document.body?.textContent ?? ''));
  return searched && isEmpty ? { status: 'found', clients: [] } : { status: 'unreadable' };
}

const PLACES: Record<string, ClientQuery['kind'] | null> = {
  запрос: null,
  договор: 'contract',
  логин: 'login',
  инн: 'inn',
  организация: 'organisation',
};

/** The profile's query with the value in its place; places of other kinds stay empty. */
function paramsOf(template: string, { kind, value }: ClientQuery): Record<string, string> {
  const pairs = template.replace(/^\?/, '').split('&');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      const filled = rest.join('=').replace(/\{(\p{L}+)\}/gu, (whole, place: string) => {
        if (!Object.hasOwn(PLACES, place)) return whole;
        return PLACES[place] === null || PLACES[place] === kind ? value : '';
      });
      return [name, filled];
    }),
  );
}

function withQuery(address: string, params: Record<string, string>, charset: string): string {
  const [base = ''] = address.split('#');
  const query = encodeQuery(params, charset);
  return base.includes('?') ? `${base}&${query}` : `${base}?${query}`;
}

const OWN_INPUT: Record<ClientQuery['kind'], RegExp> = {
  contract: /договор|contract|dogovor/u,
  login: /логин|login/u,
  inn: /инн(?!\p{L})|inn/u,
  organisation: /организац|компани|назван|наименован|org|company|name/u,
  phone: /телефон|phone/u,
};
const ANY_INPUT = /найти|поиск|искать|запрос|клиент|^q$|query|search|find/u;

/** The search form of the report's page: where it leads, and its values with the query in the likeliest input; null when there is none. */
function searchForm(
  doc: Document,
  { kind, value }: ClientQuery,
): { action: string; params: Record<string, string> } | null {
  const best = likeliestInput(doc, kind);
  const form = best?.form;
  if (!best || !form) return null;
  const params: Record<string, string> = {};
  for (const element of form.elements as unknown as Iterable<HTMLInputElement>) {
    const isBox = element.type === 'checkbox' || element.type === 'radio';
    if (!element.name || /^(?:submit|button|reset|image|file)$/.test(element.type) || (isBox && !element.checked))
      continue;
    params[element.name] = element === best ? value : element.type === 'text' ? '' : element.value;
  }
  return { action: form.getAttribute('action') || '', params };
}

/** Where a person would type whom he looks for on the report's page, the contract first; null when the page has no such place. */
export function searchInput(doc: Document): HTMLInputElement | null {
  return likeliestInput(doc, 'contract');
}

function likeliestInput(doc: Document, kind: ClientQuery['kind']): HTMLInputElement | null {
  let best: { input: HTMLInputElement; score: number } | null = null;
  for (const input of doc.querySelectorAll<HTMLInputElement>('form input[name]')) {
    const { form } = input;
    if (form?.method !== 'get' || !/^(?:text|search|)$/.test(input.getAttribute('type') ?? '')) continue;
    const score = inputScore(input, form, kind);
    if (score > (best?.score ?? 0)) best = { input, score };
  }
  return best?.input ?? null;
}

/** What an input says of itself, and whether the page searches clients with it rather than the whole site. */
function inputScore(input: HTMLInputElement, form: HTMLFormElement, kind: ClientQuery['kind']): number {
  const own = fold(`${input.name} ${input.placeholder} ${input.title} ${labelText(input)}`);
  const says = OWN_INPUT[kind].test(own) ? 3 : ANY_INPUT.test(own) ? 2 : 0;
  const isSites = form.closest('header, nav, footer, [role=banner]') !== null;
  return says + (isSites ? -2 : 1) + (form.matches('main form, [role=main] form, #content form') ? 0.5 : 0);
}

function labelText(input: HTMLInputElement): string {
  const label = input.labels?.[0]?.textContent ?? input.closest('label')?.textContent ?? '';
  const before = input.previousSibling?.textContent ?? input.closest('td')?.previousElementSibling?.textContent ?? '';
  return clean(`${label} ${before}`).slice(0, 200);
}

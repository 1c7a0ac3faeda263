/** Getting the team's file from its address: size, time and place bounded, errors in Russian (platform.md §4). */
import { browser } from 'wxt/browser';
import { MOST_BYTES, TOO_LARGE } from '../settings/team-document.ts';

/** What came of asking: the file, the word that it is the same as before, or why there is none. */
export type Fetched =
  | { kind: 'file'; text: string; hash: string; etag: string | null }
  | { kind: 'same' }
  | { kind: 'failed'; error: string };

const WAIT_MS = 20_000;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Why the file is not fetched from there, Russian; null when it may be. Only an administrator may have it fetched without https. */
export function addressProblem(url: string, byPolicy: boolean): string | null {
  if (!URL.canParse(url)) return 'Нужен адрес файла целиком, например https://files.firma.ru/team.json';
  const { protocol, hostname, username, password } = new URL(url);
  if (username || password) return 'Уберите из адреса имя и пароль';
  if (protocol === 'https:') return null;
  if (protocol !== 'http:') return 'Адрес должен начинаться с https://';
  if (byPolicy || LOOPBACK.test(hostname)) return null;
  return 'Адрес должен начинаться с https://: по http файл могут подменить в пути. Разрешить http может администратор политикой';
}

/** What the browser is to be asked for so that the file can be read; `url` has no problem. */
export function filePattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}

/** Whether the browser lets us read there. */
export async function mayRead(url: string): Promise<boolean> {
  return await browser.permissions.contains({ origins: [filePattern(url)] });
}

/** Asks for the file, or whether it has changed since it bore `etag`. Never rejects. */
export async function fetchTeamFile(url: string, etag: string | null, byPolicy: boolean): Promise<Fetched> {
  const problem = addressProblem(url, byPolicy);
  if (problem) return failed(problem);
  const permitted = await mayRead(url);
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      cache: 'no-cache',
      signal: AbortSignal.timeout(WAIT_MS),
      // Without the permission the header would make the browser ask the server whether it may be sent.
      headers: permitted && etag !== null ? { 'If-None-Match': etag } : {},
    });
    if (response.status === 304) return { kind: 'same' };
    const elsewhere = addressProblem(response.url, byPolicy);
    if (elsewhere) return failed(`Сервер перенаправил на другой адрес. ${elsewhere}`);
    if (!response.ok) return failed(wordStatus(response.status));
    const bytes = await readUpTo(response, MOST_BYTES);
    if (!bytes) return failed(TOO_LARGE);
    const text = new TextDecoder().decode(bytes);
    return { kind: 'file', text, hash: await sha256(bytes), etag: response.headers.get('etag') };
  } catch (error) {
    return failed(wordError(error, permitted));
  }
}

/** Null when there is more; the rest isn't fetched. */
async function readUpTo({ body }: Response, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) break;
    size += part.value.length;
    if (size > most) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function wordStatus(status: number): string {
  if (status === 404 || status === 410) return `Файла по этому адресу нет (${status}). Проверьте адрес`;
  if (status === 401 || status === 403)
    return `Сервер не отдаёт файл без входа (${status}). Нужен адрес, открытый всем сотрудникам`;
  return `Сервер ответил ошибкой ${status}. Попробуем позже`;
}

function wordError(error: unknown, permitted: boolean): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'Сервер не ответил за 20 секунд. Попробуем позже';
  return permitted
    ? 'Сервер недоступен. Проверьте адрес и сеть'
    : 'Файл не прочитан: браузеру не разрешено читать этот адрес, или сервер недоступен';
}

function failed(error: string): Fetched {
  return { kind: 'failed', error };
}

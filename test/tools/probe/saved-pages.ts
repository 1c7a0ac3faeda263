/** Serves saved pages, each under the address that it had on the portal, with what was saved beside it. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { PORTAL_HOST } from '../portal-host.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
};

export interface SavedPages {
  port: number;
  /** The address of `FILE` or `FILE@/path?query`, under the portal's name; null where there is no such file. */
  add(page: string): string | null;
  close(): Promise<void>;
}

/** Starts the server on a free port of the loopback. */
export async function servePages(): Promise<SavedPages> {
  /** Files by path and query; two pages of one address are told apart by the order in which they are asked for. */
  const files = new Map<string, string[]>();
  const folders = new Set<string>();
  const server = createServer((request, response) => {
    const address = request.url ?? '/';
    const queue = files.get(address);
    const file = (queue && queue.length > 1 ? queue.shift() : queue?.[0]) ?? beside(address, folders);
    if (file === null || file === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = readFileSync(file);
    response.writeHead(200, { 'content-type': contentType(file, body) }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    add(page) {
      const at = page.lastIndexOf('@/');
      const file = resolve(at < 0 ? page : page.slice(0, at));
      if (!existsSync(file) || !statSync(file).isFile()) return null;
      const url = new URL(
        at < 0 ? `/${encodeURIComponent(basename(file))}` : page.slice(at + 1),
        `http://${PORTAL_HOST}:${port}`,
      );
      const address = url.pathname + url.search;
      files.set(address, [...(files.get(address) ?? []), file]);
      folders.add(dirname(file));
      return url.href;
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** A file that was saved beside a page, such as `страница_files/style.css`. */
function beside(address: string, folders: Iterable<string>): string | null {
  const path = decodeURIComponent(new URL(address, 'http://x').pathname);
  for (const folder of folders) {
    for (const file of [join(folder, path), join(folder, ...path.split('/').slice(-2))]) {
      if (file.startsWith(folder + sep) && existsSync(file) && statSync(file).isFile()) return file;
    }
  }
  return null;
}

/** A page that doesn't tell its charset is UTF-8 if it can be, else windows-1251. */
function contentType(file: string, body: Buffer): string {
  const type = TYPES[extname(file).toLowerCase()];
  if (type !== undefined) return type;
  if (/<meta[^>]{0,200}charset/iu.test(body.subarray(0, 4096).toString('latin1'))) return 'text/html';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(body);
    return 'text/html; charset=utf-8';
  } catch {
    return 'text/html; charset=windows-1251';
  }
}

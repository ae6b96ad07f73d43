import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A document system in miniature: `GET /?since=N` answers what was delivered after the first N pages. */
export interface TestServer {
  readonly address: string;
  deliver(items: readonly unknown[]): void;
  /** What the next answers are instead, one each. */
  readonly instead: Instead[];
  /** Every request: its query and headers. */
  readonly asked: { readonly since: string | null; readonly authorization: string; readonly status: number }[];
  stop(): Promise<void>;
}

export type Instead =
  | { readonly kind: 'BODY'; readonly status: number; readonly body: string }
  /** Half of the body, then the connection breaks. */
  | { readonly kind: 'BREAKS' }
  | { readonly kind: 'SILENT' };

export async function testServer(): Promise<TestServer> {
  const pages: (readonly unknown[])[] = [];
  const instead: Instead[] = [];
  const asked: TestServer['asked'] = [];
  const server = createServer((request, response) => {
    const since = new URL(request.url ?? '', 'http://localhost').searchParams.get('since');
    const other = instead.shift();
    const note = (status: number): void =>
      void asked.push({ since, authorization: request.headers.authorization ?? '', status });
    if (other?.kind === 'SILENT') return note(0);
    if (other?.kind === 'BREAKS') {
      note(200);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"items":[', () => response.destroy());
      return;
    }
    if (other?.kind === 'BODY') {
      note(other.status);
      response.writeHead(other.status, { 'content-type': 'application/json', location: 'http://127.0.0.1:1/' });
      return void response.end(other.body);
    }
    const at = Number(since ?? 0);
    const etag = `"${at}-of-${pages.length}"`;
    if (request.headers['if-none-match'] === etag && request.headers['cache-control'] !== 'no-cache') {
      note(304);
      response.writeHead(304);
      return void response.end();
    }
    note(200);
    const next = Math.min(at + 1, pages.length);
    response.writeHead(200, { 'content-type': 'application/json', etag });
    response.end(JSON.stringify({ items: pages[at] ?? [], next: `${next}`, more: next < pages.length }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/giao-viec`,
    deliver: (items) => void pages.push(items),
    instead,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

import * as E from 'fp-ts/lib/Either.js';
import { type Problem, problem } from '../../problem.js';
import type { TaskPage, TaskSource } from '../task-source.js';
import { broken, PAGE_LIMIT, readPage, tooLarge } from './page.js';

export interface HttpSourceOptions {
  /** Sent as a bearer token. */
  readonly token?: string;
  /** Milliseconds that one page may take, from the request to its last byte. */
  readonly timeout?: number;
}

const TIMEOUT = 30_000;

/** The cursor of the source, and the ETag of the answer to it when nothing was new. */
interface Position {
  readonly since: string;
  readonly etag: string | null;
}

/**
 * An address that answers `GET …?since=CURSOR` with a page `{"items", "next", "more"}`; without `since` with the first one. An
 * unchanged answer may be 304 (ETag).
 */
export function httpTaskSource(
  id: string,
  address: string,
  { token, timeout = TIMEOUT }: HttpSourceOptions = {},
): TaskSource {
  return {
    id,
    since: (cursor) => async () => {
      const at = positionOf(cursor);
      const url = new URL(address);
      if (at !== null) url.searchParams.set('since', at.since);
      const place = shown(url, at?.since);
      try {
        const response = await fetch(url, {
          headers: {
            accept: 'application/json',
            // Without it fetch asks with no-cache, and servers then send even what has not changed.
            'cache-control': 'max-age=0',
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...(at?.etag == null ? {} : { 'if-none-match': at.etag }),
          },
          // A token must not follow to another address.
          redirect: 'error',
          signal: AbortSignal.timeout(timeout),
        });
        if (response.status === 304 && at !== null)
          return E.right({ items: [], broken: [], next: cursor ?? '', more: false });
        if (response.status !== 200) return E.left(refused(place, response.status));
        const bytes = await bodyOf(response);
        return bytes === null ? E.left(tooLarge(place)) : pageOf(place, bytes, at, response.headers.get('etag'));
      } catch (error) {
        return E.left(unreachable(place, error as Error, timeout));
      }
    },
  };
}

function pageOf(
  place: string,
  bytes: Uint8Array,
  at: Position | null,
  etag: string | null,
): E.Either<Problem, TaskPage> {
  const page = readPage(place, bytes);
  if (E.isLeft(page)) return page;
  const { items, next, more } = page.right;
  if (next === null) return E.left(broken(place, '"next" is missing'));
  // The ETag speaks of this very question, so it is kept only while the next question is the same.
  const position: Position = { since: next, etag: next === at?.since ? etag : null };
  return E.right({ items, broken: [], next: JSON.stringify(position), more });
}

function positionOf(cursor: string | null): Position | null {
  try {
    return cursor === null ? null : (JSON.parse(cursor) as Position);
  } catch {
    return null;
  }
}

/** null: too large; no more than the limit is kept. */
async function bodyOf(response: Response): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > PAGE_LIMIT) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Without what may be secret in it. */
const shown = ({ origin, pathname }: URL, since?: string): string =>
  `${origin}${pathname}${since === undefined ? '' : `?since=${since}`}`;

const refused = (address: string, status: number): Problem =>
  problem(
    'SOURCE_REFUSED',
    address,
    `nguồn trả lời HTTP ${status}${status === 401 || status === 403 ? '; hãy kiểm tra tệp token (--token-file)' : ''}`,
    `the source answered HTTP ${status}`,
  );

function unreachable(address: string, error: Error, timeout: number): Problem {
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return problem(
    'SOURCE_UNREACHABLE',
    address,
    error.name === 'TimeoutError'
      ? `nguồn không trả lời xong trong ${timeout} mili giây; hãy thử lại sau`
      : 'không kết nối được tới nguồn, hoặc kết nối bị ngắt giữa chừng; hãy thử lại sau',
    `the source cannot be reached: ${error.message}${cause}`,
  );
}

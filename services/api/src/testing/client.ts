import type { Serving } from '../index.js';
import { checkDocumented } from './documented.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & { readonly error?: { readonly code: string; readonly path: string } };
}

/** Asks a running service; the token of whoever asks is optional. What it answers must be as documented. */
export async function ask(
  { url }: Serving,
  path: string,
  { method = 'GET', token, body, headers = {} }: Asked = {},
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const { pathname } = new URL(response.url);
  const contentType = response.headers.get('content-type') ?? '';
  if (!UNDESCRIBED.test(pathname)) checkDocumented({ method, pathname, status: response.status, contentType, text });
  const isJson = contentType.includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : {} };
}

/** The development issuer, the page, and what a page loads. */
const UNDESCRIBED = /^\/($|page$|(dev|docs|page|assets)\/)/;

export interface Asked {
  readonly method?: string;
  readonly token?: string | undefined;
  /** Text goes as it is. */
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
}

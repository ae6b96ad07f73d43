import type { Serving } from '../index.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & { readonly error?: { readonly code: string; readonly path: string } };
}

/** Asks a running service; the token of whoever asks is optional. */
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
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}

export interface Asked {
  readonly method?: string;
  readonly token?: string | undefined;
  /** Text goes as it is. */
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
}

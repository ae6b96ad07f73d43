import { checkDocumented } from './documented.js';

/** `fetch`, whose every answer must be as the document says; otherwise it throws. An answer without end is not read. */
export async function checkedFetch(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, init);
  const contentType = response.headers.get('content-type') ?? '';
  checkDocumented({
    method: (init.method ?? 'GET').toUpperCase(),
    ...{ pathname: new URL(url).pathname, status: response.status, contentType },
    text: contentType.startsWith('text/event-stream') ? '' : await response.clone().text(),
  });
  return response;
}

import type { Serving } from '../index.js';

export interface StreamEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: { readonly [field: string]: unknown };
}

/** A reader of Server-Sent Events, as the HTML standard parses them. */
export async function openStream(
  { url }: Serving,
  { token, after, query = '' }: { readonly token?: string; readonly after?: number; readonly query?: string } = {},
) {
  const leaving = new AbortController();
  const response = await fetch(`${url}/api/v1/stream${query}`, {
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(after === undefined ? {} : { 'last-event-id': `${after}` }),
    },
    signal: leaving.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  let raw = '';
  /** The next event; null: the stream has ended. */
  const next = async (): Promise<StreamEvent | null> => {
    for (;;) {
      const end = buffer.indexOf('\n\n');
      if (end === -1) {
        const piece = await reader?.read();
        if (piece === undefined || piece.done) return null;
        buffer += piece.value;
        raw += piece.value;
        continue;
      }
      const lines = buffer.slice(0, end).split('\n');
      buffer = buffer.slice(end + 2);
      const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const event = field('event');
      if (event !== undefined) return { id: field('id') ?? null, event, data: JSON.parse(field('data') ?? '{}') };
    }
  };
  const take = async (count: number): Promise<readonly StreamEvent[]> => {
    const events: StreamEvent[] = [];
    while (events.length < count) {
      const event = await next();
      if (event === null) throw new Error(`the stream ended after ${events.length} events`);
      events.push(event);
    }
    return events;
  };
  return { response, next, take, raw: () => raw, leave: () => leaving.abort() };
}

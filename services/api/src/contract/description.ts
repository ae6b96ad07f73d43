import type * as t from 'io-ts';
import type { Endpoint } from './endpoint.js';
import type { Parameters } from './parameters.js';

/** JSON as a codec has it, or something else by its media types. */
export type Content = Endpoint['answer'];

/** One media type of a body; `codec` null: a file. */
export interface SentContent {
  readonly codec: t.Mixed | null;
  readonly example?: unknown;
}

/** An address whose route reads its request itself: what the document says of it. */
export interface Description {
  readonly method: 'get' | 'post' | 'put';
  /** From the root of the service; `{name}` is a parameter. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: Endpoint['summary'];
  readonly parameters: Parameters;
  readonly body: { readonly required: boolean; readonly content: { readonly [mediaType: string]: SentContent } } | null;
  /** What comes of it, by status; every other one is a problem. */
  readonly answers: { readonly [status: number]: Content };
  /** A request that a test runs; in the document. */
  readonly example: Endpoint['example'];
}

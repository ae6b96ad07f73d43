import * as t from 'io-ts';
import { attempt, type Reader } from '../reading/index.js';

/** The codec of a reader: the same strictness and the same messages, so that the two never differ. */
export function codecOf<A>(name: string, read: Reader<A>): t.Type<A, A, unknown> {
  return new t.Type<A, A, unknown>(
    name,
    (value): value is A => attempt(() => read(value, '')).ok,
    (value, context) => {
      const result = attempt(() => read(value, ''));
      if (result.ok) return t.success(result.answer);
      const { code, path, message } = result.error;
      return t.failure(value, context, `${code} at ${path || 'input'}: ${message}`);
    },
    t.identity,
  );
}

import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { at } from './errors.js';
import type { Field } from './field.js';

/**
 * A codec from a quick yes or no, and from everything that is wrong for when it is no: a replay of millions of events asks
 * only the first.
 */
export const codecOf = <A>(
  name: string,
  holds: (input: unknown) => boolean,
  errorsOf: (input: unknown, context: t.Context) => t.Errors,
): t.Type<A, unknown, unknown> =>
  new t.Type<A, unknown, unknown>(
    name,
    (input): input is A => holds(input),
    (input, context) => (holds(input) ? t.success(input as A) : t.failures(errorsOf(input, context))),
    t.identity as (value: A) => unknown,
  );

/** What is wrong with a value inside another one. */
export const errorsInside = <A>(field: Field<A>, value: unknown, context: t.Context, key: string): t.Errors => {
  const checked = field.codec.validate(value, at(context, key, value));
  return E.isLeft(checked) ? checked.left : [];
};

export type JsonObject = { readonly [key: string]: unknown };

/** What JSON.parse makes of braces; a date or a map is no record although it has no field too many. */
export function isObject(input: unknown): input is JsonObject {
  if (typeof input !== 'object' || input === null) return false;
  const prototype: unknown = Object.getPrototypeOf(input);
  return prototype === Object.prototype || prototype === null;
}

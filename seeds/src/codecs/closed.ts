import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';

/** A record with exactly these fields: a missing one and an unknown one (a typing error in a data file) are refused. */
export function closed<P extends t.Props>(name: string, fields: P): t.Type<t.TypeOfProps<P>> {
  const open = t.type(fields, name);
  const unknownKeys = (value: object) => Object.keys(value).filter((key) => !(key in fields));
  return new t.Type(
    name,
    (value): value is t.TypeOfProps<P> => open.is(value) && unknownKeys(value).length === 0,
    (input, context) =>
      pipe(
        open.validate(input, context),
        E.chain((value) => {
          const unknown = unknownKeys(value);
          return unknown.length === 0
            ? t.success(value)
            : t.failure(input, context, `${name} has no field ${unknown.join(', ')}`);
        }),
      ),
    t.identity,
  );
}

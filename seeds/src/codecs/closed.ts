import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';

/** A record with exactly these fields: a missing one and an unknown one (a typing error in a data file) are refused. */
export const closed = <P extends t.Props>(name: string, fields: P): t.Type<t.TypeOfProps<P>> =>
  withoutUnknownKeys(name, t.type(fields, name), (key) => key in fields);

type Sparse<R extends t.Props, O extends t.Props> = t.TypeOfProps<R> & t.TypeOfPartialProps<O>;

/** As `closed`, for records most of whose fields are usually absent: `optional` may be missing, an unknown key is refused. */
export const sparse = <R extends t.Props, O extends t.Props>(
  name: string,
  required: R,
  optional: O,
): t.Type<Sparse<R, O>> =>
  withoutUnknownKeys(
    name,
    t.intersection([t.type(required), t.partial(optional)], name),
    (key) => key in required || key in optional,
  );

function withoutUnknownKeys<A extends object>(
  name: string,
  open: t.Type<A>,
  isField: (key: string) => boolean,
): t.Type<A> {
  const unknownKeys = (value: object) => Object.keys(value).filter((key) => !isField(key));
  return new t.Type(
    name,
    (value): value is A => open.is(value) && unknownKeys(value).length === 0,
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

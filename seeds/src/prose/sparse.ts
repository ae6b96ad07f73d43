import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';

type Sparse<R extends t.Props, O extends t.Props> = t.TypeOfProps<R> & t.TypeOfPartialProps<O>;

/** As `closed`, for records most of whose fields are usually absent: `optional` may be missing, an unknown key is refused. */
export function sparse<R extends t.Props, O extends t.Props>(
  name: string,
  required: R,
  optional: O,
): t.Type<Sparse<R, O>> {
  const open = t.intersection([t.type(required), t.partial(optional)], name);
  const unknownKeys = (value: object) => Object.keys(value).filter((key) => !(key in required || key in optional));
  return new t.Type(
    name,
    (value): value is Sparse<R, O> => open.is(value) && unknownKeys(value).length === 0,
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

import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { JsonSchema } from './schema-node.js';

/** A codec with what the document says about it beyond its shape; with a `component`, the document holds it once, by that name. */
export class Described<A> extends t.Type<A> {
  constructor(
    readonly of: t.Type<A>,
    readonly notes: JsonSchema,
    readonly component: string | null = null,
  ) {
    super(component ?? of.name, of.is, of.validate, of.encode);
  }
}

/** A shape that answers share, by its name in the document. */
export const component = <A>(name: string, description: string, of: t.Type<A>): t.Type<A> =>
  new Described(of, { description }, name);

/** Nothing where the codec knows every field and every value of the engine's shape; otherwise an argument that nobody can give. */
type Fits<Shape, Codec> = Shape extends Codec
  ? [Exclude<keyof Shape, keyof Codec>] extends [never]
    ? []
    : [notDescribed: Exclude<keyof Shape, keyof Codec>]
  : [notAsInTheEngine: never];

/** As `component`, of a shape of the engine: what the codec does not know of it does not compile. */
export const componentOf =
  <Shape>() =>
  <A>(name: string, description: string, of: t.Type<A>, ..._fits: Fits<Shape, A>): t.Type<A> =>
    component(name, description, of);

export const says = <A>(description: string, of: t.Type<A>): t.Type<A> => new Described(of, { description });

/** A text of a fixed form. */
export function texts(name: string, pattern: RegExp, description: string): t.Type<string> {
  const is = (value: unknown): value is string => typeof value === 'string' && pattern.test(value);
  const of = new t.Type(
    name,
    is,
    (value, context) => (is(value) ? t.success(value) : t.failure(value, context, description)),
    t.identity,
  );
  return new Described<string>(of, { type: 'string', pattern: pattern.source, description });
}

export const text: t.Type<string> = t.string;
export const flag: t.Type<boolean> = t.boolean;

/** An integer from 0 on. */
export const count: t.Type<number> = new Described(
  new t.Type<number>(
    'count',
    (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0,
    (value, context) =>
      Number.isSafeInteger(value) && Number(value) >= 0
        ? t.success(Number(value))
        : t.failure(value, context, 'an integer from 0 on'),
    t.identity,
  ),
  { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
);

/** An integer, below 0 too. */
export const integer: t.Type<number> = new Described(
  new t.Type<number>(
    'integer',
    (value): value is number => Number.isSafeInteger(value),
    (value, context) =>
      Number.isSafeInteger(value) ? t.success(Number(value)) : t.failure(value, context, 'an integer'),
    t.identity,
  ),
  { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
);

export const exact = texts(
  'Exact',
  /^-?(0|[1-9][0-9]*)([.][0-9]+|\/[1-9][0-9]*)?$/,
  'An exact number as text: an integer, a decimal with a point, or a fraction n/d.',
);
export const day = texts('Day', /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, 'A civil day at UTC+07:00, yyyy-mm-dd.');
export const instant = texts('Instant', /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$/, 'An instant, RFC 3339 in UTC.');
export const hash = texts('Hash', /^[0-9a-f]{64}$/, 'SHA-256, hexadecimal.');

export const nullable = <A>(of: t.Type<A>): t.Type<A | null> => t.union([of, t.null]);
export const list = <A>(of: t.Type<A>): t.Type<readonly A[]> => t.readonlyArray(of);
export const table = <A>(of: t.Type<A>): t.Type<{ readonly [key: string]: A }> => t.record(t.string, of);

/** One of these texts. */
export const choice = <const Value extends string>(...values: readonly Value[]): t.Type<Value> =>
  t.keyof(Object.fromEntries(values.map((value) => [value, null])) as { readonly [V in Value]: null }) as t.Type<Value>;

export type Fields = { readonly [key: string]: t.Mixed };
type Values<F extends Fields> = { readonly [K in keyof F]: t.TypeOf<F[K]> };
type RecordOf<F extends Fields, O extends Fields> = Values<F> & { readonly [K in keyof O]?: t.TypeOf<O[K]> };

/** A record of exactly these fields; those of `optional` may be missing, any other is refused. */
export class RecordType<A> extends t.Type<A> {
  constructor(
    readonly required: Fields,
    readonly optional: Fields,
  ) {
    super(
      'an object',
      (value): value is A => E.isRight(this.decode(value)),
      (value, context) => this.#read(value, context),
      t.identity,
    );
  }

  #read(value: unknown, context: t.Context): t.Validation<A> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return t.failure(value, context);
    const given = value as { readonly [key: string]: unknown };
    const fields: Fields = { ...this.required, ...this.optional };
    const unknown = Object.keys(given).find((key) => !Object.hasOwn(fields, key));
    if (unknown !== undefined)
      return t.failure(given[unknown], t.appendContext(context, unknown, t.never), 'no such field');
    const errors = Object.entries(fields).flatMap(([key, codec]) => {
      if (!Object.hasOwn(given, key) && !Object.hasOwn(this.required, key)) return [];
      const read = codec.validate(given[key], t.appendContext(context, key, codec, given[key]));
      return E.isLeft(read) ? read.left : [];
    });
    return errors.length === 0 ? t.success(value as A) : t.failures(errors);
  }
}

export const record = <F extends Fields, O extends Fields = Record<never, never>>(
  fields: F,
  optional?: O,
): t.Type<RecordOf<F, O>> => new RecordType(fields, optional ?? {});

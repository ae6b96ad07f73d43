import * as t from 'io-ts';

/**
 * What a leaf of an event's data is allowed to hold. Identity fields and free text are personal: they are stored
 * encrypted under the key of the event's subject. Everything else is read by formulas or is public.
 */
export type Mark =
  | 'id'
  | 'code'
  | 'date'
  | 'instant'
  | 'decimal'
  | 'count'
  | 'flag'
  | 'hash'
  | 'publicText'
  | 'identity'
  | 'freeText';

export type JsonSchema = { readonly [key: string]: unknown };

/** One field of an event's data: codec for programs, schema for others, marks for the encryption. */
export interface Field<A> {
  readonly codec: t.Type<A, unknown, unknown>;
  readonly schema: JsonSchema;
  readonly shape: Shape;
}

export type Shape =
  | { readonly kind: 'leaf'; readonly mark: Mark }
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'map'; readonly item: Shape }
  | { readonly kind: 'record'; readonly fields: { readonly [name: string]: Shape } }
  | { readonly kind: 'nullable'; readonly item: Shape };

export interface OptionalField<A> {
  readonly optional: Field<A>;
}

// biome-ignore lint/suspicious/noExplicitAny: io-ts types are invariant, so a table of different fields has no narrower type.
type AnyField = Field<any> | OptionalField<any>;
export type Fields = { readonly [name: string]: AnyField };

type OptionalKeys<F extends Fields> = { [K in keyof F]: F[K] extends OptionalField<unknown> ? K : never }[keyof F];

/** The TypeScript shape that a field table describes. */
export type Of<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKeys<F>>]: F[K] extends Field<infer A> ? A : never;
} & {
  readonly [K in OptionalKeys<F>]?: F[K] extends OptionalField<infer A> ? A : never;
};

const isOptional = (field: Field<unknown> | OptionalField<unknown>): field is OptionalField<unknown> =>
  'optional' in field;

export const optional = <A>(field: Field<A>): OptionalField<A> => ({ optional: field });

export const nullable = <A>(field: Field<A>): Field<A | null> => ({
  codec: t.union([field.codec, t.null]),
  schema: { anyOf: [field.schema, { type: 'null' }] },
  shape: { kind: 'nullable', item: field.shape },
});

export const list = <A>(item: Field<A>): Field<readonly A[]> => ({
  codec: t.readonlyArray(item.codec),
  schema: { type: 'array', items: item.schema },
  shape: { kind: 'list', item: item.shape },
});

/** A table from codes to values, for example the ten cells of Mẫu 01. */
export const map = <A>(item: Field<A>): Field<{ readonly [key: string]: A }> => ({
  codec: t.record(t.string, item.codec) as t.Type<{ readonly [key: string]: A }, unknown, unknown>,
  schema: { type: 'object', additionalProperties: item.schema },
  shape: { kind: 'map', item: item.shape },
});

/** An object with exactly these fields: an unknown key is refused, because a misspelt key would otherwise be lost. */
export function record<const F extends Fields>(fields: F): Field<Of<F>> {
  const required: { [name: string]: t.Mixed } = {};
  const optionals: { [name: string]: t.Mixed } = {};
  const properties: { [name: string]: JsonSchema } = {};
  const shapes: { [name: string]: Shape } = {};
  for (const [name, field] of Object.entries(fields)) {
    const inner = isOptional(field) ? field.optional : field;
    (isOptional(field) ? optionals : required)[name] = inner.codec as t.Mixed;
    properties[name] = inner.schema;
    shapes[name] = inner.shape;
  }
  const known = t.intersection([t.type(required), t.partial(optionals)]) as unknown as t.Type<Of<F>, unknown, unknown>;
  return {
    codec: withoutUnknownKeys(known, new Set(Object.keys(fields))),
    schema: { type: 'object', properties, required: Object.keys(required), additionalProperties: false },
    shape: { kind: 'record', fields: shapes },
  };
}

function withoutUnknownKeys<A>(
  codec: t.Type<A, unknown, unknown>,
  names: ReadonlySet<string>,
): t.Type<A, unknown, unknown> {
  return new t.Type<A, unknown, unknown>(
    codec.name,
    codec.is,
    (input, context) => {
      if (typeof input !== 'object' || input === null || Array.isArray(input))
        return t.failure(input, context, 'must be an object');
      for (const [key, value] of Object.entries(input)) {
        if (!names.has(key)) return t.failure(value, [...context, { key, type: t.never }], `unknown field "${key}"`);
        if (value === undefined)
          return t.failure(value, [...context, { key, type: t.never }], `field "${key}" is undefined: leave it out`);
      }
      return codec.validate(input, context);
    },
    codec.encode,
  );
}

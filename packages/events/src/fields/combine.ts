import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { AcrossFields } from './across-fields.js';
import { at, breaks } from './errors.js';
import { type Field, type Fields, isOptional, type JsonSchema, type Of, type Shape } from './field.js';
import { CODE } from './patterns.js';
import { RULES, unknownField } from './rules.js';

type Validate<A> = (input: unknown, context: t.Context) => t.Validation<A>;
type JsonObject = { readonly [key: string]: unknown };

const codecOf = <A>(name: string, validate: Validate<A>): t.Type<A, unknown, unknown> =>
  new t.Type<A, unknown, unknown>(
    name,
    (input): input is A => E.isRight(validate(input, [])),
    validate,
    t.identity as (value: A) => unknown,
  );

/** What JSON.parse makes of braces; a date or a map is no record although it has no field too many. */
function isObject(input: unknown): input is JsonObject {
  if (typeof input !== 'object' || input === null) return false;
  const prototype: unknown = Object.getPrototypeOf(input);
  return prototype === Object.prototype || prototype === null;
}

/** Checks a value inside another one. A leaf that is right needs no place: that is nearly every value of a replay. */
const inside = (field: Field<unknown>, value: unknown, context: t.Context, key: string): t.Validation<unknown> =>
  field.shape.kind === 'leaf' && field.codec.is(value) ? RIGHT : field.codec.validate(value, at(context, key, value));

const RIGHT: t.Validation<unknown> = t.success(undefined);

/** All parts hold: the input itself. Otherwise every error of every part. */
const all = <A>(input: unknown, parts: Iterable<t.Validation<unknown>>): t.Validation<A> => {
  const errors: t.Errors = [];
  for (const part of parts) if (E.isLeft(part)) errors.push(...part.left);
  return errors.length === 0 ? t.success(input as A) : t.failures(errors);
};

export const nullable = <A>(field: Field<A>): Field<A | null> => ({
  codec: codecOf(`${field.codec.name} | null`, (input, context) =>
    input === null ? t.success(null) : field.codec.validate(input, context),
  ),
  schema: { anyOf: [field.schema, { type: 'null' }] },
  shape: { kind: 'nullable', item: field.shape },
});

export const list = <A>(item: Field<A>): Field<readonly A[]> => ({
  codec: codecOf(`list of ${item.codec.name}`, (input, context) =>
    Array.isArray(input)
      ? all(
          input,
          Array.from(input, (value, i) => inside(item as Field<unknown>, value, context, `[${i}]`)),
        )
      : breaks(RULES.list, input, context),
  ),
  schema: { type: 'array', items: item.schema },
  shape: { kind: 'list', item: item.shape },
});

/** A table from codes to values, for example the ten cells of Mẫu 01. */
export const map = <A>(item: Field<A>): Field<{ readonly [key: string]: A }> => ({
  codec: codecOf(`table of ${item.codec.name}`, (input, context) => {
    if (!isObject(input)) return breaks(RULES.object, input, context);
    const entry = ([key, value]: [string, unknown]): t.Validation<unknown> =>
      CODE.test(key)
        ? inside(item as Field<unknown>, value, context, key)
        : breaks(RULES.tableKey, value, at(context, key, value));
    return all(input, Object.entries(input).map(entry));
  }),
  schema: { type: 'object', propertyNames: { pattern: CODE.source }, additionalProperties: item.schema },
  shape: { kind: 'map', item: item.shape },
});

/**
 * An object with exactly these fields: an unknown key is refused, because a misspelt key would otherwise be lost.
 * Rules across fields are looked at once every field is right by itself.
 */
export function record<const F extends Fields>(fields: F, across: readonly AcrossFields[] = []): Field<Of<F>> {
  const parts = Object.entries(fields).map(([name, field]) => ({
    name,
    required: !isOptional(field),
    field: (isOptional(field) ? field.optional : field) as Field<unknown>,
  }));
  const names = new Set(parts.map(({ name }) => name));

  const unknownFields = (input: JsonObject, context: t.Context) =>
    Object.keys(input)
      .filter((key) => !names.has(key))
      .map((key) => breaks(unknownField(key), input[key], at(context, key, input[key])));

  const knownFields = (input: JsonObject, context: t.Context) =>
    parts.map(({ name, required, field }): t.Validation<unknown> => {
      const value = input[name];
      if (!Object.hasOwn(input, name))
        return required ? breaks(RULES.missing, undefined, at(context, name, undefined)) : RIGHT;
      return value === undefined
        ? breaks(RULES.undefinedValue, value, at(context, name, value))
        : inside(field, value, context, name);
    });

  return {
    codec: codecOf('record', (input, context) => {
      if (!isObject(input)) return breaks(RULES.object, input, context);
      const checked = all<Of<F>>(input, [...unknownFields(input, context), ...knownFields(input, context)]);
      const broken = E.isRight(checked) ? across.find(({ holds }) => !holds(input)) : undefined;
      return broken ? breaks(broken.rule, input, context) : checked;
    }),
    schema: recordSchema(parts, across),
    shape: {
      kind: 'record',
      fields: Object.fromEntries(parts.map(({ name, field }): [string, Shape] => [name, field.shape])),
    },
  };
}

function recordSchema(
  parts: readonly { readonly name: string; readonly required: boolean; readonly field: Field<unknown> }[],
  across: readonly AcrossFields[],
): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(parts.map(({ name, field }) => [name, field.schema])),
    required: parts.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
    ...(across.length > 0 && { allOf: across.map(({ schema }) => schema) }),
  };
}

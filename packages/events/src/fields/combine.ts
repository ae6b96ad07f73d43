import { codecOf, errorsInside, isObject, type JsonObject } from './codec.js';
import { at, broken } from './errors.js';
import type { Field, Mark, Shape } from './field.js';
import { CODE } from './patterns.js';
import { RULES } from './rules.js';
import { listWritten, longMapWritten, NEVER, nullableWritten, shortMapWritten } from './written.js';

/** Says what a field means where its name does not: in the published schema and in `docs/events.md`. */
export const meaning = <A>(title: string, field: Field<A>): Field<A> => ({
  ...field,
  schema: { title, ...field.schema },
});

export const nullable = <A>(field: Field<A>): Field<A | null> => ({
  codec: codecOf(
    `${field.codec.name} | null`,
    (input) => input === null || field.codec.is(input),
    (input, context) => {
      const checked = field.codec.validate(input, context);
      return checked._tag === 'Left' ? checked.left : [];
    },
  ),
  schema: { anyOf: [field.schema, { type: 'null' }] },
  shape: { kind: 'nullable', item: field.shape },
  written: nullableWritten(field.written),
  ...(field.writtenOnce !== undefined && { writtenOnce: nullableWritten(field.writtenOnce) }),
});

export const list = <A>(item: Field<A>): Field<readonly A[]> => ({
  codec: codecOf(
    `list of ${item.codec.name}`,
    // Array.from also visits the holes of a list, which are undefined.
    (input) => Array.isArray(input) && Array.from(input).every(item.codec.is),
    (input, context) =>
      Array.isArray(input)
        ? Array.from(input).flatMap((value, i) => errorsInside(item, value, context, `[${i}]`))
        : broken(RULES.list, input, context),
  ),
  schema: { type: 'array', items: item.schema },
  shape: { kind: 'list', item: item.shape },
  written: listWritten(item.written),
});

/** A table from codes to values, for example the ten cells of Mẫu 01. */
export const map = <A>(item: Field<A>): Field<{ readonly [key: string]: A }> => ({
  codec: codecOf(
    `table of ${item.codec.name}`,
    (input) => isObject(input) && Object.keys(input).every((key) => CODE.test(key) && item.codec.is(input[key])),
    (input, context) =>
      isObject(input)
        ? Object.entries(input).flatMap(([key, value]) =>
            CODE.test(key)
              ? errorsInside(item, value, context, key)
              : broken(RULES.tableKey, value, at(context, key, value)),
          )
        : broken(RULES.object, input, context),
  ),
  schema: { type: 'object', propertyNames: { pattern: CODE.source }, additionalProperties: item.schema },
  shape: { kind: 'map', item: item.shape },
  written: shortMapWritten(item.written),
  ...(isMarked(item.shape, 'decimal') && { writtenOnce: longMapWritten(item.written) }),
});

const isMarked = (shape: Shape, mark: Mark): boolean => shape.kind === 'leaf' && shape.mark === mark;

/** Any object: what is in it is checked elsewhere, by a type that another field names. */
export const anyObject = (description: string): Field<JsonObject> => ({
  codec: codecOf('object', isObject, (input, context) => broken(RULES.object, input, context)),
  schema: { type: 'object', description },
  shape: { kind: 'record', fields: {} },
  written: NEVER,
});

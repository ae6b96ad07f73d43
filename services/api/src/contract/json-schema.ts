import type * as t from 'io-ts';
import { Described, type Fields, RecordType } from './fields.js';
import type { Components, JsonSchema } from './schema-node.js';

/** The codecs that the contract is written in. */
type Known =
  | t.StringType
  | t.BooleanType
  | t.NullType
  | t.UnknownType
  | t.LiteralType<string | number | boolean>
  | t.KeyofType<{ readonly [value: string]: unknown }>
  | t.ReadonlyArrayType<t.Mixed>
  | t.DictionaryType<t.Mixed, t.Mixed>
  | t.UnionType<t.Mixed[]>
  | t.RecursiveType<t.Mixed>;

/** The schema of a codec; what has a name goes to `components` and is referred to. */
export function schemaOf(codec: t.Mixed, components: Components): JsonSchema {
  if (codec instanceof Described) return describedSchema(codec, components);
  if (codec instanceof RecordType) return recordSchema(codec.required, codec.optional, components);
  const known = codec as unknown as Known;
  switch (known._tag) {
    case 'StringType':
      return { type: 'string' };
    case 'BooleanType':
      return { type: 'boolean' };
    case 'NullType':
      return { type: 'null' };
    case 'UnknownType':
      return {};
    case 'LiteralType':
      return { const: known.value };
    case 'KeyofType':
      return { type: 'string', enum: Object.keys(known.keys) };
    case 'ReadonlyArrayType':
      return { type: 'array', items: schemaOf(known.type, components) };
    case 'DictionaryType':
      return { type: 'object', additionalProperties: schemaOf(known.codomain, components) };
    case 'UnionType':
      return unionSchema(known.types.map((one) => schemaOf(one, components)));
    case 'RecursiveType':
      return schemaOf(known.type, components);
    default:
      throw new TypeError(`no JSON Schema for the codec ${codec.name}`);
  }
}

function describedSchema({ of, notes, component }: Described<unknown>, components: Components): JsonSchema {
  if (component === null) return notes.type === undefined ? { ...schemaOf(of, components), ...notes } : notes;
  if (!Object.hasOwn(components, component)) {
    // Its place, for a shape that holds itself.
    components[component] = {};
    components[component] = { ...notes, ...schemaOf(of, components) };
  }
  return { $ref: `#/components/schemas/${component}` };
}

function unionSchema(schemas: readonly JsonSchema[]): JsonSchema {
  const [first, second] = schemas;
  const isPlain = typeof first?.type === 'string' && first.enum === undefined;
  return schemas.length === 2 && isPlain && second?.type === 'null'
    ? { ...first, type: [first.type as string, 'null'] }
    : { anyOf: schemas };
}

function recordSchema(required: Fields, optional: Fields, components: Components): JsonSchema {
  const properties = Object.entries({ ...required, ...optional }).map(([key, field]): [string, JsonSchema] => [
    key,
    schemaOf(field, components),
  ]);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(Object.keys(required).length === 0 ? {} : { required: Object.keys(required) }),
    additionalProperties: false,
  };
}

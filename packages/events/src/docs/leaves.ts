import type { JsonSchema, Mark, Shape } from '../fields/index.js';

/** One leaf of an event's data, as the documentation lists it. */
export interface LeafRow {
  /** `milestones[].due`, `cells{}` for every entry of a table; a question mark where it may be left out. */
  readonly path: string;
  readonly mark: Mark;
  readonly nullable: boolean;
  /** What it may hold, in words. */
  readonly holds: string;
}

export const isPersonal = (mark: Mark): boolean => mark === 'identity' || mark === 'freeText';

/** Every leaf of a shape, in the order of its fields. */
export function leavesOf(shape: Shape, schema: JsonSchema, path = '', nullable = false): readonly LeafRow[] {
  switch (shape.kind) {
    case 'leaf':
      return [{ path, mark: shape.mark, nullable, holds: holds(shape.mark, schema) }];
    case 'nullable':
      return leavesOf(shape.item, (schema['anyOf'] as readonly JsonSchema[])[0] ?? {}, path, true);
    case 'list':
      return leavesOf(shape.item, schema['items'] as JsonSchema, `${path}[]`, nullable);
    case 'map':
      return leavesOf(shape.item, schema['additionalProperties'] as JsonSchema, `${path}{}`, nullable);
    case 'record':
      return fieldsOf(shape.fields, schema, path, nullable);
  }
}

function fieldsOf(
  fields: { readonly [name: string]: Shape },
  schema: JsonSchema,
  path: string,
  nullable: boolean,
): readonly LeafRow[] {
  const required = new Set(schema['required'] as readonly string[]);
  const properties = schema['properties'] as { readonly [name: string]: JsonSchema };
  return Object.entries(fields).flatMap(([name, shape]) => {
    const step = required.has(name) ? name : `${name}?`;
    return leavesOf(shape, properties[name] ?? {}, path === '' ? step : `${path}.${step}`, nullable);
  });
}

/** The marks' own words stand once, above the types; here is only what they do not say. */
function holds(mark: Mark, schema: JsonSchema): string {
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value) => `\`${value}\``).join(' ');
  if ('const' in schema) return `\`${JSON.stringify(schema['const'])}\``;
  const description = typeof schema['description'] === 'string' ? schema['description'] : '';
  if (mark === 'id') return description.split(':')[0] ?? '';
  return mark === 'code' && !description.startsWith('a code') ? description : WORDS[mark];
}

const WORDS: { readonly [M in Mark]: string } = {
  id: 'an id',
  code: 'a code',
  date: 'a day',
  instant: 'an instant',
  decimal: 'an exact number',
  count: 'a whole number, 0 or more',
  flag: '`true` or `false`',
  hash: 'SHA-256, hexadecimal',
  publicText: 'public text',
  identity: 'text',
  freeText: 'text',
};

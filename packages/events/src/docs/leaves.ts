import type { JsonSchema, Mark, Shape } from '../fields/index.js';

/** One leaf of an event's data, as the documentation lists it. */
export interface LeafRow {
  /** `milestones[].due`, `cells{}` for every entry of a table; a question mark where it may be left out. */
  readonly path: string;
  readonly mark: Mark;
  readonly nullable: boolean;
  /** What it may hold, in words. */
  readonly holds: string;
  /** What it means, where its name does not say it. */
  readonly meaning: string;
}

export const isPersonal = (mark: Mark): boolean => mark === 'identity' || mark === 'freeText';

/** Every leaf of a shape, in the order of its fields. */
export function leavesOf(shape: Shape, schema: JsonSchema, place: Place = START): readonly LeafRow[] {
  const { path, nullable } = place;
  const meaning = typeof schema['title'] === 'string' ? schema['title'] : place.meaning;
  const inside = (step: string): Place => ({ path: path + step, nullable, meaning });
  switch (shape.kind) {
    case 'leaf':
      return [{ path, mark: shape.mark, nullable, holds: holds(shape.mark, schema), meaning }];
    case 'nullable':
      return leavesOf(shape.item, (schema['anyOf'] as readonly JsonSchema[])[0] ?? {}, {
        path,
        nullable: true,
        meaning,
      });
    case 'list':
      return leavesOf(shape.item, schema['items'] as JsonSchema, inside('[]'));
    case 'map':
      return leavesOf(shape.item, schema['additionalProperties'] as JsonSchema, inside('{}'));
    case 'record': {
      const required = new Set(schema['required'] as readonly string[]);
      const properties = schema['properties'] as { readonly [name: string]: JsonSchema };
      return Object.entries(shape.fields).flatMap(([name, field]) => {
        const step = required.has(name) ? name : `${name}?`;
        return leavesOf(field, properties[name] ?? {}, inside(path === '' ? step : `.${step}`));
      });
    }
  }
}

interface Place {
  readonly path: string;
  readonly nullable: boolean;
  readonly meaning: string;
}
const START: Place = { path: '', nullable: false, meaning: '' };

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

import * as fc from 'fast-check';
import type { JsonSchema, Shape } from '../fields/index.js';
import { leafArbitrary, type PersonalText } from './leaf.js';

/** Values that fit a shape and its schema: the two are walked side by side. */
export function shapeArbitrary(shape: Shape, schema: JsonSchema, personal: PersonalText): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'leaf':
      return leafArbitrary(shape.mark, schema, personal);
    case 'nullable':
      return fc.option(shapeArbitrary(shape.item, (schema['anyOf'] as JsonSchema[])[0] ?? {}, personal));
    case 'list':
      return fc.array(shapeArbitrary(shape.item, schema['items'] as JsonSchema, personal), { maxLength: 3 });
    case 'map':
      return fc.dictionary(
        fc.stringMatching(/^[IVX]{1,3}\.[1-9]$/),
        shapeArbitrary(shape.item, schema['additionalProperties'] as JsonSchema, personal),
        { maxKeys: 4, noNullPrototype: true },
      );
    case 'record': {
      const properties = schema['properties'] as { readonly [name: string]: JsonSchema };
      const fields: { [name: string]: fc.Arbitrary<unknown> } = {};
      for (const [name, field] of Object.entries(shape.fields))
        fields[name] = shapeArbitrary(field, properties[name] ?? {}, personal);
      return fc.record<{ [name: string]: unknown }, string>(fields, {
        requiredKeys: schema['required'] as string[],
        noNullPrototype: true,
      });
    }
  }
}

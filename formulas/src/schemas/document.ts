import { CIVIL_DATE, exact, type JsonSchema } from '../reading/index.js';
import { DERIVATION_REF, derivation, displayed } from './evaluated.js';

/** A schema as a document of its own. */
export interface SchemaDocument extends JsonSchema {
  /** Draft 2020-12. */
  readonly $schema: 'https://json-schema.org/draft/2020-12/schema';
  /** `urn:kpi-ledger:formulas:id@version:input` or `…:answer`. */
  readonly $id: string;
  /** `id@version: input` or `…: answer`. */
  readonly title: string;
  /** Of an input: one that the formula computes. */
  readonly examples?: readonly unknown[];
  /** Schemas that are used several times. */
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** Schemas that appear often: a document holds them once, by name. */
const SHARED: readonly (readonly [name: string, schema: JsonSchema])[] = [
  ['civilDate', CIVIL_DATE],
  ['derivation', derivation.schema],
  ['displayedNumber', displayed.schema],
  ['exactNumber', exact.schema],
];

export function schemaDocument(
  $id: string,
  title: string,
  description: string,
  schema: JsonSchema,
  meanings: Readonly<Record<string, string>>,
): SchemaDocument {
  const used = new Set<string>();
  const whole = explained(withReferences(schema, used), meanings);
  const definitions: Record<string, JsonSchema> = {};
  // A definition may use others, so the set grows while it is walked.
  for (const name of used) {
    const shared = SHARED.find(([known]) => known === name)?.[1] ?? {};
    definitions[name] = mapChildren(shared, (child) => withReferences(child, used));
  }
  const $defs = Object.fromEntries(Object.entries(definitions).sort(([x], [y]) => (x < y ? -1 : 1)));
  const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id, title, description } as const;
  return { ...head, ...whole, ...(used.size === 0 ? {} : { $defs }) };
}

function withReferences(schema: JsonSchema, used: Set<string>): JsonSchema {
  const shared = schema.$ref === DERIVATION_REF.$ref ? 'derivation' : SHARED.find(([, known]) => known === schema)?.[0];
  if (shared === undefined) return mapChildren(schema, (child) => withReferences(child, used));
  used.add(shared);
  return { $ref: `#/$defs/${shared}` };
}

function mapChildren(schema: JsonSchema, change: (child: JsonSchema) => JsonSchema): JsonSchema {
  const { items, properties, anyOf } = schema;
  return {
    ...schema,
    ...(items && { items: change(items) }),
    ...(anyOf && { anyOf: anyOf.map(change) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, child]) => [key, change(child)])),
    }),
  };
}

/** The first level of fields with what they mean. A reference may carry a description beside it in this draft. */
function explained(schema: JsonSchema, meanings: Readonly<Record<string, string>>): JsonSchema {
  if (schema.anyOf) return { ...schema, anyOf: schema.anyOf.map((each) => explained(each, meanings)) };
  if (schema.properties === undefined) return schema;
  const fields = Object.entries(schema.properties).map(([key, child]): [string, JsonSchema] => {
    const meaning = meanings[key];
    return [key, meaning === undefined ? child : { ...child, description: meaning }];
  });
  return { ...schema, properties: Object.fromEntries(fields) };
}

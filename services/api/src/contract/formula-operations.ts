import { formulaSchemas, listFormulas } from '@kpi-ledger/engine';
import type { Components, JsonSchema } from './schema-node.js';

/** One formula as an operation of the document. */
export interface FormulaOperation {
  /** Below `/api/v1`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: { readonly vi: string; readonly en: string };
  readonly input: JsonSchema;
  readonly answer: JsonSchema;
  readonly example: unknown;
}

/** The formulas, each at its own address; what their schemas share goes to `components`. */
export const formulaOperations = (components: Components): readonly FormulaOperation[] =>
  listFormulas().map(({ id, title, example }) => {
    const schemas = formulaSchemas(id);
    if (schemas === undefined) throw new TypeError(`the formula ${id} has no schemas`);
    return {
      path: `/formulas/${id}/evaluate`,
      operationId: `evaluate${camel(id)}`,
      summary: title,
      input: lifted(schemas.input, components),
      answer: lifted(schemas.answer, components),
      example,
    };
  });

const camel = (id: string): string =>
  id
    .split(/[/-]/)
    .map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)
    .join('');

/** A schema that stood alone, as a part of the document: its `$defs` are components here. */
function lifted(document: object, components: Components): JsonSchema {
  const { $defs = {}, ...schema } = pointedAtComponents(document) as { readonly $defs?: Components } & JsonSchema;
  for (const [name, definition] of Object.entries($defs)) components[componentName(name)] = definition;
  const { $schema: _, $id: __, examples: ___, ...plain } = schema as { readonly [key: string]: unknown };
  return plain as JsonSchema;
}

const componentName = (name: string): string => `Formula${name[0]?.toUpperCase()}${name.slice(1)}`;

const pointedAtComponents = (schema: object): unknown =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string'
      ? value.replace(/^#\/\$defs\/(.+)$/, (_, name: string) => `#/components/schemas/${componentName(name)}`)
      : value,
  );

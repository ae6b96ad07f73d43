import { findFormula } from '../registry.js';
import { answerReaders } from './answers.js';
import { type SchemaDocument, schemaDocument } from './document.js';

export type { JsonSchema } from '../reading/index.js';
export type { SchemaDocument } from './document.js';

/** The two schemas of a formula, JSON Schema draft 2020-12. */
export interface FormulaSchemas {
  /** Id of the formula. */
  readonly id: string;
  /** Its version. */
  readonly version: number;
  /** Accepts exactly the JSON that the formula reads; what contradicts the decree is refused by the formula itself. */
  readonly input: SchemaDocument;
  /** Accepts every answer that `evaluate` gives, with or without derivation. */
  readonly answer: SchemaDocument;
}

/** The schemas of `id` or `id@version`; undefined when there is no such formula. */
export function formulaSchemas(ref: string): FormulaSchemas | undefined {
  const formula = findFormula(ref);
  if (formula === undefined) return undefined;
  const { id, version, title, article, input, answer, example } = formula.description;
  const answerReader = Object.entries(answerReaders).find(([known]) => known === id)?.[1];
  if (answerReader === undefined) throw new Error(`the answer of ${id} has no reader`);
  const document = (part: string, words: string, schema: typeof formula.inputSchema, meanings: typeof input) =>
    schemaDocument(
      `urn:kpi-ledger:formulas:${formula.ref}:${part}`,
      `${formula.ref}: ${part}`,
      `${words}: ${title.en} (${title.vi}). ${article}.`,
      schema,
      meanings,
    );
  return {
    id,
    version,
    input: { ...document('input', 'Input', formula.inputSchema, input), examples: [example] },
    answer: document('answer', 'Answer', answerReader.schema, answer),
  };
}

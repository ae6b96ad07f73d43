export { type FormulaSchemas, formulaSchemas, type JsonSchema, type SchemaDocument } from './schemas/index.js';

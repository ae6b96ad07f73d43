import type { FieldError } from '@kpi-ledger/events';
import { type Refusal, refuse } from './refusal.js';

/** A field that its codec refuses, in the words of the refusals. */
export function invalidField({ path, rule, ruleVi, value }: FieldError): Refusal {
  if (value === undefined) return refuse('MISSING_FIELD', path);
  const json = JSON.stringify(value) ?? typeof value;
  const shown = json.length > 80 ? `${json.slice(0, 80)}…` : json;
  return refuse('INVALID_FIELD', path, { value: shown, rule: ruleVi, ruleEn: rule });
}

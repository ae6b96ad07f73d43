import type { FieldError } from '@kpi-ledger/events';

/** Why something from outside was not taken, or could not be had. */
export interface Problem {
  readonly code: string;
  /** Where: a file, an address, a field. */
  readonly path: string;
  readonly article: string | null;
  /** For users, Vietnamese. */
  readonly message: string;
  /** For developers, English. */
  readonly detail: string;
}

export const problem = (code: string, path: string, message: string, detail: string): Problem => ({
  code,
  path,
  article: null,
  message,
  detail,
});

/** A field that breaks the schema of the port. */
export function invalidField({ path, rule, ruleVi, value }: FieldError): Problem {
  const json = value === undefined ? '' : (JSON.stringify(value) ?? typeof value);
  const shown = json.length > 80 ? `${json.slice(0, 80)}…` : json;
  return problem('INVALID_FIELD', path, `trường ${path} (${shown}): ${ruleVi}`, `${path} (${shown}): ${rule}`);
}

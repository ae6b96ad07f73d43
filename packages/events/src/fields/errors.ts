import * as t from 'io-ts';
import type { Rule } from './rules.js';

/** One reason why a value is not what it claims to be. */
export interface FieldError {
  /** Where, for example `data.milestones[0].due`. */
  readonly path: string;
  /** The rule that does not hold, for developers. */
  readonly rule: string;
  /** The same for users, in Vietnamese. */
  readonly ruleVi: string;
  readonly value: unknown;
}

/** An io-ts error that knows which rule was broken. All codecs of this package fail with it. */
interface RuleError extends t.ValidationError {
  readonly broken: Rule;
}

/** A codec's complaint: the value at this place breaks the rule. */
export const broken = (rule: Rule, value: unknown, context: t.Context): t.Errors => {
  const error: RuleError = { value, context, message: rule.en, broken: rule };
  return [error];
};

/** The context one step further inside: a field's name, a key of a table, or `[index]` of a list. */
export const at = (context: t.Context, key: string, value: unknown): t.Context =>
  t.appendContext(context, key, t.unknown, value);

export const fieldErrors = (errors: t.Errors, root: string): readonly FieldError[] =>
  errors.map((error) => ({
    path: error.context
      .map(({ key }) => key)
      .filter((key) => key !== '')
      .reduce((path, key) => (key.startsWith('[') ? `${path}${key}` : `${path}.${key}`), root),
    rule: error.message ?? 'invalid',
    ruleVi: (error as Partial<RuleError>).broken?.vi ?? 'không hợp lệ',
    value: error.value,
  }));

export const fieldError = (path: string, rule: Rule, value: unknown): FieldError => ({
  path,
  rule: rule.en,
  ruleVi: rule.vi,
  value,
});

/** One line for a person: field, value, rule. */
export function describeFieldError({ path, rule, ruleVi, value }: FieldError, language: 'vi' | 'en'): string {
  const json = value === undefined ? '' : (JSON.stringify(value) ?? typeof value);
  const shown = json.length > 80 ? `${json.slice(0, 80)}…` : json;
  return `${path}${shown && ` = ${shown}`}: ${language === 'vi' ? ruleVi : rule}`;
}

import type { JsonSchema } from './field.js';
import type { Rule } from './rules.js';

/** One way to keep such a rule. */
export type FieldCase = { readonly [field: string]: 'GIVEN' | 'LEFT_OUT' | 'NULL' };

/** A rule that several fields of one record keep together. */
export interface AcrossFields {
  readonly rule: Rule;
  readonly holds: (data: { readonly [field: string]: unknown }) => boolean;
  readonly schema: JsonSchema;
  /** It holds where one of these is the case. */
  readonly cases: readonly FieldCase[];
}

/** Exactly one of these optional fields is given. */
export const exactlyOneOf = (...names: readonly string[]): AcrossFields => ({
  rule: { en: `exactly one of ${names.join(', ')}`, vi: `phải có đúng một trong các trường ${names.join(', ')}` },
  holds: (data) => names.filter((name) => Object.hasOwn(data, name)).length === 1,
  schema: { oneOf: names.map((name) => ({ required: [name] })) },
  cases: names.map((given) =>
    Object.fromEntries(names.map((name) => [name, name === given ? 'GIVEN' : 'LEFT_OUT'] as const)),
  ),
});

/** At least one of these optional fields is given. */
export const atLeastOneOf = (...names: readonly string[]): AcrossFields => ({
  rule: { en: `at least one of ${names.join(', ')}`, vi: `phải có ít nhất một trong các trường ${names.join(', ')}` },
  holds: (data) => names.some((name) => Object.hasOwn(data, name)),
  schema: { anyOf: names.map((name) => ({ required: [name] })) },
  cases: names.map((name) => ({ [name]: 'GIVEN' })),
});

/** A measured number and a yes/no state exclude each other: `number` is null where `state` is given. */
export const numberOrState = (number: string, state: string): AcrossFields => ({
  rule: {
    en: `${number} must be null where ${state} is given`,
    vi: `trường ${number} phải là null khi đã có trường ${state}`,
  },
  holds: (data) => data[number] === null || !Object.hasOwn(data, state),
  schema: { anyOf: [{ properties: { [number]: { type: 'null' } } }, { not: { required: [state] } }] },
  cases: [{ [state]: 'LEFT_OUT' }, { [number]: 'NULL' }],
});

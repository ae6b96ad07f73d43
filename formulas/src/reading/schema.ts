/** A node of a JSON Schema, draft 2020-12. Every reader carries one, so that what is read and what is published never differ. */
export type JsonSchema = {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly $ref?: string;
};

/** Text as `exact` reads it: `3`, `-3`, `25.5`, `2047/24`. */
export const EXACT_TEXT: JsonSchema = {
  type: 'string',
  pattern: '^(-?(0|[1-9][0-9]*)([.][0-9]+)?|-?(0|[1-9][0-9]*)/[1-9][0-9]*)$',
  maxLength: 1000,
  description: 'An exact number as text: an integer, a decimal with a point, or a fraction n/d.',
};

/** `EXACT_TEXT` above 0. */
export const POSITIVE_TEXT: JsonSchema = {
  type: 'string',
  pattern: '^((?!0([.]0+)?$)(0|[1-9][0-9]*)([.][0-9]+)?|[1-9][0-9]*/[1-9][0-9]*)$',
  maxLength: 1000,
  description: 'An exact number above 0 as text.',
};

const LONG = '(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])';
const SHORT = '(0[469]|11)-(0[1-9]|[12][0-9]|30)';
const FEBRUARY = '02-(0[1-9]|1[0-9]|2[0-8])';
const LEAP_YEAR = '([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)';

/** A day that exists in the Gregorian calendar. */
export const CIVIL_DATE: JsonSchema = {
  type: 'string',
  pattern: `^([0-9]{4}-(${LONG}|${SHORT}|${FEBRUARY})|${LEAP_YEAR}-02-29)$`,
  description: 'A day of the calendar as yyyy-mm-dd.',
};

export const COUNT: JsonSchema = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };

export const NULL: JsonSchema = { type: 'null' };

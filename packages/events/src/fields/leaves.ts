import * as t from 'io-ts';
import { isSealedText, type SealedText, sealedTextSchema } from '../sealing/sealed-text.js';
import type { Field, Mark } from './field.js';

function pattern(name: string, mark: Mark, regex: RegExp, what: string): Field<string> {
  const accepts = (value: unknown): value is string => typeof value === 'string' && regex.test(value);
  return {
    codec: new t.Type<string, unknown, unknown>(
      name,
      accepts,
      (input, context) => (accepts(input) ? t.success(input) : t.failure(input, context, what)),
      t.identity,
    ),
    schema: { type: 'string', pattern: regex.source, description: what },
    shape: { kind: 'leaf', mark },
  };
}

const ID = /^[a-z0-9][a-z0-9._-]{0,99}$/;

/** A pseudonymous identifier: lower case letters, digits, dot, dash; at most 100 characters. */
export const id = (of: string): Field<string> =>
  pattern(`${of}Id`, 'id', ID, `${of} id: lower-case letters, digits, dots, dashes`);

/** The name of a stream: its category, a dash, the subject. */
export const streamName = pattern(
  'StreamName',
  'id',
  /^[a-z]+(-[A-Za-z0-9._-]{1,200})?$/,
  'stream name: category-subject',
);

const isCivilDate = (value: string): boolean => {
  const [y, m, d] = value.split('-').map(Number) as [number, number, number];
  const days = [31, y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return m >= 1 && m <= 12 && d >= 1 && d <= (days[m - 1] ?? 0);
};

const dateText = pattern('Date', 'date', /^\d{4}-\d{2}-\d{2}$/, 'civil date yyyy-mm-dd at UTC+07:00');

/** A civil date at UTC+07:00. */
export const date: Field<string> = {
  ...dateText,
  codec: new t.Type<string, unknown, unknown>(
    'Date',
    (value): value is string => dateText.codec.is(value) && isCivilDate(value),
    (input, context) =>
      dateText.codec.is(input) && isCivilDate(input)
        ? t.success(input)
        : t.failure(input, context, 'a civil date yyyy-mm-dd that exists'),
    t.identity,
  ),
};

/** An instant in UTC with milliseconds, the one spelling that sorts as text. */
export const instant = pattern(
  'Instant',
  'instant',
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
  'instant yyyy-mm-ddThh:mm:ss.sssZ',
);

/** An exact decimal or fraction as text ("25.5", "2047/24"), never a JSON number. */
export const decimal = pattern(
  'Decimal',
  'decimal',
  /^-?(0|[1-9]\d*)(\.\d+|\/[1-9]\d*)?$/,
  'exact decimal or fraction as text',
);

/** A rating period: 2026-03, 2026-Q1, 2026-H1 or 2026. */
export const period = pattern(
  'Period',
  'code',
  /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/,
  'period 2026-03, 2026-Q1, 2026-H1 or 2026',
);

/** A short code that is neither personal nor free: a row number, a group, a milestone key. */
export const code = pattern(
  'Code',
  'code',
  /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,99}$/u,
  'code of letters, digits, dots, dashes, slashes',
);

/** The id of an event of this ledger. */
export const eventId = pattern(
  'EventId',
  'id',
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  'event id (UUID, lower case)',
);

export const sha256Hex = pattern('Sha256', 'hash', /^[0-9a-f]{64}$/, 'SHA-256 in hexadecimal');

/** Text printed in an adopted, public document, or a number/date of such a document. */
export const publicText: Field<string> = pattern(
  'PublicText',
  'publicText',
  /^[\s\S]{1,20000}$/u,
  'text of 1 to 20000 characters',
);

export const count: Field<number> = {
  codec: new t.Type<number, unknown, unknown>(
    'Count',
    (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0,
    (input, context) =>
      Number.isSafeInteger(input) && (input as number) >= 0
        ? t.success(input as number)
        : t.failure(input, context, 'a whole number, 0 or more'),
    t.identity,
  ),
  schema: { type: 'integer', minimum: 0 },
  shape: { kind: 'leaf', mark: 'count' },
};

export const flag: Field<boolean> = {
  codec: t.boolean,
  schema: { type: 'boolean' },
  shape: { kind: 'leaf', mark: 'flag' },
};

export const yes: Field<true> = {
  codec: t.literal(true),
  schema: { const: true },
  shape: { kind: 'leaf', mark: 'flag' },
};

export function oneOf<const V extends readonly [string, ...string[]]>(...values: V): Field<V[number]> {
  const accepts = (value: unknown): value is V[number] => typeof value === 'string' && values.includes(value);
  return {
    codec: new t.Type<V[number], unknown, unknown>(
      values.join(' | '),
      accepts,
      (input, context) =>
        accepts(input) ? t.success(input) : t.failure(input, context, `one of ${values.join(', ')}`),
      t.identity,
    ),
    schema: { enum: values },
    shape: { kind: 'leaf', mark: 'code' },
  };
}

function personal(name: string, mark: 'identity' | 'freeText'): Field<string | SealedText> {
  const accepts = (value: unknown): value is string | SealedText =>
    (typeof value === 'string' && value.length > 0 && value.length <= 20_000) || isSealedText(value);
  return {
    codec: new t.Type<string | SealedText, unknown, unknown>(
      name,
      accepts,
      (input, context) =>
        accepts(input) ? t.success(input) : t.failure(input, context, 'text of 1 to 20000 characters'),
      t.identity,
    ),
    schema: sealedTextSchema,
    shape: { kind: 'leaf', mark },
  };
}

/** Identifies a person: name, number, birthday. Plain text in a command, sealed in the log. */
export const identity = personal('Identity', 'identity');

/** Written by a user: reasons, notes, titles of assigned work. Plain text in a command, sealed in the log. */
export const freeText = personal('FreeText', 'freeText');

import { BOX, isSealedText, type SealedText, sealedTextSchema } from '../sealing/sealed-text.js';
import { codecOf } from './codec.js';
import { broken } from './errors.js';
import type { Field, JsonSchema, Mark } from './field.js';
import { CODE, DATE, DECIMAL, ID, INSTANT, isCivilDate, PERIOD, SHA256, STREAM_NAME, UUID, YEAR } from './patterns.js';
import { idRule, oneOfRule, RULES, type Rule } from './rules.js';
import { COUNT, DAY, inside, oneOfWritten, PLAIN_CODE, quoted, TEXT, type Written } from './written.js';

function leaf<A>(
  name: string,
  mark: Mark,
  accepts: (value: unknown) => value is A,
  rule: Rule,
  schema: JsonSchema,
  written: Written,
): Field<A> {
  return {
    codec: codecOf(name, accepts, (input, context) => broken(rule, input, context)),
    schema,
    shape: { kind: 'leaf', mark },
    written,
  };
}

const pattern = (name: string, mark: Mark, regex: RegExp, rule: Rule, written = inside(regex)): Field<string> =>
  leaf(
    name,
    mark,
    (value): value is string => typeof value === 'string' && regex.test(value),
    rule,
    { type: 'string', pattern: regex.source, description: rule.en },
    quoted(written),
  );

/** A pseudonymous identifier: lower case letters, digits, dot, dash; at most 100 characters. */
export const id = (of: string): Field<string> => pattern(`${of}Id`, 'id', ID, idRule(of));

/** The name of a stream: its category, a dash, the subject. */
export const streamName = pattern('StreamName', 'id', STREAM_NAME, RULES.streamName);

/** A civil date at UTC+07:00. */
export const date: Field<string> = leaf(
  'Date',
  'date',
  (value): value is string => typeof value === 'string' && isCivilDate(value),
  RULES.date,
  { type: 'string', format: 'date', pattern: DATE.source, description: `${RULES.date.en}, at UTC+07:00` },
  quoted(DAY),
);

/** An instant in UTC with milliseconds, the one spelling that sorts as text. */
export const instant: Field<string> = leaf(
  'Instant',
  'instant',
  (value): value is string => typeof value === 'string' && INSTANT.test(value) && isCivilDate(value.slice(0, 10)),
  RULES.instant,
  { type: 'string', format: 'date-time', pattern: INSTANT.source, description: RULES.instant.en },
  quoted(inside(INSTANT).replace(inside(DATE), DAY)),
);

/** An exact decimal or fraction as text ("25.5", "2047/24"), never a JSON number. */
export const decimal = pattern('Decimal', 'decimal', DECIMAL, RULES.decimal);

/** A rating period: 2026-03, 2026-Q1, 2026-H1 or 2026. */
export const period = pattern('Period', 'code', PERIOD, RULES.period);

/** A calendar year: the period of a class. */
export const year = pattern('Year', 'code', YEAR, RULES.year);

/** A short code that is neither personal nor free: a row number, a group, a milestone key. */
export const code = pattern('Code', 'code', CODE, RULES.code, PLAIN_CODE);

/** The id of an event of this ledger. */
export const eventId = pattern('EventId', 'id', UUID, RULES.eventId);

export const sha256Hex = pattern('Sha256', 'hash', SHA256, RULES.sha256);

/** A lone surrogate has no UTF-8 form: it could not be stored as it was sent. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 20_000 && value.isWellFormed() && /\S/.test(value);

const plainTextSchema = { type: 'string', pattern: '\\S', maxLength: 20_000 };

/** Text printed in an adopted, public document, or a number/date of such a document. */
export const publicText: Field<string> = leaf('PublicText', 'publicText', isText, RULES.text, plainTextSchema, TEXT);

export const count: Field<number> = leaf(
  'Count',
  'count',
  (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0,
  RULES.count,
  { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
  COUNT,
);

export const flag: Field<boolean> = leaf(
  'Flag',
  'flag',
  (value): value is boolean => typeof value === 'boolean',
  RULES.flag,
  { type: 'boolean' },
  oneOfWritten(true, false),
);

export const yes: Field<true> = leaf(
  'Yes',
  'flag',
  (value): value is true => value === true,
  RULES.yes,
  { const: true },
  oneOfWritten(true),
);

export const oneOf = <const V extends readonly [string, ...string[]]>(...values: V): Field<V[number]> =>
  leaf(
    values.join(' | '),
    'code',
    (value): value is V[number] => typeof value === 'string' && values.includes(value),
    oneOfRule(values),
    { enum: values },
    oneOfWritten(...values),
  );

/** As the log holds it. */
const SEALED_TEXT: Written = `\\{"box":${quoted(inside(BOX))},"sealed":"A256GCM"\\}`;

const personal = (name: string, mark: 'identity' | 'freeText'): Field<string | SealedText> =>
  leaf(
    name,
    mark,
    (value): value is string | SealedText => isText(value) || isSealedText(value),
    RULES.text,
    {
      anyOf: [
        { ...plainTextSchema, description: 'in a command' },
        { ...sealedTextSchema, description: 'in the log' },
      ],
    },
    SEALED_TEXT,
  );

/** Identifies a person: name, number, birthday. Plain text in a command, sealed in the log. */
export const identity = personal('Identity', 'identity');

/** Written by a user: reasons, notes, titles of assigned work. Plain text in a command, sealed in the log. */
export const freeText = personal('FreeText', 'freeText');

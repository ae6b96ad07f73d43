import type { AcrossFields, FieldCase } from './across-fields.js';

/**
 * How the canonical text (RFC 8785) of a value looks: source of a regular expression over its UTF-8 bytes, each of them one
 * character. What matches, the codec accepts and canonical JSON writes so; what is rare or beyond a pattern need not match, and
 * is decoded then. Every choice in it is decided by the next character or two, so that a match takes one walk.
 */
export type Written = string;

/** Matches nothing. */
export const NEVER: Written = '(?!)';

/** A pattern of patterns.ts inside a text: without its ends, and without groups that keep what they matched. */
export const inside = (pattern: RegExp): Written => pattern.source.replace(/^\^|\$$/g, '').replace(/\((?!\?)/g, '(?:');

export const quoted = (pattern: Written): Written => `"${pattern}"`;

/** Days that exist, but for 29 February, which not every year has. */
export const DAY: Written =
  '\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))';

/** Codes without accents. */
export const PLAIN_CODE: Written = '[A-Za-z0-9][A-Za-z0-9._/-]{0,99}';

/** Keys of tables that begin as no field does. */
const MAP_KEY: Written = '[A-Z0-9][A-Za-z0-9._/-]{0,99}';

/** With a visible character of ASCII, as every text has that is not odd. Length and encoding are looked at outside. */
export const TEXT: Written = quoted(
  String.raw`(?:[ \x80-\xff]|\\[bfnrt])*(?:[!#-\[\]-~]|\\["\\])(?:[ !#-\[\]-\xff]|\\["\\bfnrt])*`,
);

/** At most fifteen digits: each such number is exact. */
export const COUNT: Written = String.raw`(?:0|[1-9]\d{0,14})`;

/** One of these JSON values. */
export const oneOfWritten = (...values: readonly unknown[]): Written =>
  `(?:${values.map((value) => escaped(asBytes(JSON.stringify(value)))).join('|')})`;

export const nullableWritten = (item: Written): Written => `(?:null|${item})`;

export const listWritten = (item: Written): Written => String.raw`\[(?:${item}(?:,${item})*)?\]`;

/** Order is beyond a pattern: no entry or one. */
export const shortMapWritten = (item: Written): Written => String.raw`\{(?:"${MAP_KEY}":${item})?\}`;

/** Any number of entries, kept as a group: whoever matches has to see that the keys rise. Items hold no quotation mark. */
export const longMapWritten = (item: Written): Written => {
  const entry = `"${MAP_KEY}":${item}`;
  return String.raw`(\{(?:${entry}(?:,${entry})*)?\})`;
};

export interface PartWritten {
  readonly name: string;
  readonly required: boolean;
  readonly written: Written;
}

/** Fields in the order of RFC 8785; in each of the cases that rules across fields leave open. */
export function recordWritten(parts: readonly PartWritten[], across: readonly AcrossFields[]): Written {
  const sorted = [...parts].sort((a, b) => (a.name < b.name ? -1 : 1));
  const cases = across.reduce<readonly FieldCase[]>(
    (open, { cases }) => open.flatMap((one) => cases.flatMap((other) => bothCases(one, other))),
    [{}],
  );
  const written = cases.map((one) => fieldsWritten(sorted.flatMap((part) => inCase(part, one[part.name]))));
  return written.length === 0 ? NEVER : `(?:${written.join('|')})`;
}

/** None where they want two different things of a field. */
const bothCases = (one: FieldCase, other: FieldCase): readonly FieldCase[] =>
  Object.keys(other).some((name) => name in one && one[name] !== other[name]) ? [] : [{ ...one, ...other }];

function inCase(part: PartWritten, so: FieldCase[string] | undefined): readonly PartWritten[] {
  if (so === 'LEFT_OUT') return [];
  if (so === undefined) return [part];
  return [{ ...part, required: true, ...(so === 'NULL' && { written: 'null' }) }];
}

function fieldsWritten(parts: readonly PartWritten[]): Written {
  const first = parts.findIndex(({ required }) => required);
  const fields = parts.map(({ name, required, written }, i) => {
    const field = `"${name}":${written}`;
    // A comma stands between two fields. Before the first one that is always there it follows each that is.
    if (i === first) return field;
    if (first < 0) return `(?:(?:(?<=\\{)|(?<!\\{),)${field})?`;
    const withComma = i < first ? `${field},` : `,${field}`;
    return required ? withComma : `(?:${withComma})?`;
  });
  return String.raw`\{${fields.join('')}\}`;
}

/** The UTF-8 bytes of a text, each as one character. */
const asBytes = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

import type { Warning } from '../formula.js';
import type { Shown } from '../numbers/index.js';
import type { Presented } from '../present.js';
import { described, list, nullable, object, type Reader, Refusal, shown, text } from '../reading/index.js';
import type { Derivation } from '../trace/index.js';

/** One reader for every key of an answer. */
export type FieldsOf<Answer> = { readonly [K in keyof Answer]-?: Reader<Answer[K]> };

export const warnings: Reader<readonly Warning[]> = list(object({ code: text, message: text, messageVi: text }));

const anyText: Reader<string> = described({ type: 'string' }, (raw, path) => {
  if (typeof raw === 'string') return raw;
  throw new Refusal(
    'INVALID_INPUT',
    path,
    `expected a text, got ${shown(raw)}`,
    `cần một chuỗi, nhận được ${shown(raw)}`,
  );
});

function decimalReader(places: number, description: string): Reader<string> {
  const pattern = new RegExp(`^-?(0|[1-9][0-9]*)[.][0-9]{${places}}$`);
  return described({ type: 'string', pattern: pattern.source, description }, (raw, path) => {
    if (typeof raw === 'string' && pattern.test(raw)) return raw;
    throw new Refusal(
      'INVALID_NUMBER',
      path,
      `expected a decimal with ${places} places, got ${shown(raw)}`,
      `cần ${places} chữ số thập phân`,
    );
  });
}

/** A decimal cut after two places (P18). */
export const displayed: Reader<string> = decimalReader(
  2,
  'The exact value as a decimal, cut after two places, never rounded.',
);

const displayedAs = ({ places, rounding }: Shown): Reader<string> =>
  decimalReader(
    places,
    `The value as a decimal with ${places} places, ${rounding === 'CUT' ? 'cut, never rounded' : 'rounded half up'}.`,
  );

/** `#/$defs/derivation`: a term holds terms, so its schema has to name itself. */
export const DERIVATION_REF = { $ref: '#/$defs/derivation' } as const;
const inner: Reader<Derivation> = described(DERIVATION_REF, (raw, path) => derivation(raw, path));
export const derivation: Reader<Derivation> = object({
  term: text,
  label: anyText,
  value: nullable(anyText),
  formula: text,
  expression: anyText,
  parameters: list(object({ id: text, value: anyText, source: anyText })),
  citation: text,
  events: list(text),
  excluded: list(object({ event: text, reason: text })),
  children: list(inner),
});

/** A whole answer of `evaluate`: its own keys, `display` of every exact number, and the derivation unless it was left out. */
export function evaluated<Answer extends object>(
  fields: FieldsOf<Answer>,
  exactKeys: readonly (keyof Answer & string)[],
  quantity?: Shown,
): Reader<Answer & Presented> {
  const decimal = quantity === undefined ? displayed : displayedAs(quantity);
  const display = object(Object.fromEntries(exactKeys.map((key) => [key, nullable(decimal)])));
  return object({ ...fields, display }, { derivation: inner }) as unknown as Reader<Answer & Presented>;
}

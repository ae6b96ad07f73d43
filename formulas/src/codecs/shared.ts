import * as t from 'io-ts';
import { CLASSES } from '../nd335/index.js';
import { parseRational } from '../numbers/index.js';
import type { Derivation } from '../trace/index.js';

/** A text that is an exact number, `n` or `n/d`. */
export const exactText = t.refinement(t.string, (text) => parseRational(text) !== null, 'ExactText');

export const orNull = <C extends t.Mixed>(codec: C) => t.union([codec, t.null]);

/** A union of texts. */
export const oneOf = <T extends string>(values: readonly T[]): t.Type<T, T, unknown> => {
  const is = (value: unknown): value is T => values.some((known) => known === value);
  return new t.Type(
    values.join(' | '),
    is,
    (value, context) => (is(value) ? t.success(value) : t.failure(value, context)),
    t.identity,
  );
};

export const classCodec = oneOf(CLASSES);

export const warnings = t.readonlyArray(t.type({ code: t.string, message: t.string, messageVi: t.string }));

export const derivationCodec: t.Type<Derivation> = t.recursion('Derivation', () =>
  t.type({
    term: t.string,
    label: t.string,
    value: orNull(t.string),
    formula: t.string,
    expression: t.string,
    parameters: t.readonlyArray(t.type({ id: t.string, value: t.string, source: t.string })),
    citation: t.string,
    events: t.readonlyArray(t.string),
    excluded: t.readonlyArray(t.type({ event: t.string, reason: t.string })),
    children: t.readonlyArray(derivationCodec),
  }),
);

/** What every evaluated answer has beside its own keys. */
export const presentedCodec = t.intersection([
  t.type({ display: t.record(t.string, orNull(t.string)) }),
  t.partial({ derivation: derivationCodec }),
]);

/** A whole number of 0 or more. */
export const wholeNumber = t.refinement(t.number, (n) => Number.isSafeInteger(n) && n >= 0, 'WholeNumber');

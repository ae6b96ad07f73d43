import type { Basis, Explanation, Missing, WhatIf } from '@kpi-ledger/engine';
import * as t from 'io-ts';
import {
  choice,
  component,
  componentOf,
  count,
  day,
  exact,
  type Fields,
  hash,
  list,
  nullable,
  record,
  says,
  text,
} from '../fields.js';

export const basis = componentOf<Basis>()(
  'Basis',
  'What the answer rests on. The same basis gives the same answer.',
  record(
    {
      ordinal: says('How many events of the ledger were known.', count),
      root: says('Merkle root over them.', hash),
      effective: day,
      ruleSet: says('Hash of the rules as data.', hash),
      formulaSet: says('Hash of the list of released formulas.', hash),
    },
    { assumed: says('Hash of the facts that were only assumed: no record of the ledger.', hash) },
  ),
);

/** The basis of something published, which assumed nothing. */
export const publishedBasis = component(
  'PublishedBasis',
  'What a published figure rests on.',
  record({ ordinal: count, root: hash, effective: day, ruleSet: hash, formulaSet: hash }),
);

export const missing = componentOf<Missing>()(
  'Missing',
  'What is missing, who owes it, since when.',
  record({ what: text, owedBy: nullable(text), since: nullable(day) }),
);

export const ratingClass = component(
  'Class',
  'XS: hoàn thành xuất sắc, TOT: hoàn thành tốt, HT: hoàn thành, KHT: không hoàn thành nhiệm vụ.',
  choice('XS', 'TOT', 'HT', 'KHT'),
);

export const decision = component('Decision', 'The act by which it was decided.', record({ number: text, date: day }));

type Derivation = NonNullable<Explanation['derivation']>;
const term: t.Type<Derivation> = t.recursion('Derivation', () =>
  record({
    term: text,
    label: text,
    value: nullable(text),
    formula: text,
    expression: text,
    parameters: list(record({ id: text, value: text, source: text })),
    citation: text,
    events: list(text),
    excluded: list(record({ event: text, reason: text })),
    children: list(derivation),
  }),
);
export const derivation: t.Type<Derivation> = componentOf<Derivation>()(
  'Derivation',
  'How a value came about: formula, figures, parameters, article, events, and the terms it was computed from.',
  term,
);

export const display = component(
  'Display',
  'The terms as decimals, two places, cut and never rounded.',
  t.record(t.string, nullable(text)),
);

export const whatIf = componentOf<WhatIf>()(
  'WhatIf',
  'The facts that were assumed beside the ledger; nothing was written.',
  record({
    assumed: hash,
    facts: list(record({ event: text, type: text, validAt: text, data: t.unknown as t.Type<unknown> })),
  }),
);

export const actual = component(
  'Actual',
  'The figure of the ledger itself, beside what was assumed.',
  record({ S: nullable(exact), display: nullable(text), status: text, band: nullable(text) }),
);

export const page = component(
  'Page',
  'Where this page stands in the whole list.',
  record({
    total: says('Rows of the whole list.', count),
    next: says('The cursor of the next page; null: this is the last one.', nullable(text)),
  }),
);

/** An answer of rows; `page` stands where a part of them was asked for. */
export const rowsOf = <Row, F extends Fields = Record<never, never>>(name: string, row: t.Type<Row>, more?: F) =>
  component(
    name,
    'Rows with the basis that they rest on.',
    record({ basis, rows: list(row), ...(more ?? {}) } as { basis: typeof basis; rows: t.Type<readonly Row[]> } & F, {
      page,
      whatIf,
    }),
  );

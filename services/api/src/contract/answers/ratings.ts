import type { Basis, Explanation, Ground, OverriddenTerm, RateRow, ReadinessRow, WhatIf } from '@kpi-ledger/engine';
import {
  choice,
  component,
  componentOf,
  count,
  day,
  exact,
  flag,
  list,
  nullable,
  record,
  says,
  text,
} from '../fields.js';
import {
  actual,
  basis,
  decision,
  derivation,
  display,
  missing,
  publishedBasis,
  ratingClass,
  rowsOf,
  whatIf,
} from './shared.js';

export const RATE_STATUS = [
  'OK',
  'INSUFFICIENT_DATA',
  'PROVISIONAL',
  'PROVISIONAL_DECEMBER',
  'NOT_IN_SCOPE',
  'SCOPE_UNDECIDED',
  'NO_HOLDER',
  'NOT_ENDED',
] as const;

export const rateStatus = component('RateStatus', 'How far the score of a period is.', choice(...RATE_STATUS));

export const terms = {
  a: says('Số lượng.', nullable(exact)),
  b: says('Chất lượng.', nullable(exact)),
  c: says('Tiến độ.', nullable(exact)),
  d: says('Kết quả của cấp dưới; only of leaders.', nullable(exact)),
  dd: says('đ: khả năng tổ chức triển khai; only of leaders.', nullable(exact)),
  e: says('Đoàn kết nội bộ; only of leaders.', nullable(exact)),
  K: nullable(exact),
  T: says('Điểm kết quả thực hiện nhiệm vụ, at most 70.', nullable(exact)),
  G: says('Điểm tiêu chí chung, at most 30.', nullable(exact)),
  S: says('Điểm của kỳ, G + T.', nullable(exact)),
};

const overriddenTerm = componentOf<OverriddenTerm>()(
  'OverriddenTerm',
  'A term that the authority set, beside what the calculation gives.',
  record({
    term: choice('d', 'S'),
    calculated: nullable(exact),
    override: exact,
    scoreWithout: nullable(exact),
    event: text,
    decision: nullable(decision),
  }),
);

export const completion = component(
  'Completion',
  'Completion of the work of a unit.',
  record({
    assigned: count,
    completed: count,
    counted: nullable(exact),
    weighted: nullable(exact),
    display: nullable(text),
  }),
);

const ground = componentOf<Ground>()(
  'Ground',
  'What may be looked at before đ and e are attested; never a value.',
  record({
    kind: choice('INITIATIVE', 'CONFLICT', 'COMPLETION', 'LATENESS', 'INDICATORS'),
    unit: nullable(text),
    what: text,
    events: list(text),
  }),
);

export const published = component(
  'Published',
  'The figure that was published; it does not move.',
  record({ S: exact, event: text, basis: publishedBasis, provisional: flag }),
);
export const restated = component(
  'Restated',
  'The figure that was published beside the first one since.',
  record({ S: exact, event: text, basis: publishedBasis }),
);

export const rateRowFields = {
  post: says('Null for a person without a named post.', nullable(text)),
  unit: nullable(text),
  holder: nullable(text),
  status: rateStatus,
  ...terms,
  band: says(
    'The class that the score corresponds to; a class itself exists for the year only.',
    nullable(ratingClass),
  ),
  confirmed: says('The authority has confirmed this very score.', flag),
  confirmedS: nullable(exact),
  overrides: list(overriddenTerm),
  calculated: nullable(exact),
  display,
  missing: list(missing),
  notes: list(text),
  article: nullable(text),
  completion: nullable(completion),
  synthetic: says('Made-up data: no official value.', flag),
  grounds: nullable(component('Grounds', 'For đ and e.', record({ dd: list(ground), e: list(ground) }))),
  published: nullable(published),
  restated: nullable(restated),
  candidate: nullable(exact),
};

export const beside = { actual: nullable(actual) };

export const rateRow = componentOf<RateRow>()(
  'RateRow',
  'A post, or a person without a named post, with the score of the period.',
  record(rateRowFields, beside),
);
export const ratings = rowsOf('Ratings', rateRow);

export const explanation = componentOf<Explanation & { readonly basis: Basis; readonly whatIf?: WhatIf }>()(
  'Explanation',
  'A row with the derivation of its score.',
  record({ basis, ...rateRowFields, derivation: nullable(derivation) }, { ...beside, whatIf }),
);

const readinessRow = componentOf<ReadinessRow>()(
  'ReadinessRow',
  'Something that still stands between a post and its published rating.',
  record({ post: nullable(text), missing: text, owedBy: nullable(text), since: nullable(day) }, { person: text }),
);
export const readiness = rowsOf('Readiness', readinessRow);

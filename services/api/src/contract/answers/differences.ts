import type { Cause, Difference, DiffRow, DiffStep, Figure, Gap } from '@kpi-ledger/engine';
import * as t from 'io-ts';
import { choice, component, componentOf, count, exact, flag, list, nullable, record, text } from '../fields.js';
import { rateStatus, terms } from './ratings.js';
import { basis, display, ratingClass } from './shared.js';

const figure = componentOf<Figure>()(
  'Figure',
  'The score at one end of a change.',
  record({
    holder: nullable(text),
    status: rateStatus,
    ...terms,
    band: nullable(ratingClass),
    confirmed: flag,
    display,
  }),
);

const ofEvent = record({
  kind: choice('event', 'override'),
  event: text,
  type: text,
  stream: text,
  validAt: text,
  recordedAt: text,
  actor: text,
});
const ofRule = record({
  kind: choice('rule'),
  event: nullable(text),
  id: text,
  value: nullable(text),
  from: text,
  source: text,
  recordedAt: nullable(text),
});
const ofDay = record({ kind: choice('effective'), from: text, to: text, events: list(text) });

const cause: t.Type<t.TypeOf<typeof ofEvent> | t.TypeOf<typeof ofRule> | t.TypeOf<typeof ofDay>> = component(
  'Cause',
  'A fact, an override, a rule, or the day of the question.',
  t.union([ofEvent, ofRule, ofDay]),
);

const step = componentOf<DiffStep>()(
  'DiffStep',
  'One change and what it added to S.',
  record({
    cause: cause as t.Type<Cause>,
    undone: flag,
    before: figure,
    after: figure,
    contribution: nullable(exact),
    without: nullable(choice('SCORE_GAINED', 'SCORE_LOST', 'NO_SCORE', 'OTHER_HOLDER')),
  }),
);

const gap = componentOf<Gap>()(
  'Gap',
  'A stretch of changes in which there was no score.',
  record({ lostAt: count, regainedAt: count, difference: exact }),
);

const row = componentOf<DiffRow>()(
  'DiffRow',
  'A post or person, the two figures, and every change between them in log order.',
  record({
    post: nullable(text),
    person: nullable(text),
    unit: nullable(text),
    from: figure,
    to: figure,
    total: nullable(exact),
    steps: list(step),
    gaps: list(gap),
    unmoved: count,
  }),
);

export const difference = componentOf<Difference>()(
  'Difference',
  'Why scores differ between two bases.',
  record({ from: basis, to: basis, rows: list(row) }),
);

import type { FigureRow, SubmissionRow, VerdictOn } from '@kpi-ledger/engine';
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
import { rowsOf } from './shared.js';

const proof = component(
  'ShownProof',
  'A document that shows something, by its name.',
  record({ name: says('null: its key is gone.', nullable(text)), hash: nullable(text) }),
);

const verdict = componentOf<VerdictOn>()(
  'VerdictOn',
  'What became of a submission.',
  record({
    event: text,
    kind: choice('ACCEPTED', 'REJECTED'),
    post: says('The post of whoever judged; null: none that is known on the day.', nullable(text)),
    unit: nullable(text),
    recordedAt: text,
    reason: says('Of a rejection; null: none, or its key is gone.', nullable(text)),
    major: says('Sai sót lớn: it counts as a failed quality review.', flag),
    unitsAtFault: says('null: all of the submission, or accepted.', nullable(count)),
    newDeadline: says('null: the old deadline stands, or accepted.', nullable(day)),
    exceedsRequirement: flag,
    countsOn: says('The confirmed day that counts instead of the recorded one.', nullable(day)),
  }),
);

const submission = componentOf<SubmissionRow>()(
  'SubmissionRow',
  'A submission of evidence with the last word about it; its texts are opened for display.',
  record({
    submission: text,
    event: text,
    task: text,
    milestone: text,
    unit: nullable(text),
    person: nullable(text),
    units: count,
    recordedAt: text,
    evidence: list(proof),
    note: nullable(text),
    verdict: says('null: it waits to be judged.', nullable(verdict)),
    synthetic: flag,
  }),
);
export const submissions = rowsOf('Submissions', submission);

const figure = componentOf<FigureRow>()(
  'FigureRow',
  'A recorded figure as it holds now, with everything that a correction has to say again; its texts are opened for display.',
  record({
    event: text,
    stream: text,
    indicator: text,
    unit: says('Whose figure it is, or who leads the indicator of the city.', text),
    of: choice('UNIT', 'CITY'),
    period: text,
    day: says('The last day of the period.', day),
    value: nullable(exact),
    state: nullable(flag),
    universe: nullable(record({ id: text, size: count })),
    parts: nullable(record({ numerator: exact, denominator: exact, times: exact })),
    source: text,
    sourceAddress: nullable(text),
    edition: nullable(text),
    attestations: list(record({ target: text, met: flag, evidence: list(proof) })),
    recordedAt: text,
    corrected: flag,
    synthetic: flag,
  }),
);
export const figures = rowsOf('Figures', figure);

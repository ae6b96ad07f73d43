import type { CloseOutcome, PublishOutcome, ReopenOutcome } from '@kpi-ledger/engine';
import type { RowLine } from '@kpi-ledger/intake';
import {
  choice,
  component,
  componentOf,
  count,
  exact,
  flag,
  hash,
  list,
  nullable,
  record,
  says,
  text,
} from '../fields.js';
import { published, restated } from './ratings.js';
import { notReady } from './revisions.js';
import { basis } from './shared.js';

/** What became of commands that were not refused. */
export const recorded = component(
  'Recorded',
  'What became of the commands: RECORDED now, or NOTHING_NEW.',
  record({
    status: choice('RECORDED', 'NOTHING_NEW'),
    rows: list(
      record({
        commandId: text,
        status: says(
          'REPEATED: this very command was recorded before; ALREADY_SO: the ledger says so already.',
          choice('RECORDED', 'REPEATED', 'ALREADY_SO'),
        ),
        events: says('Ids of the events of the command.', list(text)),
      }),
    ),
  }),
);

const skippedRow = component(
  'SkippedRow',
  'Why a row of the file is not recorded, and in which cell.',
  record({
    file: text,
    sheet: nullable(text),
    row: count,
    cell: nullable(text),
    column: nullable(text),
    label: says('What a person calls the column.', nullable(text)),
    value: says('What stands in the cell.', nullable(text)),
    near: says('Codes or words that may have been meant, the nearest first.', list(text)),
    code: text,
    article: nullable(text),
    message: text,
  }),
);

const rowStatus = component(
  'RowStatus',
  'CORRECTED: the row was recorded before, and what the ledger says of it was corrected since.',
  choice('NEW', 'CHANGED', 'UNCHANGED', 'CORRECTED', 'REFUSED'),
);

const rowLine = componentOf<RowLine>()(
  'RowLine',
  'What became of a row of the file, or would become of it.',
  record({
    file: text,
    sheet: nullable(text),
    row: count,
    status: rowStatus,
    type: says('The event type; null: the row cannot be read.', nullable(text)),
    event: says('The event that it is, or corrects.', nullable(text)),
  }),
);

/** What became of a file of rows. */
export const imported = component(
  'Imported',
  'What became of the file; `skipped` holds what is wrong with its rows, every one of them.',
  record({
    status: choice('RECORDED', 'NOTHING_NEW', 'DRY_RUN'),
    importId: nullable(text),
    rows: count,
    recorded: count,
    alreadyThere: count,
    counts: record({ new: count, changed: count, unchanged: count, corrected: count, refused: count }),
    skipped: list(skippedRow),
    lines: list(rowLine),
  }),
);

const rated = { person: text, post: nullable(text), unit: text };
const status = choice('RECORDED', 'NOTHING_NEW', 'NOT_READY');

export const publishedPeriod = componentOf<PublishOutcome>()(
  'PeriodPublished',
  'Whose confirmed score was published now, whose was before, and who is left out.',
  record({
    basis,
    status,
    published: list(record({ ...rated, S: exact, display: nullable(text), provisional: flag, event: nullable(text) })),
    already: list(record({ ...rated, published, restated: nullable(restated) })),
    notReady: list(notReady),
    withoutScore: list(record(rated)),
  }),
);

export const closedPeriod = componentOf<CloseOutcome>()(
  'PeriodClosed',
  'A closed period: count and Merkle root of its ratings, and what has moved since.',
  record({
    basis,
    status: choice('RECORDED', 'ALREADY_SO', 'NOT_READY'),
    event: nullable(text),
    ratings: count,
    ratingsRoot: hash,
    organisation: record({ events: count, root: hash }),
    rests: record({ rule: text, root: hash }),
    blocking: list(notReady),
  }),
);

export const reopenedPeriod = componentOf<ReopenOutcome>()(
  'PeriodReopened',
  'NOT_CLOSED: the period was never closed, or is open already.',
  record({ basis, status: choice('RECORDED', 'NOT_CLOSED'), event: nullable(text) }),
);

export const keptEvidence = component(
  'KeptEvidence',
  'A file of evidence that is kept, as its content tells what it is.',
  record({ task: text, hash, mediaType: text, bytes: count }),
);

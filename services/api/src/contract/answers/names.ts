import type { Names } from '@kpi-ledger/engine';
import { componentOf, nullable, record, says, table, text } from '../fields.js';

export const names = componentOf<Names>()(
  'Names',
  'Names for display, by id. Of people and their work only those within reach of the caller.',
  record({
    units: table(text),
    posts: table(text),
    people: table(text),
    tasks: says('null: the task has no title.', table(nullable(text))),
    teams: says('Titles of team products; null: it has none.', table(nullable(text))),
  }),
);

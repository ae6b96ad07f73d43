import type { AnyEvent } from '@kpi-ledger/events';
import type { DataOf, Fact } from '../common/facts.js';
import { type Decision, handler, recordUnless } from '../common/handler.js';
import { refuse } from '../refusals/refusal.js';

/** One import: its rows count once it is completed. */
export interface Import {
  started: DataOf<'ImportStarted'> | null;
  completed: boolean;
}

function evolve(state: Import, event: AnyEvent): Import {
  if (event.type === 'ImportStarted') state.started = event.data;
  if (event.type === 'ImportCompleted') state.completed = true;
  return state;
}

const startImport = ({ started }: Import, fact: Fact<'ImportStarted'>): Decision =>
  recordUnless(fact, started !== null && refuse('ALREADY_EXISTS', 'data.import', { value: fact.data.import }));

function completeImport({ started, completed }: Import, fact: Fact<'ImportCompleted'>): Decision {
  const { import: value, recorded, skipped } = fact.data;
  return recordUnless(
    fact,
    started === null && refuse('IMPORT_NOT_STARTED', 'data.import', { value }),
    completed && refuse('ALREADY_EXISTS', 'data.import', { value }),
    started !== null &&
      recorded + skipped > started.rows &&
      refuse('IMPORT_COUNTS', 'data.recorded', { value: recorded + skipped, rows: started.rows }),
  );
}

export const importHandler = handler({
  initial: (): Import => ({ started: null, completed: false }),
  evolve,
  decide: { ImportStarted: startImport, ImportCompleted: completeImport },
});

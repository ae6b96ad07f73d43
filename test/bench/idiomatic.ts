// The baseline: how one writes it without a second thought. JSON.parse of every event, Maps by stream, plain numbers, the same
// projections as the engine's rating of all heads (work, leadership, people under management, completion), by quarter and under
// the default readings. Frozen: it is there to be compared with, and a test holds its figures against the engine's.
import { type Fact, factsOf } from './idiomatic/facts.ts';
import { organisationOn } from './idiomatic/organisation.ts';
import { type Rating, rateHeads } from './idiomatic/rating.ts';
import { closeDayOfQuarter } from './idiomatic/rules.ts';
import { type Task, taskOf } from './idiomatic/tasks.ts';

export interface Question {
  /** A quarter, `2026-Q3`. */
  readonly period: string;
  readonly first: string;
  readonly last: string;
  readonly effective: string;
}

/** Rates every head from the stored texts of the events known. */
export function rateIdiomatically(texts: Iterable<string>, question: Question): readonly Rating[] {
  const streams = factsOf(texts);
  const [asOf = ''] = [question.effective, question.last].sort();
  const organisation = organisationOn(streams, asOf);
  const tasks: Task[] = [];
  for (const [stream, facts] of streams) {
    if (!stream.startsWith('task-')) continue;
    const task = taskOf(facts.filter(({ validAt }) => validAt <= asOf));
    if (task !== null) tasks.push(task);
  }
  const closeDay = closeDayOfQuarter(streams.get('ledger') ?? [], question.last);
  const record = (person: string): readonly Fact[] =>
    (streams.get(`rating-${person}-${question.period}`) ?? []).filter(({ validAt }) => validAt <= asOf);
  return rateHeads({ question, asOf, organisation, tasks, closeDay, record });
}

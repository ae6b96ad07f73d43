import type { Question } from '../idiomatic.ts';
import type { Fact } from './facts.ts';
import type { Organisation, Post } from './organisation.ts';
import { type Part, placing, type Task } from './tasks.ts';

/** The figures of one head; null where something is missing. */
export interface Rating {
  readonly post: string;
  readonly holder: string | null;
  readonly a: number | null;
  readonly b: number | null;
  readonly c: number | null;
  readonly d: number | null;
  readonly G: number | null;
  readonly T: number | null;
  readonly S: number | null;
  readonly assigned: number;
  readonly completed: number;
}

interface Given {
  readonly question: Question;
  readonly asOf: string;
  readonly organisation: Organisation;
  readonly tasks: readonly Task[];
  readonly closeDay: number;
  readonly record: (person: string) => readonly Fact[];
}

export function rateHeads(given: Given): readonly Rating[] {
  const { organisation, tasks } = given;
  const byDoer = new Map<string, Set<Task>>();
  for (const task of tasks)
    for (const { doer } of task.parts) byDoer.set(doer, (byDoer.get(doer) ?? new Set()).add(task));
  return organisation.posts.filter(({ scope }) => scope === 'in').map((post) => rateHead(given, post, byDoer));
}

function rateHead(
  { question, asOf, organisation, closeDay, record }: Given,
  post: Post,
  byDoer: ReadonlyMap<string, ReadonlySet<Task>>,
): Rating {
  const { unit, holder } = post;
  const completion = completionOf(byDoer.get(unit) ?? new Set(), unit, question, asOf);
  const nothing = { a: null, b: null, c: null, d: null, G: null, T: null, S: null };
  if (holder === null) return { post: post.post, holder, ...nothing, ...completion };
  const work = workOf(new Set([...(byDoer.get(holder) ?? []), ...(byDoer.get(unit) ?? [])]), [holder, unit], {
    question,
    asOf,
    closeDay,
  });
  const stated = record(holder);
  const cells = stated.findLast(({ type }) => type === 'GeneralCriteriaConfirmed')?.data.cells;
  const G = cells === undefined ? null : Object.values<string>(cells).reduce((sum, cell) => sum + Number(cell), 0);
  const attested = stated.findLast(({ type }) => type === 'LeadershipAttested')?.data;
  const half = (of: { readonly value: string } | undefined): number | null =>
    of === undefined ? null : of.value === '1' ? 1 : 0.5;
  const d = criterionD(organisation.peopleUnder(post), record);
  const criteria = [work.a, work.b, work.c, d, half(attested?.dd), half(attested?.e)];
  const K = criteria.some((of) => of === null) ? null : criteria.reduce<number>((sum, of) => sum + (of ?? 0), 0) / 6;
  const T = K === null ? null : 70 * Math.min(1, K);
  return { post: post.post, holder, ...work, d, G, T, S: T === null || G === null ? null : T + G, ...completion };
}

/** Half as soon as one official has less than 50. */
function criterionD(people: ReadonlySet<string>, record: Given['record']): number | null {
  let isComplete = people.size > 0;
  for (const person of people) {
    const S = record(person).findLast(({ type }) => type === 'PeriodScoreConfirmed')?.data.S;
    if (S === undefined) isComplete = false;
    else if (Number(S) < 50) return 0.5;
  }
  return isComplete ? 1 : null;
}

function workOf(
  tasks: ReadonlySet<Task>,
  doers: readonly string[],
  { question, asOf, closeDay }: Pick<Given, 'question' | 'asOf' | 'closeDay'>,
): Pick<Rating, 'a' | 'b' | 'c'> {
  const { first, last } = question;
  let [A, done, faultless, inTime] = [0, 0, 0, 0];
  for (const task of tasks)
    for (const part of task.parts) {
      if (!doers.includes(part.doer)) continue;
      const dues = placing(part);
      if (!dues.some((due) => due >= first && due <= last)) continue;
      const doneOn = part.state === 'DONE' && part.on <= asOf ? part.on : null;
      if (doneOn !== null && dues.some((due) => due < first && doneOn <= quarterOf(due).last)) continue;
      const points = task.factor * part.count;
      if (!isExtra(part, dues, closeDay)) A += points;
      if (doneOn === null || doneOn > last) continue;
      const delays = dues.filter((due) => due < doneOn && !task.excused.has(due)).length;
      done += points;
      faultless += points * Math.max(0, 1 - part.faults / 4);
      inTime += points * Math.max(0, 1 - delays / 4);
    }
  const share = (of: number): number | null => (A === 0 ? null : Math.min(1, of / A));
  return { a: share(done), b: share(faultless), c: share(inTime) };
}

function isExtra({ isExtra: anyway, givenOn }: Part, dues: readonly string[], closeDay: number): boolean {
  const earliest = [...dues].sort()[0];
  return anyway || (givenOn !== '' && earliest !== undefined && givenOn > quarterOf(earliest).day(closeDay));
}

function quarterOf(day: string): { readonly last: string; day(n: number): string } {
  const month = 3 * Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  const at = (months: number, date: number): string =>
    new Date(Date.UTC(Number(day.slice(0, 4)), months, date)).toISOString().slice(0, 10);
  return { last: at(month + 3, 0), day: (n) => at(month, n) };
}

/** Tasks of a unit due in the quarter: all, and those of which every unit is accepted. */
function completionOf(
  tasks: ReadonlySet<Task>,
  unit: string,
  { first, last }: Question,
  asOf: string,
): Pick<Rating, 'assigned' | 'completed'> {
  let [assigned, completed] = [0, 0];
  for (const { parts } of tasks) {
    const due = parts.filter((part) => {
      const on = placing(part).at(-1) ?? '';
      return part.doer === unit && part.state !== 'HANDED_OVER' && on >= first && on <= last;
    });
    if (due.length === 0) continue;
    assigned += 1;
    const live = due.filter(({ state }) => state !== 'CANCELLED');
    if (live.length > 0 && live.every(({ state, on }) => state === 'DONE' && on <= asOf)) completed += 1;
  }
  return { assigned, completed };
}

import { KnownWorkLine, type PickedParameters, type UsedParameter } from '@kpi-ledger/formulas';
import {
  type Doer,
  type Excluded,
  leftOut,
  linesOf,
  sameDoer,
  type Task,
  type TrackedPeriod,
  type WorkLine,
  type WorkRules,
} from '@kpi-ledger/projections';
import { decidesAboutLines, usedForLine } from '../rate/used-parameters.js';
import { isScored } from '../rate/work-behind.js';
import { inputLine } from '../rate/work-input.js';
import type { Snapshot } from '../reading/reading.js';
import { extraOnly, grownLine } from './line-nodes.js';

/** The work of a score as its derivation shows it. */
export interface ExplainedWork {
  readonly lines: readonly ExplainedLine[];
  /** Lines without a decided factor, where the city does not score them (P36). */
  readonly unscored: readonly ExplainedLine[];
  /** Work due in the period that stands in no line. */
  readonly leftOut: readonly Excluded[];
}

/** A line of work as the formula takes it, with all that its derivation shows of it. */
export class ExplainedLine {
  #made: { readonly split: string | null; readonly input: KnownWorkLine } | null = null;

  constructor(
    readonly work: WorkLine,
    private readonly used: readonly UsedParameter[],
  ) {}

  /** @param splitOf the event that split a team product */
  input(splitOf: (team: string) => string | null): KnownWorkLine {
    const split = this.#splitBy(splitOf);
    if (this.#made === null || this.#made.split !== split) {
      const { work, used } = this;
      const input = new KnownWorkLine(inputLine(work), (of, node) => grownLine(work, of, node, used, listed(split)));
      this.#made = { split, input };
    }
    return this.#made.input;
  }

  extraOnly(splitOf: (team: string) => string | null) {
    return extraOnly(this.work, listed(this.#splitBy(splitOf)));
  }

  /** Null: a whole product. */
  #splitBy(splitOf: (team: string) => string | null): string | null {
    const { part } = this.work;
    return part === null ? null : splitOf(part.team);
  }
}

const listed = (event: string | null): readonly string[] => (event === null ? [] : [event]);

/** Whose work of which period, read by which parameters. */
interface WorkAsked {
  readonly doers: readonly Doer[];
  readonly period: TrackedPeriod;
  readonly parameters: PickedParameters;
  readonly workRules: WorkRules;
}

/** What a task is in the work of some doers, with its place among the others. */
interface ExplainedTask {
  readonly doer: number;
  readonly place: number;
  readonly lines: readonly ExplainedLine[];
  readonly leftOut: readonly Excluded[];
}

/** What is said of a task is kept by its state: another date puts together what is found. */
export function explainedWork(snapshot: Snapshot, asked: WorkAsked): ExplainedWork {
  const { doers, period, parameters } = asked;
  const tasks = snapshot.eachTask(
    doers,
    period,
    `explained by ${decidesAboutLines(parameters)}`,
    (task, place) => explainedTask(task, place, snapshot.day, asked),
    null,
  );
  const lines: ExplainedLine[] = [];
  const unscored: ExplainedLine[] = [];
  const out: Excluded[] = [];
  for (const task of tasks.toSorted((a, b) => a.doer - b.doer || a.place - b.place)) {
    for (const line of task.lines) (isScored(line.work, parameters) ? lines : unscored).push(line);
    out.push(...task.leftOut);
  }
  return { lines, unscored, leftOut: out };
}

function explainedTask(task: Task, place: number, day: string, asked: WorkAsked): readonly ExplainedTask[] {
  const { doers, period, workRules } = asked;
  const lines = linesOf([task], doers, period, day, workRules);
  const out = leftOut([task], doers, period, workRules);
  if (lines.length === 0 && out.length === 0) return [];
  return [
    {
      doer: doers.findIndex((doer) => task.batches.some((batch) => sameDoer(batch.doer, doer))),
      place,
      lines: lines.map((line) => new ExplainedLine(line, usedForLine(line, task, day, asked))),
      leftOut: out,
    },
  ];
}

import { parseRational } from '@kpi-ledger/formulas';
import { type Day, earlier, type Period } from '@kpi-ledger/projections';
import { personScore } from '../rate/person-score.js';
import { ratedPosts, rowOfPerson, type ScoreRow } from '../rate/rows.js';
import { EVERY_KIND } from '../reading/kinds.js';
import type { Reading } from '../reading/reading.js';
import { changesBetween, knowledgeDay } from './changes.js';
import type { DiffRow, DiffStep, Figure, Gap } from './difference.js';
import type { PartOfLog } from './part-of-log.js';
import { type Scope, scopesIn } from './scope.js';
import { type End, statesBetween } from './states.js';

/** A post of the table, or a person without one. */
export type Subject = { readonly post: string } | { readonly person: string };

/** One end of a difference: the ledger as known there, and the day of the question. */
export interface DiffEnd extends End {
  readonly effective: Day;
  readonly reading: Reading;
}

/**
 * Walks from one basis to the other and says what every change did to the scores of the subjects. The walk itself goes forward in
 * knowledge, then in effective time; from later to earlier it is told backwards.
 *
 * It yields between changes, so that its caller may let others work.
 */
export function* walk(
  readingOf: (part: PartOfLog) => Reading,
  from: DiffEnd,
  to: DiffEnd,
  period: Period,
  subjects: readonly Subject[],
): Generator<void, readonly DiffRow[]> {
  const forward = from.ordinal < to.ordinal || (from.ordinal === to.ordinal && from.effective <= to.effective);
  const [first, last] = forward ? [from, to] : [to, from];
  const log = last.reading.events;
  const scopeOf = scopesIn(log);
  const tracks = subjects.map((subject) => new Track(subject, scopeOf(idOf(subject)), first, period));
  const states = statesBetween(first, last, readingOf);
  const days = { from: knowledgeDay(first.knownAt), to: knowledgeDay(last.knownAt) };
  for (const change of changesBetween(log, first.ordinal, last.ordinal, days)) {
    states.join(change);
    const { cause } = change;
    const stream = 'stream' in cause ? cause.stream : null;
    const touched = tracks.filter(({ scope }) => stream === null || scope.mayMove(stream));
    for (const track of tracks) if (!touched.includes(track)) track.passOver();
    if (touched.length === 0) continue;
    const reading = states.reading();
    for (const track of touched) track.step(cause, figureOf(reading, track.subject, period, first.effective));
    yield;
  }
  if (first.effective !== last.effective) {
    const { reading } = last;
    const events = cameIntoView(reading, first.effective, last.effective);
    for (const track of tracks)
      track.step(
        { kind: 'effective', from: first.effective, to: last.effective, events },
        figureOf(reading, track.subject, period, last.effective),
      );
  }
  return tracks.map((track) => rowOf(track, last, period, forward));
}

const idOf = (subject: Subject): string => ('post' in subject ? subject.post : subject.person);

/** Facts that speak about a day after the one and up to the other. */
const cameIntoView = (reading: Reading, from: Day, to: Day): readonly string[] => {
  const [early, late] = from <= to ? [from, to] : [to, from];
  return reading
    .at(late)
    .factsAmong(...EVERY_KIND)
    .filter(({ event }) => event.validAt > early)
    .map(({ event }) => event.id);
};

/** The steps of one subject so far. */
class Track {
  readonly steps: Omit<DiffStep, 'undone'>[] = [];
  unmoved = 0;
  readonly first: Figure;
  #now: Figure;

  constructor(
    readonly subject: Subject,
    readonly scope: Scope,
    { reading, effective }: DiffEnd,
    period: Period,
  ) {
    this.first = figureOf(reading, subject, period, effective);
    this.#now = this.first;
  }

  get now(): Figure {
    return this.#now;
  }

  passOver(): void {
    this.unmoved += 1;
  }

  step(cause: DiffStep['cause'], after: Figure): void {
    const before = this.#now;
    if (sameFigure(before, after)) {
      this.passOver();
      return;
    }
    this.steps.push({ cause, before, after, ...contributionOf(before, after) });
    this.#now = after;
  }
}

function rowOf(track: Track, last: DiffEnd, period: Period, forward: boolean): DiffRow {
  const { subject, first, now, unmoved } = track;
  const end = figureOf(last.reading, subject, period, last.effective);
  if (!sameFigure(end, now)) throw new Error(`the steps of ${idOf(subject)} do not end where the later basis stands`);
  const steps = forward
    ? track.steps.map((step) => ({ ...step, undone: false }))
    : track.steps.toReversed().map(({ cause, before, after }) => ({
        ...{ cause, before: after, after: before, undone: true },
        ...contributionOf(after, before),
      }));
  const [from, to] = forward ? [first, end] : [end, first];
  const { contribution: total } = contributionOf(from, to);
  const { organisation } = last.reading.at(earlier(last.effective, period.last));
  const post = 'post' in subject ? subject.post : null;
  return {
    post,
    person: 'person' in subject ? subject.person : null,
    unit: post === null ? null : (organisation.posts.get(post)?.unit ?? null),
    ...{ from, to, total, steps, gaps: gapsOf(steps), unmoved },
  };
}

/** Stretches without a score between two scores of the same holder. */
function gapsOf(steps: readonly DiffStep[]): readonly Gap[] {
  const gaps: Gap[] = [];
  let lost: { readonly at: number; readonly figure: Figure } | null = null;
  for (const [at, { before, after, without }] of steps.entries()) {
    if (without === 'SCORE_LOST') lost = { at, figure: before };
    if (without === 'OTHER_HOLDER') lost = null;
    if (without !== 'SCORE_GAINED' || lost === null) continue;
    const { contribution } = contributionOf(lost.figure, after);
    if (contribution !== null) gaps.push({ lostAt: lost.at, regainedAt: at, difference: contribution });
    lost = null;
  }
  return gaps;
}

function contributionOf(before: Figure, after: Figure): Pick<DiffStep, 'contribution' | 'without'> {
  const none = (without: DiffStep['without']) => ({ contribution: null, without });
  if (before.holder !== after.holder) return none('OTHER_HOLDER');
  const [was, is] = [before.S, after.S].map((S) => (S === null ? null : parseRational(S)));
  if (was == null && is == null) return none('NO_SCORE');
  if (was == null) return none('SCORE_GAINED');
  if (is == null) return none('SCORE_LOST');
  return { contribution: is.minus(was).toString(), without: null };
}

export function figureOf(reading: Reading, subject: Subject, period: Period, effective: Day): Figure {
  const { organisation } = reading.at(earlier(effective, period.last));
  if ('person' in subject) {
    if (!organisation.officials.has(subject.person)) return NOBODY;
    return figureOfRow(rowOfPerson(reading, subject.person, personScore(reading, subject.person, period, effective)));
  }
  const post = organisation.posts.get(subject.post);
  const [rated] = post === undefined ? [] : ratedPosts(reading, period, effective, [post]);
  return rated === undefined ? NOBODY : figureOfRow(rated.row);
}

const figureOfRow = ({ holder, status, band, confirmed, display, ...row }: ScoreRow): Figure => {
  const { a, b, c, d, dd, e, K, T, G, S } = row;
  return { holder, status, band, confirmed, display, ...{ a, b, c, d, dd, e, K, T, G, S } };
};

const NOTHING = { a: null, b: null, c: null, d: null, dd: null, e: null, K: null, T: null, G: null, S: null };
/** The post or person is not known yet. */
const NOBODY: Figure = {
  holder: null,
  status: 'NO_HOLDER',
  band: null,
  confirmed: false,
  display: NOTHING,
  ...NOTHING,
};

const SHOWN = ['holder', 'status', 'confirmed', 'a', 'b', 'c', 'd', 'dd', 'e', 'K', 'T', 'G', 'S'] as const;

const sameFigure = (one: Figure, other: Figure): boolean => SHOWN.every((field) => one[field] === other[field]);

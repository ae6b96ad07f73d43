import type { Engine, RateRow } from '@kpi-ledger/engine';
import type { NewFact } from '@kpi-ledger/events';
import type { EventStore } from '@kpi-ledger/ledger';
import { fact, text } from '../generate/draft.ts';
import { ASKED, type WarmEngine } from '../measure/bench.ts';
import { opened } from '../measure/opened.ts';
import { quarter } from '../measure/quarters.ts';
import { clockOf, median } from '../measure/rounds.ts';
import { duration, type Row, times } from '../measure/row.ts';

const clock = clockOf('processor');
const { last } = quarter(ASKED);

/** So many events of each kind come before those that are measured; the very first one also moves the day of knowledge. */
const WARM_UP = 10;
const TARGET = 0.005;

/** So many heads, of all sizes of units, are handed over in turn, and people transferred between these units. */
const PLACES = 16;

interface Place {
  readonly post: string;
  readonly unit: string;
  readonly holder: string;
  readonly staff: readonly string[];
}
const NO_PLACE: Place = { post: '', unit: '', holder: '', staff: [] };

/** An event of a kind, another one in each round. */
type NewEvent = (round: number) => {
  readonly stream: string;
  readonly fact: NewFact;
  /** It comes as the first one of a day. */
  readonly onNewDay?: true;
};

/** All heads rated again after one new event, of some kinds in turn: the kind that costs most decides. */
export async function afterOneRow(
  { engine, store, nextDay }: Pick<WarmEngine, 'engine' | 'nextDay'> & { readonly store: EventStore },
  rows: readonly RateRow[],
  runs: number,
): Promise<Row> {
  const kinds = await eventsOfKinds(engine, rows);
  const spent = new Map([...kinds.keys()].map((kind) => [kind, [] as number[]]));
  const revisions = new Map<string, number>();
  for (let round = 0; round < WARM_UP + Math.max(5, runs); round += 1)
    for (const [i, [kind, next]] of [...kinds].entries()) {
      const { stream, fact, onNewDay } = next(round);
      if (onNewDay) nextDay();
      const revision = revisions.get(stream) ?? (await lastRevision(store, stream));
      const id = `bench-${i}-${round}`;
      const ids = { commandId: id, correlationId: id, causationId: null, actor: 'bench' };
      await opened(store.append([{ ...ids, stream, expectedRevision: revision, facts: [fact] }]));
      revisions.set(stream, revision + 1);
      const started = clock();
      await opened(engine.rate({ period: ASKED, effective: text(last) }));
      if (round >= WARM_UP) spent.get(kind)?.push(clock() - started);
    }
  const medians = [...spent].map(([kind, all]) => ({ kind, time: median(all) })).toSorted((a, b) => b.time - a.time);
  const worst = medians[0]?.time ?? Number.NaN;
  return {
    what: 'one new event to the updated rating of all heads',
    target: '≤ 5 ms after commit',
    ratio: `${times(worst / TARGET)} the target`,
    absolute: `${medians.map(({ kind, time }) => `${duration(time)} ${kind}`).join(', ')} (medians, after ${WARM_UP} of each kind)`,
    reached: worst <= TARGET,
    figures: { afterOne: worst },
  };
}

/** So many of them, the same way apart. */
const everyFew = <A>(all: readonly A[], few: number): readonly A[] => {
  const step = Math.max(1, Math.floor(all.length / few));
  return all.filter((_, i) => i % step === 0).slice(0, few);
};

async function lastRevision(store: EventStore, stream: string): Promise<number> {
  let revision = -1;
  for await (const { event } of store.readStream(stream)) revision = event.revision;
  return revision;
}

/** Of heads in turn; the task and the indicator are new ones, of the unit of the first of them. */
async function eventsOfKinds(engine: Engine, rows: readonly RateRow[]): Promise<ReadonlyMap<string, NewEvent>> {
  const heads = rows.filter(({ S }) => S !== null);
  const unit = heads[0]?.unit ?? '';
  const people = (await opened(engine.people({ period: ASKED, effective: text(last), unit }))).rows;
  const [person = '', colleague = ''] = people.flatMap(({ role, person }) => (role === 'STAFF' ? [person] : []));
  const newTask = fact('TaskAssigned', last - 30, {
    ...{ task: 'bench', unit, basis: 'PLAN', product: { catalogue: 'danh-muc-2026', code: 'SP-1' } },
    ...{ snapshot: { factor: '1', decidedBy: 'bench' }, publicTitle: 'Nhiệm vụ giả lập' },
    milestones: [{ key: 'm1', due: text(last - 10), units: 1 }],
  });
  const newIndicator = fact('IndicatorDefined', last - 30, {
    ...{ indicator: 'bench', unit, annual: true, direction: 'up', kind: 'indicator', lead: [], legalBasis: null },
    ...{ measure: '%', plan: 'ke-hoach-2026', row: '1', title: 'Chỉ tiêu giả lập' },
  });
  const criteria: NewEvent = (round) => {
    const of = heads[round % heads.length]?.holder ?? '';
    const data = { person: of, period: ASKED, cells: { 'I.1': String(round % 5) }, reasons: {} };
    return { stream: `rating-${of}-${ASKED}`, fact: fact('GeneralCriteriaConfirmed', last, data) };
  };
  const places: Place[] = [];
  for (const head of everyFew(heads, PLACES)) {
    const { rows } = await opened(engine.people({ period: ASKED, effective: text(last), unit: head.unit ?? '' }));
    const staff = rows.flatMap(({ role, person: id }) => (role === 'STAFF' ? [id] : []));
    places.push({ post: head.post ?? '', unit: head.unit ?? '', holder: head.holder ?? '', staff });
  }
  return new Map<string, NewEvent>([
    ['general criteria of a head', criteria],
    ['the first event of a day', (round) => ({ ...criteria(round), onNewDay: true })],
    [
      'a task',
      (round) => {
        const data = { task: 'bench', milestone: 'm1', submission: `s${round}`, units: 1, evidence: [] };
        return { stream: 'task-bench', fact: round === 0 ? newTask : fact('EvidenceSubmitted', last - 20, data) };
      },
    ],
    [
      'an indicator',
      (round) => {
        const measured = { indicator: 'bench', unit, period: '2026-08', source: 'x', value: String(round) };
        const stream = `indicator-bench-UNIT-${unit}`;
        return { stream, fact: round === 0 ? newIndicator : fact('IndicatorMeasured', last, measured) };
      },
    ],
    [
      'the score of somebody under management',
      (round) => {
        const data = { person, period: ASKED, S: String(50 + (round % 40)), calculatedAt: null };
        return { stream: `rating-${person}-${ASKED}`, fact: fact('PeriodScoreConfirmed', last, data) };
      },
    ],
    [
      'a new head',
      (round) => {
        const { post, holder, staff } = places[round % places.length] ?? NO_PLACE;
        const person = Math.floor(round / places.length) % 2 === 0 ? staff[0] : holder;
        return { stream: `post-${post}`, fact: fact('HeadAppointed', last - 5, { post, person: person ?? '' }) };
      },
    ],
    [
      'a transfer',
      (round) => {
        // From one of the units to the next one, by two events.
        const which = Math.floor(round / 2);
        const [from, to] = [places[which % places.length], places[(which + 1) % places.length]];
        const person = from?.staff[1 + Math.floor(which / places.length)] ?? '';
        const stream = `official-${person}`;
        return round % 2 === 0
          ? { stream, fact: fact('OfficialLeft', last - 5, { person, unit: from?.unit ?? '', reason: 'TRANSFERRED' }) }
          : { stream, fact: fact('OfficialAssigned', last - 5, { person, unit: to?.unit ?? '', role: 'STAFF' }) };
      },
    ],
    [
      'an absence',
      () => {
        const data = { person: colleague, until: text(last - 2), kind: 'SICK' } as const;
        return { stream: `official-${colleague}`, fact: fact('AbsenceRecorded', last - 5, data) };
      },
    ],
  ]);
}

import type { Class, Derivation } from '@kpi-ledger/formulas';
import { type Day, earlier, type Period } from '@kpi-ledger/projections';
import type { Missing } from '../rate/missing.js';
import type { Reading, Snapshot } from '../reading/reading.js';
import type { Actual } from '../what-if/assumed.js';
import { yearSheetOf } from '../year/year-sheet.js';
import { type Candidate, candidateOf } from './candidates.js';
import { conductOn, type StandingClause } from './clauses.js';
import { decisionNotes, quotaNotes } from './decision-notes.js';
import { type DecidedClass, decisionsOn } from './decisions.js';
import { derivationOf } from './derivation.js';
import { type QuotaOfPool, quotaOf } from './quota.js';

export type ClassStatus =
  | 'OK'
  | 'PENDING_ORGANISATION'
  | 'PENDING_QUOTA'
  | 'TIE'
  | 'NOT_CLASSIFIED'
  | 'INSUFFICIENT_DATA'
  | 'PROVISIONAL';

/** One row of `kpi classify`: a person's annual class with what it rests on. */
export interface ClassRow {
  readonly person: string;
  readonly post: string | null;
  readonly unit: string | null;
  readonly isHead: boolean;
  readonly S: string | null;
  readonly display: string | null;
  readonly scoreClass: Class | null;
  /** The class that stands: by decision, else as calculated; null while it is withheld. */
  readonly class: Class | null;
  readonly calculated: Class | null;
  readonly status: ClassStatus;
  /** Clauses by which the class differs from that of the score (`20.4c`, `20.6`, `20.5`), or why there is none. */
  readonly reasons: readonly string[];
  readonly decision: DecidedClass | null;
  /** Decisions that the last one replaced (Điều 21.3). */
  readonly replaced: readonly DecidedClass[];
  readonly monthsWorked: number | null;
  readonly quota: { readonly kind: 'AGENCY' | 'HEADS'; readonly unit: string };
  /** The clauses that make it KHT whatever the score, each with its act and the events that say so. */
  readonly clauses: readonly StandingClause[];
  readonly organisations: readonly {
    readonly unit: string;
    readonly class: Class | null;
    readonly open: readonly Class[];
  }[];
  readonly events: readonly string[];
  readonly missing: readonly Missing[];
  readonly notes: readonly string[];
  readonly synthetic: boolean;
  readonly derivation?: Derivation | null;
  /** Only beside what was assumed: the figure of the ledger itself. */
  readonly actual?: Actual | null;
}

/** The places of one pool: an advisory gauge until the classes are decided (P17). */
export interface QuotaGauge {
  readonly kind: 'AGENCY' | 'HEADS';
  readonly unit: string;
  readonly rate: string;
  readonly base: string;
  readonly groups: QuotaOfPool['groups'];
  readonly excellent: number;
  readonly tied: readonly string[];
  readonly pending: readonly string[];
}

export interface Classes {
  readonly rows: readonly ClassRow[];
  readonly quotas: readonly QuotaGauge[];
}

/**
 * The annual classes as they stand on a day (Điều 19–21): who is classified, the class of the year score, overrides, head cap,
 * then the quota in each pool, then the decisions. `person` adds that person's derivation.
 */
export function classesOf(reading: Reading, year: Period, effective: Day, person: string | null = null): Classes {
  const snapshot = reading.at(earlier(effective, year.last));
  const conduct = conductOn(snapshot);
  const candidates = peopleOf(snapshot)
    .map((id) =>
      candidateOf(id, { reading, snapshot, year, effective, conduct, options: { derivation: id === person } }),
    )
    .filter(concerns);
  const pools = Map.groupBy(candidates, ({ pool }) => `${pool.kind} ${pool.unit}`);
  const quotas = new Map(
    [...pools].flatMap(([key, members]) => {
      const [first] = members;
      const picked = reading.parametersOn(year.last, first?.pool.unit ?? null);
      if (first === undefined || !picked.ok) return [];
      const options = { derivation: members.some(({ person: id }) => id === person) };
      return [[key, quotaOf(snapshot, first.pool, members, year.id, picked.answer, options)] as const];
    }),
  );
  const decisions = decisionsOn(snapshot, year.id);
  const decided = new Map([...decisions].flatMap(([id, of]) => of.slice(-1).map((one) => [id, one] as const)));
  const rows = candidates.map((candidate) => {
    const quota = quotas.get(`${candidate.pool.kind} ${candidate.pool.unit}`) ?? null;
    const row = rowOf(candidate, quota, { own: decisions.get(candidate.person) ?? [], decided }, reading);
    const moved = movedSince(reading, row, year);
    const explained =
      candidate.person === person ? { derivation: derivationOf(candidate, quota?.derivation ?? null, row) } : {};
    return { ...row, notes: [...row.notes, ...moved], ...explained };
  });
  return { rows, quotas: [...quotas.values()].map(gaugeOf) };
}

const peopleOf = ({ organisation }: Snapshot): readonly string[] => [...organisation.officials.keys()].sort();

/** Somebody who neither works here on the day nor did so in the year has no row. */
const concerns = ({ standing, sheet }: Candidate): boolean =>
  standing.positions.length > 0 || (sheet !== null && (sheet.monthsWorked ?? 0) > 0);

interface Decisions {
  /** Those about the person, the last one last. */
  readonly own: readonly DecidedClass[];
  /** The last one about everybody. */
  readonly decided: ReadonlyMap<string, DecidedClass>;
}

function rowOf(
  candidate: Candidate,
  quota: QuotaOfPool | null,
  { own: decisions, decided }: Decisions,
  reading: Reading,
): ClassRow {
  const { person, standing, sheet, before, clauses, organisations, pool, isHead } = candidate;
  const [main] = standing.positions;
  const place = placeOf(candidate, quota);
  const decision = decisions.at(-1) ?? null;
  return {
    person,
    post: main?.post ?? null,
    unit: main?.unit ?? null,
    isHead,
    S: sheet?.S ?? null,
    display: sheet?.display ?? null,
    scoreClass: before?.scoreClass ?? null,
    class: decision?.class ?? place.class,
    calculated: place.class,
    status: decision === null ? place.status : 'OK',
    reasons: place.reasons,
    decision,
    replaced: decisions.slice(0, -1),
    monthsWorked: sheet?.monthsWorked ?? null,
    quota: pool,
    clauses: clauses.clauses,
    organisations: organisations.map(({ unit, class: of }) => ({ unit, class: of.class, open: of.open })),
    events: [
      ...clauses.clauses.flatMap(({ events }) => events),
      ...organisations.flatMap(({ class: of }) => of.events),
      ...decisions.map(({ event }) => event),
    ],
    missing: decision === null ? [...candidate.missing, ...place.missing] : [],
    notes: [
      ...(sheet?.notes ?? []),
      ...clauses.notes,
      ...(decision === null
        ? []
        : decisionNotes({ person, scoreClass: before?.scoreClass ?? null, ...place }, decision.class)),
      ...quotaNotes({ person }, quota, decided),
    ],
    synthetic:
      reading.ledger?.kind === 'demo' || (sheet?.synthetic ?? false) || decisions.some(({ synthetic }) => synthetic),
  };
}

interface Place {
  readonly class: Class | null;
  readonly status: ClassStatus;
  readonly reasons: readonly string[];
  readonly missing: readonly Missing[];
}

/** The class after the quota, or what withholds it. */
function placeOf(candidate: Candidate, quota: QuotaOfPool | null): Place {
  const { person, notClassified, sheet, before, scopeUndecided, standing } = candidate;
  const withheld = (status: ClassStatus, missing: readonly Missing[] = [], reasons: readonly string[] = []): Place => ({
    class: null,
    status,
    reasons: [...(before?.reasons ?? []), ...reasons],
    missing,
  });
  const owed = (what: string): readonly Missing[] => [{ what, owedBy: standing.assessor, since: null }];
  if (notClassified !== null) return withheld('NOT_CLASSIFIED', [], [notClassified]);
  if (scopeUndecided)
    return withheld('INSUFFICIENT_DATA', owed('chưa xác định có thuộc phạm vi Nghị định 335/2025/NĐ-CP hay không'));
  if (sheet?.status === 'NOT_ENDED') return withheld('INSUFFICIENT_DATA', owed('năm đánh giá chưa kết thúc'));
  if (before === null || before.status === 'INSUFFICIENT_DATA') return withheld('INSUFFICIENT_DATA');
  if (candidate.withheldBy.length > 0) return withheld('INSUFFICIENT_DATA');
  if (before.class === null) return withheld('PENDING_ORGANISATION');
  const settled: ClassStatus = sheet?.status === 'OK' ? 'OK' : 'PROVISIONAL';
  if (before.class !== 'XS') return { class: before.class, status: settled, reasons: before.reasons, missing: [] };
  if (quota === null || quota.answer === null)
    return withheld('PENDING_QUOTA', owed(quota?.error?.messageVi ?? 'chưa xét được tỷ lệ hoàn thành xuất sắc'));
  const { excellent, demoted, tied } = quota.answer;
  const others = quota.provisional.filter((id) => id !== person);
  const moves = settled === 'OK' && others.length > 0 && !quota.sure.has(person);
  const placed = {
    status: moves ? ('PROVISIONAL' as const) : settled,
    missing: moves
      ? owed(`chỗ xuất sắc còn có thể đổi vì điểm năm còn tạm tính của ${others.join(', ')} (Điều 20 khoản 5)`)
      : [],
  };
  const toXs = { ...placed, class: 'XS', reasons: before.reasons } as const;
  const toGood = { ...placed, class: 'TOT', reasons: [...before.reasons, '20.5'] } as const;
  if (excellent.includes(person)) return toXs;
  if (demoted.includes(person)) return toGood;
  if (!tied.includes(person))
    return withheld(
      'PENDING_QUOTA',
      owed('chưa xét được tỷ lệ xuất sắc vì còn người chưa có mức xếp loại (Điều 20 khoản 5)'),
    );
  const settledTie = afterTie(person, quota);
  if (settledTie.kind === 'DECIDED') return settledTie.given ? toXs : toGood;
  return withheld(
    'TIE',
    owed(
      `bằng điểm tại mốc cắt với ${tied.filter((id) => id !== person).join(', ')}: cấp có thẩm quyền quyết định${settledTie.why}`,
    ),
  );
}

/**
 * The authority gives the places of a tie to some or to none (R28). Of several decisions the last one that speaks of the group
 * counts; one that gives more places than there are decides nothing.
 */
function afterTie(
  person: string,
  { ties, answer, groups, groupOf }: QuotaOfPool,
): { readonly kind: 'DECIDED'; readonly given: boolean } | { readonly kind: 'OPEN'; readonly why: string } {
  const group = groupOf(person);
  const inGroup = (id: string) => groupOf(id) === group;
  const tied = answer?.tied.filter(inGroup) ?? [];
  const list = ties.findLast((one) => one.length === 0 || one.some((id) => tied.includes(id)));
  if (list === undefined) return { kind: 'OPEN', why: '' };
  const given = tied.filter((id) => list.includes(id));
  const allowed = groups.find((one) => one.group === group)?.allowed ?? 0;
  const places = allowed - (answer?.excellent.filter(inGroup).length ?? 0);
  return given.length > places
    ? { kind: 'OPEN', why: `; quyết định đã có cho ${given.length} người, chỉ còn ${places} chỗ` }
    : { kind: 'DECIDED', given: given.includes(person) };
}

/** Decided in December on a provisional score: does the class of the score differ now (P22, R24, Điều 21.3)? */
function movedSince(reading: Reading, { person, decision, scoreClass }: ClassRow, year: Period): readonly string[] {
  if (decision === null || decision.on >= year.last) return [];
  if (decision.on < `${year.id}-12-01`)
    return [`quyết định ngày ${decision.on} được ban hành trước tháng 12 của năm xếp loại (Điều 19 khoản 2)`];
  const then = yearSheetOf(reading, person, year, decision.on);
  if (then.scoreClass === null || scoreClass === null || then.scoreClass === scoreClass) return [];
  return [
    `mức theo điểm khi quyết định là ${then.scoreClass}, nay là ${scoreClass}: xem xét quyết định lại (Điều 21 khoản 3)`,
  ];
}

const gaugeOf = ({ pool, rate, base, groups, answer }: QuotaOfPool): QuotaGauge => ({
  ...pool,
  rate,
  base,
  groups,
  excellent: answer?.excellent.length ?? 0,
  tied: answer?.tied ?? [],
  pending: answer?.pending ?? [],
});

import { bigIntegers, type Class, classOfScore, type Derivation, parseRational } from '@kpi-ledger/formulas';
import {
  type Day,
  type Fact,
  type FactOf,
  factsOf,
  headPostOf,
  inOrderOfEffect,
  type Period,
} from '@kpi-ledger/projections';
import { indicatorRows } from '../indicators/indicator-rows.js';
import type { Reading, Snapshot } from '../reading/reading.js';
import { classDeadlinesOf } from '../time/class-deadlines.js';
import type { AgencyAnswer, AgencyCriterionRow, AgencyDecision, AgencyGround, AgencyRow } from './agency-row.js';
import { type Agencies, type AgencyCalculation, agenciesOf } from './calculation.js';
import { agencyMissing } from './missing.js';
import { placeOf } from './place.js';
import { type AgencyQuota, agencyQuotaOf } from './quota.js';

/** Every unit of the ledger on the day in order of id: first those that Điều 5–9 evaluate, then the others. */
export function agencyRows(reading: Reading, year: Period, effective: Day, only: string | null = null): AgencyAnswer {
  const snapshot = reading.at(effective < year.last ? effective : year.last);
  const agencies = agenciesOf(reading, snapshot, year);
  const quotas = quotasOf(reading, snapshot, agencies, year, null);
  const units = [...snapshot.organisation.units.keys()].filter((id) => only === null || id === only).sort();
  const all = units.flatMap((id) => agencies.of(id) ?? []);
  const isEvaluated = ({ evaluated }: AgencyCalculation) => evaluated.kind === 'EVALUATED';
  const ordered = [...all.filter(isEvaluated), ...all.filter((agency) => !isEvaluated(agency))];
  const grounds = groundsOn(reading, snapshot.day);
  return {
    rows: ordered.map((agency) => rowOf(reading, snapshot, agency, quotaFor(quotas, agency), year, effective, grounds)),
    quotas: [...quotas.values()].map((quota) => ({ ...quota, derivation: null })),
  };
}

/** One organisation with its derivation; null: the unit is not known on the day. */
export function explainedAgency(
  reading: Reading,
  unit: string,
  year: Period,
  effective: Day,
): (AgencyRow & { readonly derivation: Derivation | null }) | null {
  const snapshot = reading.at(effective < year.last ? effective : year.last);
  const agencies = agenciesOf(reading, snapshot, year);
  const agency = agencies.explained(unit);
  if (agency === null) return null;
  const quota = quotaFor(quotasOf(reading, snapshot, agencies, year, agency.authority), agency);
  const row = rowOf(reading, snapshot, agency, quota, year, effective, groundsOn(reading, snapshot.day));
  return { ...row, derivation: derivationOf(agency, quota, row) };
}

const quotaFor = (quotas: ReadonlyMap<string, AgencyQuota>, { authority }: AgencyCalculation): AgencyQuota | null =>
  authority === null ? null : (quotas.get(authority) ?? null);

/** One quota an authority (Điều 8 khoản 5); `explained` names the one whose derivation is wanted. */
function quotasOf(
  reading: Reading,
  snapshot: Snapshot,
  agencies: Agencies,
  year: Period,
  explained: string | null,
): ReadonlyMap<string, AgencyQuota> {
  const evaluated = [...snapshot.organisation.units.keys()].flatMap((id) => {
    const agency = agencies.of(id);
    return agency?.evaluated.kind === 'EVALUATED' ? [agency] : [];
  });
  const pools = Map.groupBy(evaluated, ({ authority }) => authority);
  return new Map(
    [...pools].flatMap(([authority, members]) => {
      if (authority === null) return [];
      const picked = reading.parametersOn(year.last, authority);
      if (!picked.ok) return [];
      const options = { derivation: authority === explained };
      return [[authority, agencyQuotaOf(snapshot, authority, members, year.id, picked.answer, options)] as const];
    }),
  );
}

/** The indicators of each unit, as they stand on the day. */
function groundsOn(reading: Reading, day: Day): ReadonlyMap<string | null, readonly AgencyGround[]> {
  const rows = indicatorRows(reading, day).map(({ unit, indicator, title, horizon, status, progress }) => ({
    unit,
    ground: { indicator, title, horizon, status, progress },
  }));
  return new Map(
    [...Map.groupBy(rows, ({ unit }) => unit)].map(([unit, of]) => [unit, of.map(({ ground }) => ground)] as const),
  );
}

function rowOf(
  reading: Reading,
  snapshot: Snapshot,
  agency: AgencyCalculation,
  quota: AgencyQuota | null,
  year: Period,
  effective: Day,
  grounds: ReadonlyMap<string | null, readonly AgencyGround[]>,
): AgencyRow {
  const { unit, evaluated, authority, record, work, points, subUnits } = agency;
  const place = placeOf(agency, quota);
  const decisions = record.decisions.map(decisionOf);
  const decided = decisions.at(-1) ?? null;
  const external = record.external?.event ?? null;
  const stands = decided?.class ?? external?.data.class ?? null;
  const deadline = classDeadlinesOf(year.id);
  const owedBy = authority === null ? null : (headPostOf(snapshot.organisation, authority)?.id ?? authority);
  const ownHead = headPostOf(snapshot.organisation, unit.id)?.id ?? unit.id;
  const facts = [record.score, record.selfScore, record.forceMajeure, record.external, ...record.decisions]
    .flatMap((fact) => fact ?? [])
    .map(({ event }) => event);
  return {
    unit: unit.id,
    authority,
    S: points.S,
    general: points.general,
    results: points.results,
    scoreClass: scoreClassOf(points.S),
    beforeQuota: evaluated.kind === 'EVALUATED' ? agency.before.class : null,
    calculated: place.class,
    class: stands ?? place.class,
    decided,
    replaced: decisions.slice(0, -1),
    external: external && { class: external.data.class, from: external.data.from, event: external.id },
    status: stands === null ? place.status : 'OK',
    open: stands === null ? place.open : [],
    criteria: criteriaOf(record.score, record.selfScore, snapshot.knownAmong('unit')),
    criteriaSet: record.score?.event.data.set ?? null,
    tasks: { ...agency.tasks, dueLater: work.dueLater.map(({ id }) => id) },
    subUnits,
    shortcomings: record.shortcomings.map(({ event }) => ({
      shortcoming: event.data.shortcoming,
      since: event.validAt,
      event: event.id,
    })),
    wrongdoing: record.wrongdoing.map(({ event }) => ({ act: event.data.act, on: event.validAt, event: event.id })),
    forceMajeure: record.forceMajeure?.event.id ?? null,
    deadline,
    missing:
      stands === null && evaluated.kind === 'EVALUATED'
        ? agencyMissing({ agency, place, year, effective, owedBy, ownHead, known: snapshot.knownAmong('unit') })
        : [],
    grounds: grounds.get(unit.id) ?? [],
    reasons: place.reasons,
    notes: [
      ...(stands !== null && place.class !== null && stands !== place.class
        ? [`quyết định xếp ${stands}, kết quả tính là ${place.class}: xem xét quyết định lại (Điều 4 khoản 4)`]
        : []),
      ...(record.score !== null && record.score.event.data.set === undefined
        ? ['chấm theo mức tối đa ghi cùng điểm, không theo bộ tiêu chí đã ban hành nào (Điều 7 khoản 2)']
        : []),
    ],
    article: evaluated.kind === 'EVALUATED' ? null : evaluated.article,
    display: { S: null, general: null, results: null, ...points.display },
    events: [
      ...facts.map(({ id }) => id),
      ...[...record.shortcomings, ...record.wrongdoing].map(({ event }) => event.id),
      ...work.counted.flatMap(({ task }) => task.events),
    ],
    synthetic:
      reading.ledger?.kind === 'demo' ||
      facts.some(({ data }) => data.synthetic === true) ||
      work.counted.some(({ task }) => task.synthetic),
  };
}

const decisionOf = ({ event }: FactOf<'AgencyClassified'>): AgencyDecision => ({
  class: event.data.class,
  on: event.validAt,
  number: event.data.decision?.number ?? null,
  signer: event.data.signer,
  event: event.id,
});

function scoreClassOf(S: string | null): Class | null {
  const value = S === null ? null : parseRational(S);
  return value === null ? null : classOfScore(value, bigIntegers);
}

type Scored = FactOf<'AgencyCriteriaScored'> | null;

/** The recognised points beside the organisation's own; criteria that only the self-evaluation names come last. */
function criteriaOf(recognised: Scored, self: Scored, known: readonly Fact[]): readonly AgencyCriterionRow[] {
  const own = self?.event.data.criteria ?? [];
  const scored = recognised?.event.data.criteria ?? [];
  const onlySelf = own
    .filter(({ id }) => !scored.some((one) => one.id === id))
    .map((one) => ({ ...one, points: null }));
  const printed = printedBy(recognised ?? self, known);
  return [...scored, ...onlySelf].map(({ id, part, max, points, optional }) => ({
    id,
    part,
    label: printed.find((one) => one.id === id)?.label ?? null,
    item: printed.find((one) => one.id === id)?.item ?? null,
    max,
    points,
    self: own.find((one) => one.id === id)?.points ?? null,
    optional,
  }));
}

/** The criteria of the set that a score names, as in force on the day of the score. */
function printedBy(scored: Scored, known: readonly Fact[]) {
  const set = scored?.event.data.set;
  if (scored === null || set === undefined) return [];
  const adopted = factsOf(known, 'AgencyCriteriaSetAdopted').filter(
    ({ event: { data, validAt } }) =>
      data.unit === set.adoptedBy && data.set === set.id && validAt <= scored.event.validAt,
  );
  return inOrderOfEffect(adopted).at(-1)?.event.data.criteria ?? [];
}

function derivationOf(agency: AgencyCalculation, quota: AgencyQuota | null, row: AgencyRow): Derivation | null {
  if (agency.derivation === null || agency.evaluated.kind !== 'EVALUATED') return null;
  const { decided, calculated, status } = row;
  return {
    ...agency.derivation,
    term: 'class',
    label: 'Mức xếp loại tổ chức trong năm',
    value: row.class,
    expression: decided
      ? `theo quyết định ngày ${decided.on}; kết quả tính: ${calculated ?? status}`
      : `trước khi xét tỷ lệ: ${row.beforeQuota ?? agency.before.status}; sau khi xét tỷ lệ xuất sắc: ${calculated ?? status}`,
    citation: 'Điều 5, Điều 8, Điều 9 Nghị định 335/2025/NĐ-CP',
    events: decided ? [decided.event] : [],
    excluded: [],
    children: [
      agency.derivation,
      agency.points.derivation,
      agency.before.class === 'XS' ? quota?.derivation : null,
    ].flatMap((node) => node ?? []),
  };
}

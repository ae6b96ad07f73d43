import type { Day } from '@kpi-ledger/projections';
import type { TestLedger } from './ledger.js';

export const FULL_CELLS = {
  ...{ 'I.1': '5', 'I.2': '5', 'II.1': '2.5', 'II.2': '2.5', 'II.3': '2.5' },
  ...{ 'II.4': '2.5', 'III.1': '2.5', 'III.2': '2.5', 'III.3': '2.5', 'III.4': '2.5' },
};

/** A small city: its UBND with a chair, one sở with a director and one employee. It tracks by quarter. */
export async function smallCity(ledger: TestLedger, since: Day = '2026-01-02'): Promise<void> {
  ledger.on('2026-01-02');
  await unit(ledger, 'ubnd-tp', null, since);
  await unit(ledger, 'so-a', 'ubnd-tp', since);
  await post(ledger, 'chu-tich', 'ubnd-tp', 'out', since);
  await post(ledger, 'giam-doc-a', 'so-a', 'in', since);
  for (const id of ['chair', 'director', 'employee'])
    await ledger.record(
      'OfficialRegistered',
      { person: id, name: `Ông ${id}`, personKind: id === 'chair' ? 'CAN_BO' : 'CONG_CHUC' },
      since,
    );
  await ledger.record('HeadAppointed', { post: 'chu-tich', person: 'chair' }, since);
  await ledger.record('HeadAppointed', { post: 'giam-doc-a', person: 'director' }, since);
  await ledger.record('OfficialAssigned', { person: 'employee', unit: 'so-a', role: 'STAFF' }, since);
  await ledger.record('TrackingUnitDecided', { unit: 'ubnd-tp', tracking: 'QUARTER' }, '2026-01-01');
}

export const unit = (ledger: TestLedger, id: string, managedBy: string | null, since?: Day): Promise<string> =>
  ledger.record(
    'UnitRegistered',
    {
      unit: id,
      name: `Đơn vị ${id}`,
      aliases: [],
      kind: 'so',
      ...(managedBy === null ? {} : { parent: managedBy }),
      scope: 'in',
      article: null,
    },
    since,
  );

export const post = (
  ledger: TestLedger,
  id: string,
  of: string,
  scope: 'in' | 'out' | 'undecided' = 'in',
  since?: Day,
): Promise<string> =>
  ledger.record(
    'PostDefined',
    {
      post: id,
      unit: of,
      title: `Chức vụ ${id}`,
      role: 'HEAD',
      personKind: scope === 'in' ? 'CONG_CHUC' : 'UNDECIDED',
      scope,
      article: scope === 'out' ? 'Điều 2 khoản 3' : null,
    },
    since,
  );

/** A plan task of a unit with a decided factor of 1, and the evidence for it. */
export async function assigned(
  ledger: TestLedger,
  task: string,
  due: Day,
  units = 1,
  doer: object = { unit: 'so-a' },
): Promise<void> {
  await ledger.record('TaskAssigned', {
    task,
    ...doer,
    basis: 'PLAN',
    publicTitle: `Nhiệm vụ ${task}`,
    milestones: [{ key: 'm1', due, units }],
    snapshot: { factor: '1', decidedBy: '12/QĐ-UBND' },
  } as never);
}

export const submitted = (ledger: TestLedger, task: string, units = 1, validAt?: Day): Promise<string> =>
  ledger.record('EvidenceSubmitted', { task, submission: 's1', milestone: 'm1', units, evidence: [] }, validAt);

export const accepted = (ledger: TestLedger, task: string, validAt: Day): Promise<string> =>
  ledger.record('EvidenceAccepted', { task, submission: 's1', exceedsRequirement: false }, validAt);

/** The authority confirms the ten cells and, for a leader, đ and e. */
export async function judged(
  ledger: TestLedger,
  person: string,
  period = '2026-Q1',
  last: Day = '2026-03-31',
  leader = true,
): Promise<void> {
  await ledger.record('GeneralCriteriaConfirmed', { person, period, cells: FULL_CELLS, reasons: {} }, last);
  if (leader)
    await ledger.record(
      'LeadershipAttested',
      { person, period, dd: { value: '1', reason: 'đúng tiến độ' }, e: { value: '1', reason: 'đoàn kết' } },
      last,
    );
}

export const confirmed = (
  ledger: TestLedger,
  person: string,
  S: string,
  period = '2026-Q1',
  last: Day = '2026-03-31',
): Promise<string> => ledger.record('PeriodScoreConfirmed', { person, period, S, calculatedAt: null }, last);

import { readFileSync } from 'node:fs';
import { decodeFact, EVENT_TYPE_NAMES, type EventTypeName } from '@kpi-ledger/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, ROLES, type Role } from '../identity/caller.js';
import type { OpenLedger } from '../index.js';
import { openCity } from '../testing/city.js';
import { COMMAND_KINDS, SELF_SCORED_AGENCY, type WritingRole } from './command-kinds.js';
import { whyNotRecord } from './may-record.js';
import { ALL, CLASSIFIED, type Reach, SCORED, SELF, UNIT } from './reach.js';

let ledger: OpenLedger;
const indicator = (id: string, unit: string) =>
  [
    'IndicatorDefined',
    '2026-01-05',
    {
      ...{ indicator: id, unit: null, plan: 'ct', row: '1', title: 'Tỷ lệ', measure: '%', kind: 'indicator' },
      ...{ direction: 'up', annual: false, legalBasis: null, lead: [{ unit, text: unit, collective: false }] },
    },
  ] as const;
const PLAN = [
  'PlanAdopted',
  '2026-01-05',
  {
    ...{ plan: 'ct', title: 'Chương trình', number: '1', adoptedOn: '2026-01-02', issuer: null, document: 'd' },
    documentHash: 'a'.repeat(64),
  },
] as const;
beforeAll(async () => {
  ledger = await openCity('live', [PLAN, indicator('led-by-ubnd', 'ubnd'), indicator('led-by-so-a', 'so-a')]);
});
afterAll(() => ledger.close());

/** A fact of every type, as it could have been recorded. */
const CORPUS = new Map(
  ['v1.jsonl', 'v1-attainment.jsonl', 'v1-completion.jsonl', 'v1-maturity.jsonl']
    .flatMap((name) =>
      readFileSync(new URL(`../../../../packages/events/src/corpus/${name}`, import.meta.url), 'utf8')
        .trim()
        .split('\n'),
    )
    .map((line) => JSON.parse(line) as { type: EventTypeName; validAt: string; data: Record<string, unknown> })
    .map((event) => [event.type as string, event] as const),
);
const AGENCY = CORPUS.get('AgencyCriteriaScored');
if (AGENCY !== undefined) CORPUS.set(SELF_SCORED_AGENCY, { ...AGENCY, data: { ...AGENCY.data, by: 'SELF' } });

/** Somebody whom a fact may be about, by every name that a fact may use. */
interface Place {
  readonly person: string;
  readonly unit: string;
  readonly post: string;
  readonly task: string;
}
const place = (person: string, unit: string, post: string, task: string): Place => ({ person, unit, post, task });
const OUTSIDER = place('outsider', 'elsewhere', 'head-elsewhere', 't-elsewhere');

/** The chair of the UBND acts, in whatever role. */
const CHAIR = { unit: 'ubnd', official: 'chair' };
const PLACES = {
  ownPerson: place('chair', 'ubnd', 'head-ubnd', 't-chair'),
  /** The unit itself, and its work: its head stands under nobody. */
  ownUnit: place('none', 'ubnd', 'none', 't-ubnd'),
  /** Whom the chair scores and classifies in the own unit. */
  ownStaff: place('secretary', 'none', 'none', 'none'),
  authority: place('director', 'so-a', 'head-so-a', 't-a'),
  below: place('clerk', 'phong-1', 'head-phong-1', 't-clerk'),
  other: OUTSIDER,
};
type Where = keyof typeof PLACES;

/** Where each reach ends. */
const WITHIN = new Map<Reach, readonly Where[]>([
  [SELF, ['ownPerson']],
  [UNIT, ['ownPerson', 'ownUnit', 'ownStaff']],
  [SCORED, ['ownStaff', 'authority']],
  [CLASSIFIED, ['ownStaff', 'authority']],
  [ALL, ['ownPerson', 'ownUnit', 'ownStaff', 'authority', 'below', 'other']],
]);

/** The fact with its subject put in; null: it is about nobody in particular. */
function about(kind: string, { person, unit, post, task }: Place) {
  const { type, validAt, data } = CORPUS.get(kind) ?? { type: kind as EventTypeName, validAt: '2026-01-01', data: {} };
  const put: Record<string, unknown> = {
    person,
    unit,
    post,
    task,
    responsible: person,
    toUnit: unit,
    toPerson: person,
  };
  const fields = Object.keys(data).filter((field) => Object.hasOwn(put, field) && !Array.isArray(data[field]));
  const changed = { ...data, ...Object.fromEntries(fields.map((field) => [field, put[field]])) };
  return { type, validAt, data: changed, fields };
}

const callerAs = (
  role: Role,
  { unit, official }: { unit: string | null; official: string | null } = CHAIR,
): Caller => ({
  ...{ roles: [role], unit, official, signedIn: true },
});

const outcome = async (role: Role, sent: Parameters<typeof whyNotRecord>[2][number], caller = CHAIR) => {
  const problem = await whyNotRecord(ledger.engine, callerAs(role, caller), [sent]);
  if (problem !== null) expect([problem.status, problem.code]).toEqual([403, 'FORBIDDEN']);
  return problem === null;
};

test('Every event type has a row in the table, and the table has no other.', () => {
  expect(Object.keys(COMMAND_KINDS).toSorted()).toEqual([...EVENT_TYPE_NAMES, SELF_SCORED_AGENCY].toSorted());
  expect(Object.values(COMMAND_KINDS).every((row) => Object.values(row).every((reach) => WITHIN.has(reach)))).toBe(
    true,
  );
});

const CHANGES = ['FactCorrected', 'FactRetracted'];
const KINDS = Object.keys(COMMAND_KINDS).filter((kind) => !CHANGES.includes(kind));

describe.each(KINDS)('%s', (kind) => {
  test.each(ROLES)('by %s', async (role) => {
    const reach = COMMAND_KINDS[kind]?.[role as WritingRole] ?? null;
    for (const [where, of] of Object.entries(PLACES)) {
      const { fields, ...fact } = about(kind, of);
      expect(decodeFact(fact.type, fact.validAt, fact.data)._tag, `${kind} is well formed`).toBe('Right');
      // A place that has no such subject: the own unit as a person, the chair as a unit.
      if (fields.some((field) => fact.data[field] === 'none')) continue;
      if (where === 'ownPerson' && fields.length > 0 && fields.every((field) => field === 'unit')) continue;
      const expected = reach !== null && (reach === ALL || (fields.length > 0 && reaches(reach, where as Where)));
      expect(await outcome(role, fact), `${role} records ${kind} of ${where}`).toBe(expected);
    }
  });
});
const reaches = (reach: Reach, where: Where): boolean => WITHIN.get(reach)?.includes(where) ?? false;

test.each(['PUBLIC', 'AUDITOR'] as const)('%s records nothing of any kind.', async (role) => {
  for (const kind of KINDS) expect(await outcome(role, about(kind, PLACES.authority)), kind).toBe(false);
});

describe('who scores and who classifies are two (Điều 10)', () => {
  const director = { unit: 'so-a', official: 'director' };
  const manager = { unit: 'phong-1', official: 'manager' };
  const period = (person: string) => about('GeneralCriteriaConfirmed', { ...OUTSIDER, person });
  const year = (person: string) => about('ClassificationDecided', { ...OUTSIDER, person });

  test('staff of a component unit: its head scores, the head of the agency classifies', async () => {
    expect(await outcome('AUTHORITY_HEAD', period('clerk'), manager)).toBe(true);
    expect(await outcome('AUTHORITY_HEAD', year('clerk'), manager)).toBe(false);
    expect(await outcome('AUTHORITY_HEAD', period('clerk'), director)).toBe(false);
    expect(await outcome('AUTHORITY_HEAD', year('clerk'), director)).toBe(true);
  });

  test('the head of a component unit: the head of the agency does both', async () => {
    expect(await outcome('AUTHORITY_HEAD', period('manager'), director)).toBe(true);
    expect(await outcome('AUTHORITY_HEAD', year('manager'), director)).toBe(true);
  });

  test('nobody does it for himself or herself, whoever the token says that he or she acts for', async () => {
    for (const unit of ['ubnd', 'so-a', 'phong-1'])
      for (const role of ['ASSESSOR', 'AUTHORITY_HEAD'] as const) {
        expect(await outcome(role, period('director'), { unit, official: 'director' })).toBe(false);
        expect(await outcome(role, year('director'), { unit, official: 'director' })).toBe(false);
      }
  });

  test('who is delegated acts for the unit; the holder acts without naming it', async () => {
    const delegated = { unit: 'ubnd', official: 'secretary' };
    expect(await outcome('ASSESSOR', period('director'), delegated)).toBe(true);
    const chair = { unit: null as unknown as string, official: 'chair' };
    expect(await outcome('AUTHORITY_HEAD', period('director'), chair)).toBe(true);
  });

  test('only the head overrides', async () => {
    const override = about('OverrideMade', PLACES.authority);
    expect(await outcome('ASSESSOR', override)).toBe(false);
    expect(await outcome('AUTHORITY_HEAD', override)).toBe(true);
  });
});

describe('a correction or retraction', () => {
  const change = (stream: string, targetType: string, data: object | null) => ({
    ...{ type: data === null ? ('FactRetracted' as const) : ('FactCorrected' as const), validAt: '2026-01-01' },
    data: {
      ...{ stream, target: '00000000-0000-4000-8000-000000000001', targetType, reason: 'nhầm' },
      ...(data === null ? {} : { data, correctedValidAt: null }),
    },
  });
  const report = (task: string) => about('TaskReported', { ...OUTSIDER, task }).data;

  test('is for who may record the fact that it changes, of the same people', async () => {
    expect(await outcome('REPORTING_UNIT', change('task-t-ubnd', 'TaskReported', report('t-ubnd')))).toBe(true);
    expect(await outcome('REPORTING_UNIT', change('task-t-ubnd', 'TaskReported', null))).toBe(true);
    expect(await outcome('REPORTING_UNIT', change('task-t-a', 'TaskReported', null))).toBe(false);
    expect(await outcome('REPORTING_UNIT', change('task-t-ubnd', 'EvidenceAccepted', null))).toBe(false);
    expect(await outcome('ASSESSOR', change('task-t-a', 'EvidenceAccepted', null))).toBe(true);
    expect(await outcome('ASSESSOR', change('rating-director-2026-Q1', 'GeneralCriteriaConfirmed', null))).toBe(true);
    expect(await outcome('ASSESSOR', change('rating-clerk-2026-Q1', 'GeneralCriteriaConfirmed', null))).toBe(false);
    expect(await outcome('ASSESSOR', change('rating-chair-2026-Q1', 'GeneralCriteriaConfirmed', null))).toBe(false);
    const ofIndicator = (unit: string) => change(`indicator-x-UNIT-${unit}`, 'IndicatorMeasured', null);
    expect(await outcome('REPORTING_UNIT', ofIndicator('ubnd'))).toBe(true);
    expect(await outcome('REPORTING_UNIT', ofIndicator('so-a'))).toBe(false);
    expect(await outcome('REPORTING_UNIT', change('indicator-x-CITY', 'IndicatorMeasured', null))).toBe(false);
  });

  test('does not give work to somebody out of reach', async () => {
    const assigned = (unit: string) => {
      const { person: _, ...data } = about('TaskAssigned', { ...OUTSIDER, unit }).data as Record<string, unknown>;
      return change('task-t-a', 'TaskAssigned', { ...data, unit, task: 't-a' });
    };
    expect(await outcome('AUTHORITY_HEAD', assigned('so-b'))).toBe(true);
    expect(await outcome('AUTHORITY_HEAD', assigned('elsewhere'))).toBe(false);
  });

  test('of the evaluation of an agency counts as the authority’s, whatever side it says that it is on', async () => {
    const { data } = about(SELF_SCORED_AGENCY, { ...OUTSIDER, unit: 'ubnd' });
    expect(await outcome('REPORTING_UNIT', change('unit-ubnd', 'AgencyCriteriaScored', data))).toBe(false);
  });

  test('of another correction is for the personnel unit', async () => {
    expect(await outcome('REPORTING_UNIT', change('task-t-ubnd', 'FactRetracted', null))).toBe(false);
    expect(await outcome('RATING_OFFICER', change('task-t-ubnd', 'FactRetracted', null))).toBe(true);
  });
});

test('A figure of the city is recorded, and corrected, by who leads the indicator; one of a unit by the unit.', async () => {
  const measured = (indicator: string, unit: string | null) => ({
    ...{ type: 'IndicatorMeasured' as const, validAt: null },
    data: { indicator, unit, period: '2025', value: '1', source: 'báo cáo' },
  });
  expect(await outcome('REPORTING_UNIT', measured('led-by-ubnd', null))).toBe(true);
  expect(await outcome('REPORTING_UNIT', measured('led-by-so-a', null))).toBe(false);
  expect(await outcome('REPORTING_UNIT', measured('unknown', null))).toBe(false);
  expect(await outcome('REPORTING_UNIT', measured('led-by-so-a', 'ubnd'))).toBe(true);
  expect(await outcome('REPORTING_UNIT', measured('led-by-ubnd', 'so-a'))).toBe(false);
  expect(await outcome('ASSESSOR', measured('led-by-so-a', null))).toBe(false);
  expect(await outcome('RATING_OFFICER', measured('led-by-so-a', null))).toBe(true);
  const retracted = (stream: string) => ({
    ...{ type: 'FactRetracted' as const, validAt: '2026-01-01' },
    data: { stream, target: '00000000-0000-4000-8000-000000000001', targetType: 'IndicatorMeasured', reason: 'nhầm' },
  });
  expect(await outcome('REPORTING_UNIT', retracted('indicator-led-by-ubnd-CITY'))).toBe(true);
  expect(await outcome('REPORTING_UNIT', retracted('indicator-led-by-so-a-CITY'))).toBe(false);
});

test('Work is handed over only to whom the caller reaches as well.', async () => {
  const handedTo = (unit: string) => {
    const { toPerson: _, ...data } = about('TaskHandedOver', PLACES.authority).data as Record<string, unknown>;
    return { type: 'TaskHandedOver' as const, validAt: null, data: { ...data, toUnit: unit } };
  };
  expect(await outcome('AUTHORITY_HEAD', handedTo('so-b'))).toBe(true);
  expect(await outcome('AUTHORITY_HEAD', handedTo('elsewhere'))).toBe(false);
});

test('A unit reports for its components, not for the agency above it.', async () => {
  const reporter = (unit: string) => ({ unit, official: null as unknown as string });
  expect(await outcome('REPORTING_UNIT', about('TaskReported', PLACES.below), reporter('so-a'))).toBe(true);
  expect(await outcome('REPORTING_UNIT', about('TaskReported', PLACES.authority), reporter('phong-1'))).toBe(false);
});

test('Without a unit a reporter reports for himself or herself only.', async () => {
  const alone = { unit: null as unknown as string, official: 'clerk' };
  expect(await outcome('REPORTING_UNIT', about('EvidenceSubmitted', PLACES.below), alone)).toBe(true);
  expect(await outcome('REPORTING_UNIT', about('EvidenceSubmitted', PLACES.authority), alone)).toBe(false);
  expect(await outcome('REPORTING_UNIT', about('GeneralCriteriaSelfScored', PLACES.below), alone)).toBe(true);
});

test('What the ledger does not know is within nobody’s reach but that of who reaches everybody.', async () => {
  const ghost = place('ghost', 'ghost', 'ghost', 'ghost');
  for (const kind of ['EvidenceSubmitted', 'EvidenceAccepted', 'GeneralCriteriaConfirmed'])
    for (const role of ['REPORTING_UNIT', 'ASSESSOR', 'AUTHORITY_HEAD'] as const)
      expect(await outcome(role, about(kind, ghost)), `${role} ${kind}`).toBe(false);
});

test('Of several commands the first that may not be recorded is named.', async () => {
  const problem = await whyNotRecord(ledger.engine, callerAs('REPORTING_UNIT'), [
    about('TaskReported', PLACES.ownUnit),
    about('TaskReported', PLACES.authority),
  ]);
  expect(problem).toMatchObject({ status: 403, path: '[1].data' });
});

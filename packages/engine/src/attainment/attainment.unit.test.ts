import type { DataOf } from '@kpi-ledger/events';
import { describe, expect, test } from 'vitest';
import { smallCity, unit } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

type Target = DataOf<'TargetSet'>['targets'][number];
type Lead = DataOf<'IndicatorDefined'>['lead'][number];

const DECISION = { number: '45/QĐ-UBND', date: '2026-02-01' };
const SO_A: Lead = { unit: 'so-a', text: 'Sở A', collective: false };
const DEPARTMENTS: Lead = { unit: null, text: 'Các sở, ngành', collective: true };

const target = (comparator: Target['comparator'], value: string | null, more: Partial<Target> = {}): Target => ({
  ...{ raw: `${comparator} ${value}`, comparator, value, upper: null, universe: null },
  ...more,
});

interface Defined {
  readonly id?: string;
  readonly lead?: readonly Lead[];
  readonly annual?: boolean;
  readonly horizon?: string | null;
}

async function city(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await unit(ledger, 'so-b', 'ubnd-tp', '2026-01-02');
  await ledger.record('PlanAdopted', {
    ...{ plan: 'kh', title: 'Kế hoạch', number: null, adoptedOn: null, issuer: null, document: 'd' },
    documentHash: 'a'.repeat(64),
  });
  return ledger;
}

async function define(ledger: TestLedger, targets: readonly Target[], defined: Defined = {}): Promise<void> {
  const { id = 'i', lead = [SO_A], annual = false, horizon = '2030' } = defined;
  await ledger.record('IndicatorDefined', {
    ...{ indicator: id, unit: null, plan: 'kh', row: '1', title: id, measure: '%', kind: 'indicator', direction: 'up' },
    ...{ annual, lead: [...lead], legalBasis: null },
  });
  await ledger.record('TargetSet', { indicator: id, unit: null, horizon, targets: [...targets], reading: null });
}

const measure = (ledger: TestLedger, period: string, value: string | null, more: object = {}) =>
  ledger.record(
    'IndicatorMeasured',
    { indicator: 'i', unit: null, period, value, source: 'Báo cáo', ...more },
    `${period.slice(0, 4)}-12-31`,
  );

const decide = (
  ledger: TestLedger,
  rule: DataOf<'AttainmentRuleDecided'>['rule'],
  value: string,
  indicator: string | null = 'i',
) => ledger.record('AttainmentRuleDecided', { plan: 'kh', indicator, rule, value, decision: DECISION });

const rows = async (ledger: TestLedger, question: object = {}) =>
  (await answered((await ledger.engine()).attainment({ effective: '2028-12-31', ...question }))).rows;
const row = async (ledger: TestLedger, question: object = {}) => (await rows(ledger, question))[0];

describe('the path to the horizon', () => {
  test('is not available until somebody decides it and its baseline', async () => {
    const ledger = await city();
    await define(ledger, [target('>=', '30')]);
    expect(await row(ledger)).toMatchObject({
      targets: [{ path: { rule: null, due: null, points: [{ year: '2030', value: '30', kind: 'TARGET' }] } }],
      missing: [{ code: 'NOT_MEASURED', owedBy: 'so-a' }, { code: 'PATH_UNDECIDED' }, { code: 'BASELINE_UNDECIDED' }],
    });
  });

  test('goes in equal steps by a decided rule, and progress counts from the baseline', async () => {
    const ledger = await city();
    await define(ledger, [target('>=', '30')]);
    await measure(ledger, '2025', '20');
    await measure(ledger, '2028', '25');
    await decide(ledger, 'PATH', 'LINEAR', null);
    await decide(ledger, 'BASELINE', '2025');
    // (25 − 20)/(30 − 20); 2028 is three of five steps from 20 to 30.
    expect(await row(ledger)).toMatchObject({
      ...{ status: false, progress: '1/2', margin: '-5', missing: [] },
      targets: [
        {
          method: 'BASELINE',
          path: {
            rule: { value: 'LINEAR', decision: DECISION },
            due: { year: '2028', value: '26', status: false },
            points: [
              { year: '2025', value: '20', kind: 'BASELINE' },
              { year: '2026', value: '22', kind: 'LINEAR' },
              { year: '2027', value: '24', kind: 'LINEAR' },
              { year: '2028', value: '26', kind: 'LINEAR' },
              { year: '2029', value: '28', kind: 'LINEAR' },
              { year: '2030', value: '30', kind: 'TARGET' },
            ],
          },
        },
      ],
    });
  });

  test('passes through what the plan prints for a year on the way', async () => {
    const ledger = await city();
    await define(ledger, [target('>=', '50')], { horizon: '2045' });
    await ledger.record('TargetSet', {
      ...{ indicator: 'i', unit: null, horizon: '2029', targets: [target('>=', '30')], reading: null },
    });
    await measure(ledger, '2027', '20');
    await decide(ledger, 'PATH', 'LINEAR');
    await decide(ledger, 'BASELINE', '2027');
    const points = (await row(ledger))?.targets[0]?.path?.points ?? [];
    expect(points.slice(0, 4)).toEqual([
      { year: '2027', value: '20', kind: 'BASELINE' },
      { year: '2028', value: '25', kind: 'LINEAR' },
      { year: '2029', value: '30', kind: 'GIVEN' },
      // 20 over 16 years
      { year: '2030', value: '125/4', kind: 'LINEAR' },
    ]);
  });

  test('an indicator that continues another takes its target on the way and its figures', async () => {
    const ledger = await city();
    await define(ledger, [target('>=', '30')], { id: 'near' });
    await define(ledger, [target('>=', '50')], { id: 'i', horizon: '2045' });
    await measure(ledger, '2028', '20', { indicator: 'near' });
    await decide(ledger, 'CONTINUES', 'near');
    expect((await rows(ledger)).find(({ indicator }) => indicator === 'i')).toMatchObject({
      ...{ value: '20', progress: '2/5' },
      targets: [{ path: { points: [{ year: '2030', kind: 'GIVEN', value: '30' }, { year: '2045' }] } }],
    });
  });

  test('of a rank may pass between two places', async () => {
    const ledger = await city();
    const ranked = { universe: { id: 'vn', size: 34 } };
    await define(ledger, [target('rank', '5', { universe: 'vn' })], { horizon: '2029' });
    await measure(ledger, '2025', '12', ranked);
    await measure(ledger, '2028', '7', ranked);
    await decide(ledger, 'PATH', 'LINEAR');
    await decide(ledger, 'BASELINE', '2025');
    // 12 − 3 × 7/4 = 27/4: place 7 is behind it.
    expect(await row(ledger)).toMatchObject({
      ...{ progress: '5/7' },
      targets: [{ method: 'B', path: { due: { value: '27/4', status: false } } }],
    });
  });

  test('an annual target is due whole in every year', async () => {
    const ledger = await city();
    await define(ledger, [target('>=', '10')], { annual: true });
    await measure(ledger, '2027', '12');
    await measure(ledger, '2028-Q1', '4');
    expect(await row(ledger, { year: '2027' })).toMatchObject({ status: true, year: '2027', value: '12' });
    expect(await row(ledger)).toMatchObject({
      ...{ status: false, year: '2028', progress: '2/5' },
      targets: [
        {
          figures: [{ period: '2028-Q1', partOfYear: true }],
          path: { due: { year: '2028', value: '10', kind: 'EACH_YEAR', status: false } },
        },
      ],
    });
  });
});

describe('ranks', () => {
  const of = (size: number) => ({ universe: { id: 'vn', size } });

  test('of one year in two universes are two facts; where they disagree nothing is said until one is decided', async () => {
    const ledger = await city();
    await define(ledger, [target('rank', '3', { universe: 'vn' })]);
    await measure(ledger, '2027', '5', of(63));
    await measure(ledger, '2027', '2', of(34));
    expect(await row(ledger)).toMatchObject({
      status: null,
      targets: [{ reason: 'universes_disagree', figures: [{ status: false }, { status: true }] }],
    });
    expect((await row(ledger))?.missing).toContainEqual(expect.objectContaining({ code: 'UNIVERSE_UNDECIDED' }));
    await decide(ledger, 'UNIVERSE', '34');
    expect(await row(ledger)).toMatchObject({ status: true, margin: '1', value: '2', universe: { size: 34 } });
  });

  test('of earlier years stand beside the one that is judged, the earliest first, each with its universe', async () => {
    const ledger = await city();
    await define(ledger, [target('rank', '3', { universe: 'vn' })]);
    await measure(ledger, '2027', '5', of(34));
    await measure(ledger, '2025', '12', of(63));
    await measure(ledger, '2026', '9', of(63));
    const found = await row(ledger);
    expect(found?.targets[0]?.figures).toMatchObject([{ period: '2027', value: '5' }]);
    expect(found?.recorded).toMatchObject([
      { period: '2025', value: '12', universe: { size: 63 } },
      { period: '2026', value: '9', universe: { size: 63 } },
      { period: '2027', value: '5', universe: { size: 34 }, source: 'Báo cáo' },
    ]);
  });

  test('are not counted from a baseline of another universe', async () => {
    const ledger = await city();
    await define(ledger, [target('rank', '3', { universe: 'vn' })]);
    await measure(ledger, '2025', '12', of(63));
    await measure(ledger, '2027', '5', of(34));
    await decide(ledger, 'BASELINE', '2025');
    // (34 − 5)/(34 − 3), not (12 − 5)/(12 − 3)
    expect(await row(ledger)).toMatchObject({ progress: '29/31', targets: [{ method: 'C', baseline: null }] });
  });

  test('are measured by the decided method', async () => {
    const ledger = await city();
    await define(ledger, [target('rank', '3', { universe: 'vn' })]);
    await measure(ledger, '2027', '5', of(34));
    await decide(ledger, 'RANK_METHOD', 'D');
    expect(await row(ledger)).toMatchObject({ status: false, progress: '3/5', targets: [{ method: 'D' }] });
  });
});

describe('"at least 3 and rising" is two conditions', () => {
  const RISING = target('trend', null, { raw: 'tăng dần' });
  const begun = async () => {
    const ledger = await city();
    await define(ledger, [target('>=', '3'), RISING], { annual: true });
    await measure(ledger, '2027', '3.5');
    return ledger;
  };

  test('rising is attested with evidence until a rule says how it is read', async () => {
    const ledger = await begun();
    await measure(ledger, '2028', '3.2');
    expect(await row(ledger)).toMatchObject({
      ...{ status: null },
      targets: [{ status: true }, { status: null, reason: 'needs_attestation' }],
    });
    const evidence = [{ name: 'Báo cáo', hash: null }];
    await measure(ledger, '2028', '3.2', { attestations: [{ target: 'tăng dần', met: true, evidence }] });
    expect(await row(ledger)).toMatchObject({
      ...{ status: true },
      targets: [{ status: true }, { status: true, method: 'ATTESTED', figures: [{ evidence: 1 }] }],
    });
  });

  test.each([
    ['3.6', true],
    ['3.5', false],
    ['3.2', false],
  ])('by the rule %s after 3.5 gives %s', async (value, status) => {
    const ledger = await begun();
    await measure(ledger, '2028', value);
    await decide(ledger, 'TREND', 'ABOVE_YEAR_BEFORE');
    expect(await row(ledger)).toMatchObject({ status, targets: [{ status: true }, { status, method: 'TREND' }] });
  });

  test('not below the year before lets it stand still; without that year it is unknown', async () => {
    const ledger = await begun();
    await measure(ledger, '2028', '3.5');
    await decide(ledger, 'TREND', 'NOT_BELOW_YEAR_BEFORE');
    expect(await row(ledger)).toMatchObject({ status: true });
    expect(await row(ledger, { year: '2027' })).toMatchObject({
      ...{ status: null },
      missing: [{ code: 'YEAR_BEFORE_NOT_MEASURED', owedBy: 'so-a' }],
    });
  });
});

describe('a collective lead', () => {
  const collective = async (targets = [target('>=', '100')]) => {
    const ledger = await city();
    await define(ledger, targets, { lead: [DEPARTMENTS] });
    return ledger;
  };
  const named = (ledger: TestLedger, units = ['so-a', 'so-b']) =>
    ledger.record('CollectiveUnitsDecided', { plan: 'kh', collective: DEPARTMENTS.text, units, decision: DECISION });

  test('is nobody, and its roll-up not available, until decisions say so; both are listed', async () => {
    const ledger = await collective();
    await measure(ledger, '2027', '100', { unit: 'so-a' });
    await measure(ledger, '2027', '50', { unit: 'so-b' });
    expect(await row(ledger)).toMatchObject({
      ...{ status: null, origin: null, rollUp: { value: null, reason: 'ROLL_UP_UNDECIDED' } },
      collectives: [{ text: 'Các sở, ngành', units: null }],
      // They report all the same.
      units: [
        { unit: 'so-a', member: null, value: '100', status: null, targetsOf: null },
        { unit: 'so-b', value: '50' },
      ],
    });
    expect((await row(ledger))?.missing.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['NOT_MEASURED', 'COLLECTIVE_UNDECIDED', 'ROLL_UP_UNDECIDED']),
    );
    await decide(ledger, 'ROLL_UP', 'MEAN');
    expect(await row(ledger)).toMatchObject({ rollUp: { value: null, reason: 'COLLECTIVE_UNDECIDED' } });
  });

  test.each([
    ['SUM', '150', true, '1'],
    ['MEAN', '75', false, '3/4'],
    ['LEAST', '50', false, '1/2'],
    ['SHARE_MEETING', '50', false, '1/2'],
  ])('each unit has its own value and rolls up by %s to %s', async (rule, value, status, progress) => {
    const ledger = await collective();
    await named(ledger);
    await decide(ledger, 'ROLL_UP', rule);
    await decide(ledger, 'UNIT_TARGET', 'SAME', null);
    await measure(ledger, '2027', '100', { unit: 'so-a' });
    expect(await row(ledger)).toMatchObject({
      ...{ status: null, rollUp: { reason: 'UNITS_UNKNOWN' } },
      units: [{ unit: 'so-a' }, { unit: 'so-b', missing: [{ code: 'NOT_MEASURED', owedBy: 'so-b' }] }],
    });
    await measure(ledger, '2027', '50', { unit: 'so-b' });
    expect(await row(ledger)).toMatchObject({
      ...{ status, progress, value, origin: 'ROLL_UP' },
      rollUp: { value, status, rule: { value: rule, decision: DECISION } },
      units: [
        { unit: 'so-a', status: true, progress: '1', targetsOf: 'CITY' },
        { unit: 'so-b', status: false, progress: '1/2' },
      ],
    });
  });

  test("a unit's own target goes before the city's, and a measured figure of the city before the roll-up", async () => {
    const ledger = await collective();
    await named(ledger);
    await decide(ledger, 'ROLL_UP', 'SHARE_MEETING');
    await decide(ledger, 'UNIT_TARGET', 'SAME');
    const own = { indicator: 'i', unit: 'so-b', horizon: '2030', reading: null };
    await ledger.record('TargetSet', { ...own, targets: [target('>=', '40')] });
    await measure(ledger, '2027', '100', { unit: 'so-a' });
    await measure(ledger, '2027', '50', { unit: 'so-b' });
    expect(await row(ledger)).toMatchObject({ value: '100', status: true, units: [{}, { targetsOf: 'UNIT' }] });
    await measure(ledger, '2027', '90');
    expect(await row(ledger)).toMatchObject({
      ...{ value: '90', status: false, origin: 'MEASURED' },
      rollUp: { value: '100' },
    });
  });

  test('rolls up as the ratio of sums once each unit says what its figure is made of', async () => {
    const ledger = await collective([target('>=', '50')]);
    await named(ledger);
    await decide(ledger, 'ROLL_UP', 'RATIO_OF_SUMS');
    const times = '100';
    await measure(ledger, '2027', '90', { unit: 'so-a', parts: { numerator: '9', denominator: '10', times } });
    await measure(ledger, '2027', '10', { unit: 'so-b' });
    expect(await row(ledger)).toMatchObject({ value: null, rollUp: { value: null, reason: 'PARTS_UNKNOWN' } });
    await measure(ledger, '2027', '10', { unit: 'so-b', parts: { numerator: '100', denominator: '1000', times } });
    // 109 of 1010; the mean of the shares would be 50 and meet the target.
    expect(await row(ledger)).toMatchObject({
      ...{ value: '1090/101', origin: 'ROLL_UP', status: false },
      units: [
        { unit: 'so-a', parts: { numerator: '9' } },
        { unit: 'so-b', value: '10' },
      ],
    });
  });

  test('stands on the figures of its units and has their period; figures of different periods make none', async () => {
    const ledger = await collective();
    const meant = await named(ledger);
    await decide(ledger, 'ROLL_UP', 'SUM');
    await measure(ledger, '2026', '60', { unit: 'so-a' });
    const b = await measure(ledger, '2027', '50', { unit: 'so-b' });
    expect(await row(ledger)).toMatchObject({
      ...{ value: null, period: null, status: null, origin: null },
      rollUp: { value: null, reason: 'PERIODS_DIFFER' },
    });
    const a = await measure(ledger, '2027', '70', { unit: 'so-a' });
    const rolledUp = await row(ledger);
    expect(rolledUp).toMatchObject({ value: '120', period: '2027', status: true, origin: 'ROLL_UP' });
    expect(rolledUp?.events).toEqual(expect.arrayContaining([meant, a, b, rolledUp?.rollUp?.rule?.event]));
  });

  test('takes the successors of a named unit; one that gave away a part goes on as it was named', async () => {
    const ledger = await collective();
    await named(ledger);
    await unit(ledger, 'so-c', 'ubnd-tp', '2026-01-02');
    await decide(ledger, 'ROLL_UP', 'SUM');
    await ledger.record('UnitSucceeded', {
      ...{ unit: 'so-c', predecessor: 'so-b', basis: 'STATED', reason: 'sắp xếp', extent: 'PART' },
    });
    const members = async () => (await row(ledger))?.units.map((one) => one.unit);
    expect(await members()).toEqual(['so-a', 'so-b']);
    await ledger.record('UnitSucceeded', { unit: 'so-c', predecessor: 'so-b', basis: 'STATED', reason: 'giải thể' });
    expect(await members()).toEqual(['so-a', 'so-c']);
    await measure(ledger, '2027', '1', { unit: 'so-a' });
    await measure(ledger, '2027', '2', { unit: 'so-c' });
    expect(await row(ledger)).toMatchObject({ value: '3', origin: 'ROLL_UP' });
  });

  test('is found by each of its units', async () => {
    const ledger = await collective();
    await named(ledger);
    expect(await rows(ledger, { unit: 'so-b' })).toHaveLength(1);
    expect(await rows(ledger, { unit: 'ubnd-tp' })).toHaveLength(0);
  });
});

test('plans that differ stand side by side; a decision says which governs, from its day on', async () => {
  const ledger = await city();
  await define(ledger, [target('>', '0.75')], { id: 'old' });
  await define(ledger, [target('>', '0.8')], { id: 'new' });
  for (const indicator of ['old', 'new']) await measure(ledger, '2027', '0.76', { indicator });
  ledger.on('2027-05-01');
  await ledger.record('GoverningRowDecided', {
    ...{ plan: 'kh', conflict: 'hdi', decision: DECISION },
    governs: { plan: 'kh', annex: null, row: '2', indicator: 'new' },
    over: [{ plan: 'kh', annex: null, row: '1', indicator: 'old' }],
  });
  expect(await rows(ledger)).toMatchObject([
    { indicator: 'old', status: true, conflicts: [{ role: 'YIELDS', decision: DECISION }] },
    { indicator: 'new', status: false, conflicts: [{ role: 'GOVERNS' }] },
  ]);
  expect(await rows(ledger, { effective: '2027-04-30' })).toMatchObject([{ conflicts: [] }, { conflicts: [] }]);
});

test('a lead that gave away a part of its functions leads on, with its successor beside it', async () => {
  const ledger = await city();
  await define(ledger, [target('>=', '30')]);
  await ledger.record('UnitSucceeded', {
    ...{ unit: 'so-b', predecessor: 'so-a', basis: 'STATED', reason: 'chuyển một phần', extent: 'PART' },
  });
  expect(await row(ledger)).toMatchObject({ leads: ['so-a', 'so-b'] });
});

test('a lead that was succeeded is owed by its successor, or by the unit that a card makes responsible', async () => {
  const ledger = await city();
  await define(ledger, [target('>=', '30')]);
  await ledger.record('UnitSucceeded', { unit: 'so-b', predecessor: 'so-a', basis: 'STATED', reason: 'sắp xếp' });
  expect(await row(ledger)).toMatchObject({ leads: ['so-b'], missing: [{ owedBy: 'so-b' }, {}, {}] });
  await ledger.record('DefinitionCardAdopted', {
    indicator: 'i',
    unit: null,
    responsible: 'ubnd-tp',
    formula: 'a ÷ b',
  });
  expect(await row(ledger)).toMatchObject({
    ...{ leads: ['ubnd-tp'], card: { responsible: 'ubnd-tp', formula: 'a ÷ b' } },
    missing: [{ owedBy: 'ubnd-tp' }, {}, {}],
  });
});

test.each([
  [{ unit: 'nowhere' }, 'UNKNOWN_UNIT'],
  [{ plan: 'nowhere' }, 'UNKNOWN_PLAN'],
  [{ indicator: 'nowhere' }, 'UNKNOWN_INDICATOR'],
  [{ year: '2026-Q1' }, 'NOT_A_YEAR'],
])('%j is refused', async (question, code) => {
  const ledger = await city();
  const asked = await (await ledger.engine()).attainment({ effective: '2028-12-31', ...question })();
  expect(asked).toMatchObject({ _tag: 'Left', left: { code } });
});

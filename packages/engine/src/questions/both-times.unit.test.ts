import { beforeAll, describe, expect, test } from 'vitest';
import type { At, Engine } from '../engine.js';
import { openEngine } from '../open-engine.js';
import { answered } from '../testing/ledger.js';
import { rated } from '../testing/rated-city.js';

interface Stands {
  readonly ordinal: number;
  readonly effective: string;
}
type Ask = (engine: Engine, at: At) => ReturnType<ReturnType<Engine['basis']>>;
const Q1 = { period: '2026-Q1' };
const YEAR = { period: '2026' };
const PERSON = { person: 'director', year: '2026' };

/** Every question of the engine that reads the ledger: on both axes. A new one that is not listed makes the last test fail. */
const QUESTIONS: { readonly [name: string]: (engine: Engine, at: At) => () => Promise<unknown> } = {
  basis: (engine, at) => engine.basis({ ...Q1, ...at }),
  quotaGauge: (engine, at) => engine.quotaGauge({ ...Q1, ...at }),
  rate: (engine, at) => engine.rate({ ...Q1, ...at }),
  scores: (engine, at) => engine.scores({ ...Q1, ...at }),
  explain: (engine, at) => engine.explain({ ...Q1, subject: 'giam-doc-a', ...at }),
  readiness: (engine, at) => engine.readiness({ ...Q1, ...at }),
  yearSheet: (engine, at) => engine.yearSheet({ ...YEAR, subject: 'director', ...at }),
  classify: (engine, at) => engine.classify({ ...YEAR, ...at }),
  agencies: (engine, at) => engine.agencies({ ...YEAR, ...at }),
  explainAgency: (engine, at) => engine.explainAgency({ ...YEAR, unit: 'so-a', ...at }),
  rules: (engine, at) => engine.rules({ ...Q1, ...at }),
  rulesDiff: (engine, at) => engine.rulesDiff({ from: '2026-01-01', to: '2026-03-31', ...at }),
  closedPeriods: (engine, at) => engine.closedPeriods(at),
  publications: (engine, at) => engine.publications({ ...Q1, ...at }),
  progress: (engine, at) => engine.progress(at),
  planRows: (engine, at) => engine.planRows(at),
  reportingRate: (engine, at) => engine.reportingRate({ ...Q1, ...at }),
  completion: (engine, at) => engine.completion(at),
  completionOfPeople: (engine, at) => engine.completionOfPeople({ ...Q1, ...at }),
  completionCurve: (engine, at) => engine.completionCurve(at),
  planTasks: (engine, at) => engine.planTasks(at),
  taskLinks: (engine, at) => engine.taskLinks(at),
  yearlyMinima: (engine, at) => engine.yearlyMinima(at),
  alerts: (engine, at) => engine.alerts(at),
  judgements: (engine, at) => engine.judgements(at),
  assessments: (engine, at) => engine.assessments({ ...Q1, ...at }),
  assessmentReasons: (engine, at) => engine.assessmentReasons({ ...Q1, person: 'director', ...at }),
  taskFile: (engine, at) => engine.taskFile({ task: 'bao-cao', ...at }),
  indicators: (engine, at) => engine.indicators(at),
  submissions: (engine, at) => engine.submissions({ unit: 'so-a', ...at }),
  figures: (engine, at) => engine.figures({ unit: 'so-a', ...at }),
  attainment: (engine, at) => engine.attainment(at),
  maturity: (engine, at) => engine.maturity(at),
  clarity: (engine, at) => engine.clarity(at),
  products: (engine, at) => engine.products(at),
  choices: (engine, at) => engine.choices({ unit: 'so-a', ...at }),
  teams: (engine, at) => engine.teams(at),
  people: (engine, at) => engine.people({ ...Q1, ...at }),
  periodSheet: (engine, at) => engine.periodSheet({ ...Q1, subject: 'giam-doc-a', ...at }),
  ratingList: (engine, at) => engine.ratingList({ ...Q1, authority: 'chu-tich', ...at }),
  agencySheet: (engine, at) => engine.agencySheet({ ...YEAR, unit: 'so-a', ...at }),
  caseFile: (engine, at) => engine.caseFile({ ...PERSON, ...at }),
  caseFiles: (engine, at) => engine.caseFiles({ year: '2026', ...at }),
  petitions: (engine, at) => engine.petitions(at),
  overrides: (engine, at) => engine.overrides(at),
  unfinishedImports: (engine, at) => engine.unfinishedImports(at),
  events: (engine, at) => engine.events({ limit: 1, ...at }),
  event: (engine, at) => engine.event({ event: '1', ...at }),
};
/** Names and texts for display: they carry no basis, but are read at one. */
const DISPLAY: typeof QUESTIONS = {
  names: (engine, at) => engine.names(at),
  identities: (engine, at) => engine.identities(at),
  importFiles: (engine, at) => engine.importFiles(at),
  reasons: (engine, at) => engine.reasons({ events: [], ...at }),
};
/** Two ends, each on both axes (diff); up to a point of knowledge, for the whole state (replay). */
const OTHERWISE = ['diff', 'replay'];
/** What acts, what speaks of the ledger itself and its proofs, and what stands on today by its nature. */
const NO_QUESTIONS = [
  ...['ledger', 'refresh', 'state', 'memory', 'assume', 'execute', 'executeAll', 'suppose', 'fingerprints'],
  ...['publishPeriod', 'closePeriod', 'restatePeriod', 'reopenPeriod', 'erasure', 'erase', 'keys'],
  ...['responsibilities', 'accessPolicy', 'recorded', 'importNamed', 'standing'],
  ...['checkpoints', 'exportCheckpoint', 'sealCheckpoint', 'rotateSigningKey', 'sealBundle'],
];

let engine: Engine;
let head: number;
beforeAll(async () => {
  const ledger = await rated();
  engine = await ledger.engine();
  head = engine.ledger()?.ordinal ?? 0;
});

describe.each(Object.entries(QUESTIONS))('%s', (_, ask) => {
  const basisOf = async (at: At) => {
    const answer = (await ask(engine, at)()) as Awaited<ReturnType<Ask>>;
    if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left));
    // The question for the basis alone answers just that.
    const found = answer.right as unknown as Stands & { readonly basis?: Stands };
    return found.basis ?? found;
  };

  test('stands where it is asked to stand, by ordinal, by day and by instant', async () => {
    const n = head - 2;
    expect(await basisOf({ known: { kind: 'ordinal', n }, effective: '2026-03-31' })).toMatchObject({
      ordinal: n,
      effective: '2026-03-31',
    });
    const day = (await basisOf({ known: { kind: 'date', day: '2026-03-20' } })).ordinal;
    expect(day).toBeLessThan(head);
    const at = '2026-03-20T16:59:59.999Z';
    expect((await basisOf({ known: { kind: 'instant', at } })).ordinal).toBe(day);
  });

  test('refuses a future knowledge, more events than there are, and a day that does not exist', async () => {
    for (const [at, code] of [
      [{ known: { kind: 'date', day: '2999-01-01' } }, 'KNOWN_IN_FUTURE'],
      [{ known: { kind: 'instant', at: '2999-01-01T00:00:00.000Z' } }, 'KNOWN_IN_FUTURE'],
      [{ known: { kind: 'ordinal', n: head + 1 } }, 'KNOWN_BEYOND_HEAD'],
      [{ effective: '2026-02-30' }, 'INVALID_DATE'],
    ] as const)
      expect(await ask(engine, at)()).toMatchObject({ left: { code, kind: 'INVALID' } });
  });
});

describe.each(Object.entries(DISPLAY))('%s', (_, ask) => {
  test('is read on both axes too', async () => {
    expect(await ask(engine, { known: { kind: 'ordinal', n: 3 }, effective: '2026-03-31' })()).toMatchObject({
      _tag: 'Right',
    });
    expect(await ask(engine, { known: { kind: 'date', day: '2999-01-01' } })()).toMatchObject({
      left: { code: 'KNOWN_IN_FUTURE' },
    });
    expect(await ask(engine, { effective: '2026-02-30' })()).toMatchObject({ left: { code: 'INVALID_DATE' } });
  });
});

test('Names are those known then.', async () => {
  const ledger = await rated();
  await ledger.record('UnitRenamed', { unit: 'so-a', name: 'Sở A mới' });
  const asked = await ledger.engine();
  const n = asked.ledger()?.ordinal ?? 0;
  const of = async (known: number) =>
    (await answered(asked.names({ known: { kind: 'ordinal', n: known } }))).units['so-a'];
  expect([await of(n - 1), await of(n)]).toEqual(['Đơn vị so-a', 'Sở A mới']);
});

test('Every question of the engine is listed here, so that a new one cannot forget an axis.', () => {
  const listed = [...Object.keys(QUESTIONS), ...Object.keys(DISPLAY), ...OTHERWISE];
  const reading = Object.keys(engine).filter((name) => !NO_QUESTIONS.includes(name));
  expect(reading.toSorted()).toEqual(listed.toSorted());
});

test('An engine that stands still answers every question from the ledger as it was opened, whoever appends meanwhile.', async () => {
  const ledger = await rated();
  const { store, vault } = ledger;
  const open = { store, vault, clock: () => Date.parse('2026-04-05T03:00:00.000Z') };
  const [still, following] = [await answered(openEngine({ ...open, still: true })), await answered(openEngine(open))];
  const { ordinal } = await answered(still.basis());
  await ledger.record('UnitRenamed', { unit: 'so-a', name: 'Sở A mới' });
  expect([(await answered(still.basis())).ordinal, (await answered(still.rate(Q1))).basis.ordinal]).toEqual([
    ordinal,
    ordinal,
  ]);
  expect((await answered(still.names())).units['so-a']).toBe('Đơn vị so-a');
  expect((await answered(following.basis())).ordinal).toBe(ordinal + 1);
  expect((await answered(following.names())).units['so-a']).toBe('Sở A mới');
});

import type { EventTypeName } from '@kpi-ledger/events';
import { createMemoryKeyVault, createMemoryStore, type EventStore, type KeyVault, openFact } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Calculate } from './calculated-score.js';
import type { BatchOptions, Command } from './command.js';
import { type Commands, createCommands } from './commands.js';
import type { ErasureStandingOf } from './erasure-standing.js';

const LEDGER = '11111111-1111-4111-8111-111111111111';
const HASH = 'a'.repeat(64);
const decision = { number: '12/QĐ-UBND', date: '2026-01-02' };

let now = Date.parse('2026-04-20T02:00:00.000Z');
let store: EventStore;
let vault: KeyVault;
let commands: Commands;
let calculated: string | null = null;
const nothing: Calculate = { score: async () => null, publishable: async () => null, closing: async () => null };

beforeEach(() => {
  now = Date.parse('2026-04-20T02:00:00.000Z');
  calculated = null;
  store = createMemoryStore({ clock: () => now });
  vault = createMemoryKeyVault();
  commands = createCommands({
    store,
    vault,
    clock: () => now,
    calculate: { ...nothing, score: async () => calculated },
    standingOf,
    ratedAs,
    erasureOf,
  });
});

/** A ledger that holds something to erase, and nothing against it. */
const erasureOf: ErasureStandingOf = async () => ({ sealed: true, records: 'NONE', obstacles: [] });

/** Nothing of these tests is about the class of an organisation. */
const standingOf = async (): Promise<never> => {
  throw new Error('no command of these tests asks for the standing of an organisation');
};

/** Everybody of these tests leads, and nobody has decided how they are tracked. */
const ratedAs = async () => ({ leader: true, tracking: null });

let counter = 0;
const command = (type: EventTypeName, validAt: string | null, data: object, commandId = `c${++counter}`): Command => ({
  commandId,
  type,
  validAt,
  data,
  actor: 'so-noi-vu',
});

const opened = (kind = 'live') => command('LedgerOpened', null, { ledger: LEDGER, kind, city: 'hue' }, 'open');
const unit = (id: string, extra: object = {}) =>
  command('UnitRegistered', '2026-01-01', {
    unit: id,
    name: id,
    aliases: [],
    kind: 'SO',
    scope: 'in',
    article: null,
    ...extra,
  });
const official = (id: string, commandId?: string, name = `Người ${id}`) =>
  command('OfficialRegistered', '2026-01-01', { person: id, name, personKind: 'CONG_CHUC' }, commandId);
const task = (id: string, extra: object = {}) =>
  command('TaskAssigned', '2026-01-05', {
    task: id,
    unit: 'so-a',
    basis: 'PLAN',
    title: 'Báo cáo',
    milestones: [{ key: 'm1', due: '2026-03-31', units: 3 }],
    ...extra,
  });
const submitted = (id: string, submission: string, units: number, validAt = '2026-03-20') =>
  command('EvidenceSubmitted', validAt, { task: id, submission, milestone: 'm1', units, evidence: [] });

async function run(command: Command) {
  return commands.execute(command)();
}

async function recorded(command: Command) {
  const result = await run(command);
  if (E.isLeft(result)) throw new Error(`${result.left.code} ${result.left.path}: ${result.left.detail}`);
  return result.right;
}

async function refusal(command: Command) {
  const before = await head();
  const result = await run(command);
  expect(await head()).toEqual(before);
  if (E.isRight(result)) throw new Error(`not refused: ${result.right.status}`);
  return result.left;
}

async function head() {
  const result = await store.head()();
  if (E.isLeft(result)) throw new Error(result.left.kind);
  return result.right;
}

async function all(batch: readonly Command[], options: BatchOptions = {}) {
  const result = await commands.executeAll(batch, options)();
  if (E.isLeft(result)) throw new Error(`${result.left.code}: ${result.left.detail}`);
  return result.right;
}

describe('execute', () => {
  it('records a fact, seals its personal texts and returns its first result for ever', async () => {
    await recorded(opened());
    const first = await recorded(official('an', 'reg-an', 'Nguyễn Văn An'));
    expect(first.status).toBe('RECORDED');
    const [logged] = first.events;
    expect(JSON.stringify(logged?.event.data)).not.toContain('Nguyễn');
    if (logged === undefined) throw new Error('no event');
    expect(openFact(logged.event, vault).data).toMatchObject({ name: 'Nguyễn Văn An' });

    now += 86_400_000;
    const again = await recorded(official('an', 'reg-an', 'Nguyễn Văn An'));
    expect(again).toEqual({ status: 'REPEATED', events: first.events });
    expect((await head()).ordinal).toBe(2);
  });

  it('refuses a command id that was used for something else, and says where it differs', async () => {
    await recorded(opened());
    await recorded(official('an', 'reg-an', 'Nguyễn Văn An'));
    const error = await refusal(official('an', 'reg-an', 'Nguyễn Văn Bình'));
    expect(error).toMatchObject({ code: 'COMMAND_REUSED', path: 'commandId', kind: 'REFUSED' });
    expect(error.detail).toContain('data.name');
  });

  it('still knows a command whose personal texts were erased, by what is left of it', async () => {
    await recorded(opened());
    const first = await recorded(official('an', 'reg-an', 'Nguyễn Văn An'));
    const erased: KeyVault = { ...vault, open: () => null };
    commands = createCommands({
      store,
      vault: erased,
      clock: () => now,
      calculate: nothing,
      standingOf,
      ratedAs,
      erasureOf,
    });
    expect(await recorded(official('an', 'reg-an', 'Nguyễn Văn An'))).toEqual({
      status: 'REPEATED',
      events: first.events,
    });
    const other = official('an', 'reg-an');
    const changed = { ...other, data: { ...(other.data as object), personKind: 'CAN_BO' } };
    expect(await refusal(changed)).toMatchObject({ code: 'COMMAND_REUSED' });
  });

  it('refuses a sealed text, which could never be opened in its new place', async () => {
    await recorded(opened());
    const first = await recorded(official('an'));
    const sealed = first.events[0]?.event.data as { readonly name: string } | undefined;
    expect(await refusal(official('binh', undefined, sealed?.name))).toMatchObject({
      code: 'INVALID_FIELD',
      path: 'data.name',
    });
  });

  it('refuses a correction in a stream that cannot be', async () => {
    await recorded(opened());
    const target = '00000000-0000-4000-8000-000000000000';
    const data = { stream: 'nothing-1', target, targetType: 'UnitRegistered', reason: 'x' };
    expect(await refusal(command('FactRetracted', null, data))).toMatchObject({
      code: 'UNKNOWN_TARGET',
      path: 'data.stream',
    });
  });

  it('corrects a personal text, and seals it for where it is read', async () => {
    await recorded(opened());
    const { events } = await recorded(official('an', 'reg-an', 'Nguyễn Văn Am'));
    const target = events[0]?.event.id;
    const correction = (name: string) =>
      command('FactCorrected', null, {
        stream: 'official-an',
        target,
        targetType: 'OfficialRegistered',
        data: { person: 'an', name, personKind: 'CONG_CHUC' },
        correctedValidAt: null,
        reason: 'Gõ nhầm',
      });
    const corrected = await recorded(correction('Nguyễn Văn An'));
    expect(corrected.events[0]?.event.validAt).toBe('2026-01-01');
    expect(JSON.stringify(corrected.events[0]?.event.data)).not.toContain('Nguyễn');
    expect((await recorded(correction('Nguyễn Văn An'))).status).toBe('ALREADY_SO');
    expect((await recorded(official('an', undefined, 'Nguyễn Văn An'))).status).toBe('ALREADY_SO');
  });

  it('records nothing for another command that says what is so', async () => {
    await recorded(opened());
    await recorded(official('an'));
    expect(await recorded(official('an'))).toEqual({ status: 'ALREADY_SO', events: [] });
  });

  it('refuses everything before the ledger is open, and synthetic facts on a live one', async () => {
    expect((await refusal(unit('so-a'))).code).toBe('LEDGER_NOT_OPEN');
    await recorded(opened());
    expect(await refusal(unit('so-a', { synthetic: true }))).toMatchObject({
      code: 'SYNTHETIC_ON_LIVE_LEDGER',
      path: 'data.synthetic',
    });
  });

  it('makes no key for a command that is refused', async () => {
    await recorded(opened());
    let made = 0;
    const counting: KeyVault = {
      ...vault,
      prepare: (subjects) => {
        made += [...subjects].length;
        vault.prepare(subjects);
      },
    };
    commands = createCommands({
      store,
      vault: counting,
      clock: () => now,
      calculate: nothing,
      standingOf,
      ratedAs,
      erasureOf,
    });
    expect(
      (await refusal(command('OfficialRegistered', '2026-01-01', { person: 'an', name: '', personKind: 'X' }))).kind,
    ).toBe('INVALID');
    expect(made).toBe(0);
    await recorded(official('an'));
    expect(made).toBe(1);
  });

  it('names every malformed field in both languages', async () => {
    await recorded(opened());
    const error = await refusal({
      ...task('t1', { milestones: [{ key: 'm1', due: '2026-02-30', units: -1 }] }),
      actor: 'Ông A',
    });
    expect(error.refusals?.map(({ path }) => path)).toEqual([
      'actor',
      'data.milestones[0].due',
      'data.milestones[0].units',
    ]);
    expect(error.message).toContain('actor');
  });

  it('keeps the factor in force on the day of the assignment, and leaves it out of the comparison of repeated commands', async () => {
    await recorded(opened());
    await recorded(unit('so-a'));
    const catalogue = {
      catalogue: 'dm-2026',
      unit: null,
      title: 'Danh mục',
      standardUnit: 'Văn bản',
      groups: [{ code: 'N1', name: 'Nhóm 1' }],
      decision,
    };
    await recorded(command('ProductCatalogueAdopted', '2026-01-01', catalogue));
    const factor = (value: string, day: string) =>
      command('ConversionFactorDecided', day, {
        catalogue: 'dm-2026',
        product: 'BC',
        name: 'Báo cáo',
        group: 'N1',
        factor: value,
        decision,
      });
    await recorded(factor('2.5', '2026-01-02'));
    const assignment = task('t1', { product: { catalogue: 'dm-2026', code: 'BC' } });
    const first = await recorded(assignment);
    expect(first.events[0]?.event.data).toMatchObject({
      snapshot: { factor: '2.5', decidedBy: '12/QĐ-UBND, 2026-01-02' },
    });
    await recorded(factor('3', '2026-01-03'));
    expect((await recorded(assignment)).status).toBe('REPEATED');
    await recorded(task('t2'));
    const second = await recorded(task('t3', { product: { catalogue: 'dm-2026', code: 'BC' } }));
    expect(second.events[0]?.event.data).toMatchObject({ snapshot: { factor: '3' } });
  });

  it('finds the day of a verdict, and refuses another one naming the right day', async () => {
    await all([opened(), unit('so-a'), task('t1'), submitted('t1', 's1', 2)]);
    const accepted = (validAt: string | null) =>
      command('EvidenceAccepted', validAt, { task: 't1', submission: 's1', exceedsRequirement: false });
    expect(await refusal(accepted('2026-04-20'))).toMatchObject({ code: 'WRONG_DAY', path: 'validAt' });
    const outcome = await recorded(accepted(null));
    expect(outcome.events[0]?.event.validAt).toBe('2026-03-20');
  });

  it('asks for the day where none follows', async () => {
    await all([opened()]);
    expect(await refusal({ ...unit('so-a'), validAt: null })).toMatchObject({ code: 'DAY_REQUIRED', kind: 'INVALID' });
  });

  it('confirms only the score calculated at a state that this ledger had', async () => {
    await all([opened(), official('an')]);
    const { ordinal, root } = await head();
    const confirmed = (S: string, at: object) =>
      command('PeriodScoreConfirmed', null, { person: 'an', period: '2026-Q1', S, calculatedAt: at });
    expect((await refusal(confirmed('90', { ordinal, root }))).code).toBe('NO_CALCULATED_SCORE');
    calculated = '2047/24';
    expect((await refusal(confirmed('85', { ordinal, root }))).code).toBe('OVERRIDE_NEEDED');
    expect((await refusal(confirmed('2047/24', { ordinal, root: HASH }))).code).toBe('UNKNOWN_BASIS');
    expect((await recorded(confirmed('2047/24', { ordinal, root }))).status).toBe('RECORDED');
  });

  it('decides anew when another writer was faster', async () => {
    // Two units of three are taken in between, so the first submission of two no longer fits.
    await all([opened(), unit('so-a'), task('t1')]);
    const other = createCommands({
      store,
      vault,
      clock: () => now,
      calculate: nothing,
      standingOf,
      ratedAs,
      erasureOf,
    });
    let raced = false;
    const racing: EventStore = {
      ...store,
      append: (requests) => async () => {
        if (!raced) {
          raced = true;
          await other.execute(submitted('t1', 's-other', 2))();
        }
        return store.append(requests)();
      },
    };
    commands = createCommands({
      store: racing,
      vault,
      clock: () => now,
      calculate: nothing,
      standingOf,
      ratedAs,
      erasureOf,
    });
    expect(await run(submitted('t1', 's1', 2))).toMatchObject(E.left({ code: 'UNITS_EXCEED_ASSIGNED' }));
    expect(await recorded(submitted('t1', 's2', 1))).toMatchObject({ status: 'RECORDED' });
    expect((await head()).ordinal).toBe(5);
  });

  it('says so when other writers never let it through', async () => {
    await all([opened()]);
    const losing: EventStore = {
      ...store,
      append: () => async () => E.left({ kind: 'WRONG_REVISION', stream: 'unit-so-a', expected: -1, actual: 0 }),
    };
    commands = createCommands({
      store: losing,
      vault,
      clock: () => now,
      calculate: nothing,
      standingOf,
      ratedAs,
      erasureOf,
    });
    expect(await run(unit('so-a'))).toMatchObject(E.left({ code: 'STREAM_CONTENDED', kind: 'UNAVAILABLE' }));
  });

  it('reports a store that is gone', async () => {
    await all([opened()]);
    await store.close();
    expect(await run(unit('so-a'))).toMatchObject(E.left({ code: 'STORE_UNAVAILABLE', kind: 'UNAVAILABLE' }));
  });
});

describe('executeAll', () => {
  it('decides each row against the state that the earlier ones give', async () => {
    const outcome = await all([opened(), unit('so-a'), task('t1'), submitted('t1', 's1', 3)]);
    expect(outcome).toMatchObject({ status: 'RECORDED', counts: { RECORDED: 4, REFUSED: 0 } });
    expect((await head()).ordinal).toBe(4);
  });

  it('writes nothing when one row is refused, and lists every refusal with its row', async () => {
    await all([opened(), unit('so-a')]);
    const before = await head();
    const outcome = await all([task('t1'), submitted('t1', 's1', 4), unit('so-b'), task('t2', { unit: 'so-x' })]);
    expect(outcome.status).toBe('REFUSED');
    expect(
      outcome.rows.flatMap((row) => (row.status === 'REFUSED' ? [[row.index, row.refusals[0]?.code]] : [])),
    ).toEqual([
      [1, 'UNITS_EXCEED_ASSIGNED'],
      [3, 'UNKNOWN_UNIT'],
    ]);
    expect(await head()).toEqual(before);
  });

  it('writes the valid rows around an import when invalid ones are skipped', async () => {
    await all([opened(), unit('so-a')]);
    const importing = { id: 'file-1', kind: 'tasks', file: 'giao viec.csv', fileHash: HASH, actor: 'so-noi-vu' };
    const rows = [task('t1'), task('t2', { unit: 'so-x' }), submitted('t1', 's1', 1)];
    const outcome = await all(rows, { skipInvalid: true, importing });
    expect(outcome).toMatchObject({ status: 'RECORDED', importId: 'file-1', counts: { RECORDED: 2, REFUSED: 1 } });
    const log = [];
    for await (const { event } of store.readAll({ afterOrdinal: 2 })) log.push(event);
    expect(log.map(({ type }) => type)).toEqual([
      'ImportStarted',
      'TaskAssigned',
      'EvidenceSubmitted',
      'ImportCompleted',
    ]);
    expect(log.every(({ correlationId }) => correlationId === 'file-1')).toBe(true);
    expect(log.at(-1)?.data).toMatchObject({ recorded: 2, skipped: 1 });

    const again = await all(rows, { skipInvalid: true, importing });
    expect(again).toMatchObject({
      status: 'NOTHING_NEW',
      importId: null,
      counts: { RECORDED: 0, REPEATED: 2, REFUSED: 1 },
    });

    await recorded(unit('so-x'));
    const later = await all(rows, { skipInvalid: true, importing });
    expect(later).toMatchObject({ status: 'RECORDED', importId: 'file-1.2', counts: { RECORDED: 1, REPEATED: 2 } });
  });

  it('asks a decision for days confirmed by an import', async () => {
    await all([opened(), unit('so-a'), task('t1'), submitted('t1', 's1', 1)]);
    const importing = { id: 'file-2', kind: 'verdicts', file: 'f.csv', fileHash: HASH, actor: 'so-noi-vu' };
    const accepted = (extra: object) =>
      command('EvidenceAccepted', null, {
        task: 't1',
        submission: 's1',
        exceedsRequirement: false,
        confirmedDay: { day: '2026-03-20', reason: 'Nạp bù' },
        ...extra,
      });
    expect((await all([accepted({})], { importing })).rows[0]).toMatchObject({
      refusals: [{ code: 'DECISION_REQUIRED' }],
    });
    expect((await all([accepted({ decision })], { importing })).status).toBe('RECORDED');
  });

  it('only tells what would happen in a dry run', async () => {
    await all([opened()]);
    const before = await head();
    expect(await all([unit('so-a'), task('t1')], { dryRun: true })).toMatchObject({
      status: 'DRY_RUN',
      counts: { RECORDED: 2 },
    });
    expect(await head()).toEqual(before);
    expect(await all([task('t1')], { dryRun: true })).toMatchObject({ status: 'REFUSED' });
  });

  it('takes a command that stands twice once, and refuses its id for something else', async () => {
    await all([opened()]);
    const one = unit('so-a');
    const outcome = await all([one, one, { ...unit('so-b'), commandId: one.commandId }], { skipInvalid: true });
    expect(outcome.rows.map(({ status }) => status)).toEqual(['RECORDED', 'REPEATED', 'REFUSED']);
  });

  it('lets other work of the process in between many rows', async () => {
    await all([opened()]);
    let turns = 0;
    let isDone = false;
    const turn = () => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    await all(Array.from({ length: 200 }, (_, i) => unit(`so-${i}`)));
    isDone = true;
    expect(turns).toBeGreaterThan(5);
  });

  it('records many rows of many streams at once, each decided on what came before it', async () => {
    await all([opened(), unit('so-a')]);
    const rows = Array.from({ length: 250 }, (_, i) => [
      task(`t${i}`),
      submitted(`t${i}`, 's1', 1),
      submitted(`t${i}`, 's2', 2),
      official(`p${i}`),
    ]).flat();
    expect((await all(rows)).counts.RECORDED).toBe(1000);
    expect((await all(rows)).status).toBe('NOTHING_NEW');
    expect((await head()).ordinal).toBe(1002);
  });
});

import type { EventTypeName } from '@kpi-ledger/events';
import { createMemoryKeyVault, KeyFailure, type KeyVault } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import type { Command } from '../commands/index.js';
import type { Engine } from '../engine.js';
import { openEngine } from '../open-engine.js';
import { assigned, confirmed, smallCity, submitted } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';
import { eventsOf } from '../testing/random-history.js';

const DECISION = { number: '12/QĐ-SNV', date: '2026-12-01' };
const ACT = { actor: 'so-noi-vu', decision: DECISION };

/** The employee retired in April, after a published first quarter; the second is excused. */
async function retired(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-04-05');
  await confirmed(ledger, 'employee', '88');
  await published(ledger, 'employee', '2026-Q1', '2026-03-31');
  await ledger.record('OfficialLeft', { person: 'employee', unit: 'so-a', reason: 'RETIRED' }, '2026-04-05');
  return ledger.on('2026-12-01');
}

const published = (ledger: TestLedger, person: string, period: string, last: string): Promise<string> =>
  ledger.record(
    'RatingPublished',
    {
      person,
      period,
      S: '88',
      basis: { ordinal: 1, root: 'a'.repeat(64), effective: last, ruleSet: 'b'.repeat(64), formulaSet: 'c'.repeat(64) },
    },
    last,
  );

/** Codes of what stands against erasing, with the period or year where there is one. */
async function against(ledger: TestLedger, subject: string): Promise<readonly string[]> {
  const { obstacles } = await answered((await ledger.engine()).erasure({ subject }));
  return obstacles.map(({ code, detail }) =>
    [code, ...(/\d{4}-(Q\d|\d\d)(?!-)|20\d\d(?= is owed)/.exec(detail) ?? []).slice(0, 1)].join(' '),
  );
}

async function refusals(
  result: Promise<
    E.Either<{ readonly code: string; readonly refusals?: readonly { readonly code: string }[] }, unknown>
  >,
) {
  const answer = await result;
  if (E.isRight(answer)) throw new Error('it was not refused');
  return (answer.left.refusals ?? [answer.left]).map(({ code }) => code);
}

let commands = 0;
const command = (
  type: EventTypeName,
  data: object,
  validAt: string | null = null,
  commandId = `c-${++commands}`,
): Command => ({
  commandId,
  type,
  validAt,
  data,
  actor: 'so-noi-vu',
});

describe('What stands against an erasure', () => {
  test('Records of Điều 24 are kept: the decree sets no term, and nobody has decided one.', async () => {
    expect(await against(await retired(), 'employee')).toEqual(['RECORDS_KEPT']);
  });

  test('Somebody who was never rated has no records.', async () => {
    const ledger = await retired();
    await ledger.record('OfficialRegistered', { person: 'khach', name: 'Bà Khách', personKind: 'CONG_CHUC' });
    expect(await against(ledger, 'khach')).toEqual([]);
  });

  test.each([
    ['5', '2026-12-01', ['RECORDS_KEPT']],
    ['1', '2027-04-05', ['RECORDS_KEPT']],
    ['1', '2027-04-06', []],
    ['0', '2026-12-01', []],
  ])('With a term of %s years on %s: %j.', async (years, today, expected) => {
    const ledger = (await retired()).on('2026-12-01');
    await ledger.record('RuleSetAdopted', {
      rules: [{ id: 'P26.records', value: years, from: '2026-12-01', source: '9/QĐ-UBND' }],
      decision: DECISION,
    });
    expect(await against(ledger.on(today), 'employee')).toEqual(expected);
  });

  test('A term that an agency decided holds for whom it rated.', async () => {
    const ledger = await retired();
    const rule = { id: 'P26.records', value: '0', from: '2026-12-01', source: '9/QĐ-SA', unit: 'so-a' };
    await ledger.record('RuleSetAdopted', { rules: [rule], decision: DECISION });
    expect(await against(ledger.on('2026-12-02'), 'employee')).toEqual([]);
  });

  test('Who is in service, or will be, is not erased.', async () => {
    const ledger = await retired();
    expect(await against(ledger, 'chair')).toEqual(['IN_SERVICE']);
    await ledger.record('OfficialAssigned', { person: 'employee', unit: 'so-a', role: 'STAFF' }, '2027-01-01');
    expect(await against(ledger, 'employee')).toEqual(['RECORDS_KEPT', 'IN_SERVICE']);
  });

  test('A rated period has to be published, or excused, first.', async () => {
    const ledger = new TestLedger();
    await smallCity(ledger);
    ledger.on('2026-07-02');
    await confirmed(ledger, 'employee', '88');
    await ledger.record('OfficialLeft', { person: 'employee', unit: 'so-a', reason: 'RETIRED' }, '2026-07-01');
    ledger.on('2026-12-01');
    expect(await against(ledger, 'employee')).toEqual(['RECORDS_KEPT', 'PERIOD_OPEN 2026-Q1', 'PERIOD_OPEN 2026-Q2']);
    await published(ledger, 'employee', '2026-Q1', '2026-03-31');
    await ledger.record('PeriodExcused', { person: 'employee', period: '2026-Q2', note: 'x' }, '2026-06-30');
    expect(await against(ledger, 'employee')).toEqual(['RECORDS_KEPT']);
  });

  test('The class of a year that the person ended in service has to be decided.', async () => {
    const ledger = new TestLedger();
    await smallCity(ledger);
    for (const [period, last] of [
      ['2026-Q1', '2026-03-31'],
      ['2026-Q2', '2026-06-30'],
      ['2026-Q3', '2026-09-30'],
      ['2026-Q4', '2026-12-31'],
    ] as const) {
      ledger.on('2027-01-05');
      await confirmed(ledger, 'employee', '88', period, last);
      await published(ledger, 'employee', period, last);
    }
    await ledger.record('OfficialLeft', { person: 'employee', unit: 'so-a', reason: 'RETIRED' }, '2027-01-05');
    expect(await against(ledger, 'employee')).toEqual(['RECORDS_KEPT', 'CLASSIFICATION_OPEN 2026']);
    const klass = { person: 'employee', year: '2026', class: 'TOT', signer: 'director', decision: DECISION } as const;
    await ledger.record('ClassificationDecided', klass);
    expect(await against(ledger, 'employee')).toEqual(['RECORDS_KEPT']);
  });

  test('A petition has to be answered.', async () => {
    const ledger = await retired();
    const petition = { person: 'employee', year: '2026', petition: 'k1' };
    await ledger.record('PetitionFiled', { ...petition, text: 'x' });
    expect(await against(ledger, 'employee')).toEqual(['RECORDS_KEPT', 'PETITION_OPEN']);
    await ledger.record('PetitionAnswered', { ...petition, upheld: false, answer: 'x' });
    expect(await against(ledger, 'employee')).toEqual(['RECORDS_KEPT']);
  });

  test('A task has to be judged or cancelled.', async () => {
    const ledger = await retired();
    await assigned(ledger, 'ho-so', '2026-12-31');
    await ledger.record('TaskReported', { task: 'ho-so', note: 'hồ sơ của bà B' });
    expect(await against(ledger, 'task-ho-so')).toEqual(['TASK_OPEN']);
    await submitted(ledger, 'ho-so');
    expect(await against(ledger, 'task-ho-so')).toEqual(['TASK_OPEN']);
    await ledger.record('EvidenceAccepted', { task: 'ho-so', submission: 's1', exceedsRequirement: false });
    expect(await against(ledger, 'task-ho-so')).toEqual([]);
  });
});

test('What is no single person’s is not erased: no reason could be recorded for it any more. A post is its holders’.', async () => {
  const ledger = await retired();
  await ledger.record('AgencyForceMajeureConfirmed', { unit: 'so-a', year: '2026', reason: 'bão', decision: DECISION });
  await ledger.record('PeriodReopened', { period: '2026-Q1', reason: 'x', decision: DECISION }, '2026-03-31');
  await ledger.record('HeadRelieved', { post: 'giam-doc-a', person: 'director', reason: 'nghỉ hưu' });
  expect(await against(ledger, 'unit-so-a')).toEqual(['STILL_USED']);
  expect(await against(ledger, 'period-2026-Q1')).toEqual(['STILL_USED 2026-Q1']);
  expect(await against(ledger, 'post-giam-doc-a')).toEqual([]);
});

describe('A preview', () => {
  test('lists what goes, what stays and what is not reached, without a text of anybody.', async () => {
    const ledger = await retired();
    await ledger.record('TaskAssigned', {
      task: 'rieng',
      person: 'employee',
      basis: 'UNPLANNED',
      title: 'Hồ sơ của bà B',
      milestones: [{ key: 'm1', due: '2026-12-31', units: 1 }],
    });
    await ledger.record('TaskReported', { task: 'rieng', note: 'đã gặp bà B' });
    await ledger.record('HeadRelieved', { post: 'giam-doc-a', person: 'director', reason: 'nghỉ hưu' });
    const found = await answered((await ledger.engine()).erasure({ subject: 'employee' }));
    expect(found).toMatchObject({
      subject: 'official-employee',
      erased: null,
      unreadable: [{ stream: 'official-employee', type: 'OfficialRegistered', events: 1, texts: 1 }],
      remains: { events: 5, ratings: [{ period: '2026-Q1', S: '88' }], classes: [] },
      elsewhere: [{ subject: 'task-rieng', events: 2 }],
    });
    expect(JSON.stringify(found)).not.toMatch(/Ông|bà B/);
    expect(await answered((await ledger.engine()).erasure({ subject: 'director' }))).toMatchObject({
      elsewhere: [{ subject: 'post-giam-doc-a', events: 1 }],
    });
  });

  test.each(['nobody', 'official-nobody', 'unit-so-a', 'ledger', 'no stream', ''])(
    'of %j finds nothing to erase',
    async (subject) => {
      const engine = await (await retired()).engine();
      expect(await refusals(engine.erasure({ subject })())).toEqual(['NOTHING_TO_ERASE']);
      expect(await refusals(engine.erase({ subject, ...ACT })())).toEqual(['NOTHING_TO_ERASE']);
    },
  );
});

describe('An erasure', () => {
  const erased = async (): Promise<{ readonly ledger: TestLedger; readonly engine: Engine }> => {
    const ledger = await retired();
    const engine = await ledger.engine();
    await answered(engine.erase({ subject: 'employee', recordsReleased: true, ...ACT }));
    return { ledger, engine };
  };

  test('needs a decision, and records that it released the records.', async () => {
    const ledger = await retired();
    const engine = await ledger.engine();
    expect(await refusals(engine.erase({ subject: 'employee', actor: 'x', recordsReleased: true })())).toContain(
      'DECISION_REQUIRED',
    );
    expect(await refusals(engine.erase({ subject: 'employee', ...ACT })())).toEqual(['RECORDS_KEPT']);
    expect(ledger.vault.holds('official-employee')).toBe(true);
    const done = await answered(engine.erase({ subject: 'employee', recordsReleased: true, ...ACT }));
    expect(done).toMatchObject({ status: 'RECORDED', keyDestroyed: true, erased: { decision: DECISION } });
    expect(ledger.vault.holds('official-employee')).toBe(false);
    const event = (await eventsOf(ledger)).at(-1);
    expect(event).toMatchObject({
      type: 'SubjectErased',
      validAt: '2026-12-01',
      data: {
        subject: 'official-employee',
        legalBasis: 'Quyết định 12/QĐ-SNV ngày 2026-12-01',
        records: 'RELEASED_BY_DECISION',
        decision: DECISION,
      },
    });
    expect(engine.keys()).toEqual({ lost: [], notInLog: [], leftovers: [] });
  });

  test('is done once: a second one, also with another decision, changes nothing.', async () => {
    const { ledger, engine } = await erased();
    const { ordinal } = await answered(ledger.store.head());
    const other = { actor: 'x', decision: { number: '13/QĐ', date: '2026-12-01' } };
    const again = await answered(engine.erase({ subject: 'official-employee', ...other }));
    expect(again).toMatchObject({ status: 'ALREADY_SO', erased: { decision: DECISION } });
    expect((await answered(ledger.store.head())).ordinal).toBe(ordinal);
  });

  test('brought as a plain command is held to the same rules, and the key goes too.', async () => {
    const ledger = await retired();
    const engine = await ledger.engine();
    const data = { subject: 'official-employee', legalBasis: 'Luật', decision: DECISION };
    expect(await refusals(engine.execute(command('SubjectErased', data))())).toEqual(['RECORDS_KEPT']);
    expect(await refusals(engine.execute(command('SubjectErased', { ...data, subject: 'official-chair' }))())).toEqual([
      'IN_SERVICE',
    ]);
    await answered(engine.execute(command('SubjectErased', { ...data, records: 'RELEASED_BY_DECISION' })));
    expect(ledger.vault.holds('official-employee')).toBe(false);
  });

  test('cannot be corrected or retracted.', async () => {
    const { ledger, engine } = await erased();
    const event = (await eventsOf(ledger)).at(-1);
    const target = { stream: 'ledger', target: event?.id, targetType: 'SubjectErased', reason: 'nhầm' };
    expect(await refusals(engine.execute(command('FactRetracted', target))())).toContain('NOT_CORRECTABLE');
  });

  test('leaves facts without texts possible, refuses those with texts, and names the field.', async () => {
    const { ledger, engine } = await erased();
    const absence = { person: 'employee', kind: 'SICK', until: '2026-03-01' };
    expect(await answered(engine.execute(command('AbsenceRecorded', absence, '2026-02-01')))).toMatchObject({
      status: 'RECORDED',
    });
    const refusedAt = async (it: Command) => {
      const answer = await engine.execute(it)();
      return E.isLeft(answer) ? `${answer.left.code} ${answer.left.path}` : 'recorded';
    };
    expect(await refusedAt(command('AbsenceRecorded', { ...absence, note: 'ốm' }, '2026-01-15'))).toBe(
      'SUBJECT_ERASED data.note',
    );
    const anew = { person: 'employee', name: 'Ông employee', personKind: 'CONG_CHUC' };
    expect(await refusedAt(command('OfficialRegistered', anew, '2026-01-02'))).toBe('SUBJECT_ERASED data.name');
    const registered = (await eventsOf(ledger)).find(({ stream }) => stream === 'official-employee');
    const target = { stream: 'official-employee', target: registered?.id, targetType: 'OfficialRegistered' };
    expect(await refusedAt(command('FactRetracted', { ...target, reason: 'nhầm' }))).toBe('SUBJECT_ERASED data.reason');
    const note = { person: 'employee', period: '2026-Q1', note: 'x' };
    expect(await refusedAt(command('ConflictReported', note, '2026-03-31'))).toBe('SUBJECT_ERASED data.note');
  });
});

describe('A command that was recorded before the erasure', () => {
  test('still gives its first result when it is repeated, and is still told from another.', async () => {
    const ledger = await retired();
    const engine = await ledger.engine();
    const petition = { person: 'employee', year: '2026', petition: 'k1' };
    const file = command('PetitionFiled', { ...petition, text: 'đề nghị' }, '2026-11-30', 'file-1');
    const answer = command('PetitionAnswered', { ...petition, upheld: false, answer: 'giữ' }, '2026-12-01', 'answer-1');
    const first = await answered(engine.execute(file));
    await answered(engine.execute(answer));
    await answered(engine.erase({ subject: 'employee', recordsReleased: true, ...ACT }));
    expect(await answered(engine.execute(file))).toEqual({ status: 'REPEATED', events: first.events });
    const batch = await answered(engine.executeAll([file, answer]));
    expect(batch.rows.map(({ status }) => status)).toEqual(['REPEATED', 'REPEATED']);
    const other = { ...answer, data: { ...petition, upheld: true, answer: 'giữ' } };
    expect(await refusals(engine.execute(other)())).toEqual(['COMMAND_REUSED']);
  });
});

test('A key file that cannot be written: the erasure stands, nothing is opened, and it is tried again.', async () => {
  const ledger = await retired();
  let writable = false;
  const vault: KeyVault = {
    ...ledger.vault,
    open: (subject, place, sealed) =>
      subject === 'official-employee' ? null : ledger.vault.open(subject, place, sealed),
    destroy: (subject, tombstone) => {
      if (!writable) throw new KeyFailure({ kind: 'KEYS_UNAVAILABLE', path: 'kpi.db.keys', reason: 'EROFS' });
      return ledger.vault.destroy(subject, tombstone);
    },
  };
  const clock = () => Date.parse('2026-12-01T03:00:00.000Z');
  const engine = await answered(openEngine({ store: ledger.store, vault, clock }));
  const done = await answered(engine.erase({ subject: 'employee', recordsReleased: true, ...ACT }));
  expect(done).toMatchObject({ status: 'RECORDED', keyDestroyed: false });
  expect(engine.keys().leftovers).toMatchObject([
    { subject: 'official-employee', reason: expect.stringMatching(/EROFS/) },
  ]);
  expect((await answered(engine.names())).people['employee']).toContain('đã xoá');
  writable = true;
  expect(await answered(engine.erase({ subject: 'employee', ...ACT }))).toMatchObject({
    status: 'ALREADY_SO',
    keyDestroyed: true,
  });
  expect(engine.keys().leftovers).toEqual([]);
  expect(ledger.vault.holds('official-employee')).toBe(false);
});

describe('Keys that are lost', () => {
  const without = (vault: KeyVault, lost: string): KeyVault => ({
    ...vault,
    holds: (subject) => subject !== lost && vault.holds(subject),
    open: (subject, place, sealed) => (subject === lost ? null : vault.open(subject, place, sealed)),
  });

  test('are counted, are not taken for an erasure, and no other key takes their place.', async () => {
    const { store, vault } = await retired();
    const clock = () => Date.parse('2026-12-01T03:00:00.000Z');
    const engine = await answered(openEngine({ store, vault: without(vault, 'official-employee'), clock }));
    expect(engine.keys()).toEqual({ lost: ['official-employee'], notInLog: [], leftovers: [] });
    const { people } = await answered(engine.names());
    expect(people).toMatchObject({ employee: '(không đọc được: mất khoá)', director: 'Ông director' });
    const note = { person: 'employee', period: '2026-Q1', note: 'x' };
    expect(await refusals(engine.execute(command('ConflictReported', note, '2026-03-31'))())).toEqual(['KEY_LOST']);
    const other = { person: 'director', period: '2026-Q1', note: 'x' };
    expect(await answered(engine.execute(command('ConflictReported', other, '2026-03-31')))).toMatchObject({
      status: 'RECORDED',
    });
  });

  test('by an erasure that this log does not hold are told from lost ones: the log was cut, or is an older copy.', async () => {
    const ledger = await retired();
    ledger.vault.destroy('official-employee', { on: '2026-12-01', event: '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e' });
    const engine = await ledger.engine();
    expect(engine.keys()).toMatchObject({ lost: [], notInLog: [{ subject: 'official-employee' }] });
    expect((await answered(engine.names())).people['employee']).toBe(
      '(khoá đã huỷ ngày 01/12/2026, sổ không ghi việc xoá)',
    );
    const note = { person: 'employee', period: '2026-Q1', note: 'x' };
    expect(await refusals(engine.execute(command('ConflictReported', note, '2026-03-31'))())).toEqual([
      'SUBJECT_ERASED',
    ]);
  });

  test('of everybody: all answers, no names, and the erased are still said to be erased.', async () => {
    const ledger = await retired();
    await answered((await ledger.engine()).erase({ subject: 'employee', recordsReleased: true, ...ACT }));
    const clock = () => Date.parse('2026-12-01T03:00:00.000Z');
    const engine = await answered(openEngine({ store: ledger.store, vault: createMemoryKeyVault(), clock }));
    expect(engine.keys().lost).toEqual(['official-chair', 'official-director']);
    expect((await answered(engine.names())).people['employee']).toContain('đã xoá theo quyết định 12/QĐ-SNV');
  });
});

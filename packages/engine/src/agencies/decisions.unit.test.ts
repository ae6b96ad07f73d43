import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import type { Command, Engine } from '../index.js';
import { cityOfAgencies, registered, scored, worked } from '../testing/agencies.js';
import type { TestLedger } from '../testing/ledger.js';
import { answered } from '../testing/ledger.js';

const decision = { number: '9/QĐ-UBND', date: '2026-12-11' };
let commands = 0;

const decide = (unit: string, to: string, more: object = {}): Command => ({
  commandId: `quyet-dinh-${++commands}`,
  type: 'AgencyClassified',
  validAt: '2026-12-11',
  data: { unit, year: '2026', class: to, signer: 'chu-tich', decision, ...more },
  actor: 'van-thu',
});

/** Code, article and Vietnamese words of the refusal; null: recorded. */
async function refusal(engine: Engine, command: Command) {
  const outcome = await engine.execute(command)();
  if (E.isRight(outcome)) return null;
  const { code, article, message } = outcome.left;
  return { code, article, message };
}

/** so-a with phong-a: both have points and tasks; the phòng fits no class, the sở is TOT. */
async function city(): Promise<TestLedger> {
  const ledger = await cityOfAgencies('so-a', 'so-b');
  await registered(ledger, 'phong-a', { parent: 'so-a' });
  for (const person of ['chu-tich', 'giam-doc'])
    await ledger.record('OfficialRegistered', { person, name: `Bà ${person}`, personKind: 'CONG_CHUC' });
  await ledger.record('PostDefined', {
    post: 'giam-doc-a',
    unit: 'so-a',
    title: 'Giám đốc',
    role: 'HEAD',
    personKind: 'CONG_CHUC',
    scope: 'in',
    article: null,
  });
  await ledger.record('HeadAppointed', { post: 'giam-doc-a', person: 'giam-doc' });
  await worked(ledger, { 'so-a': { assigned: 4, done: 4 }, 'phong-a': { assigned: 25, done: 24 } });
  ledger.on('2026-12-11');
  await scored(ledger, 'so-a', '25', '50');
  await scored(ledger, 'phong-a', '25', '50');
  return ledger;
}

describe('a decision keeps to what Điều 8 and 9 leave open', () => {
  test('lower organisations first; among open classes a reason is due; then the upper one', async () => {
    const engine = await (await city()).engine();
    expect(await refusal(engine, decide('so-a', 'TOT'))).toMatchObject({
      code: 'LOWER_AGENCY_OPEN',
      article: 'Điều 9.1',
      message: expect.stringContaining('phong-a'),
    });
    expect(await refusal(engine, decide('phong-a', 'HT'))).toMatchObject({
      code: 'CHOICE_NEEDS_REASON',
      article: 'Điều 8',
    });
    expect(await refusal(engine, decide('phong-a', 'TOT', { reason: 'x' }))).toMatchObject({
      code: 'AGENCY_CLASS_NOT_OPEN',
      article: 'Điều 8',
      message: expect.stringContaining('KHT, HT'),
    });
    expect(await refusal(engine, decide('phong-a', 'HT', { reason: 'một việc do bên ngoài' }))).toBeNull();
    expect(await refusal(engine, decide('so-a', 'XS'))).toMatchObject({ code: 'AGENCY_CLASS_NOT_OPEN' });
    expect(await refusal(engine, decide('so-a', 'TOT'))).toBeNull();
  });

  test('a tie that is decided anew gives no second place while the first decision stands (Điều 8.5)', async () => {
    const tied = ['so-a', 'so-b'];
    const others = ['so-c', 'so-d', 'so-e', 'so-g'];
    const ledger = await cityOfAgencies(...tied, ...others);
    await ledger.record('OfficialRegistered', { person: 'chu-tich', name: 'Bà', personKind: 'CAN_BO' });
    const work = { assigned: 4, done: 4, exceeded: 2 };
    await worked(ledger, Object.fromEntries([...tied, ...others].map((id) => [id, work])));
    ledger.on('2026-12-11');
    for (const id of tied) await scored(ledger, id, '28', '65');
    for (const id of others) await scored(ledger, id, '25', '50');
    const engine = await ledger.engine();
    const give = (unit: string): Command => ({
      ...{ commandId: `bang-diem-${unit}`, type: 'QuotaDecided', validAt: '2026-12-11', actor: 'van-thu' },
      data: { unit: 'ubnd', year: '2026', subject: 'AGENCIES', tieUnits: [unit], decision },
    });
    expect(await refusal(engine, give('so-a'))).toBeNull();
    expect(await refusal(engine, decide('so-a', 'XS'))).toBeNull();
    expect(await refusal(engine, give('so-b'))).toBeNull();
    // Six of TOT or above have one place, and it is taken.
    expect(await refusal(engine, decide('so-b', 'XS'))).toMatchObject({
      code: 'AGENCY_NOTHING_TO_DECIDE',
      message: expect.stringContaining('phải thay thế trước: so-a'),
    });
    expect(await refusal(engine, decide('so-a', 'TOT'))).toBeNull();
    expect(await refusal(engine, decide('so-b', 'XS'))).toBeNull();
  });

  test('in one batch the decision on the phòng is seen by that on the sở', async () => {
    const engine = await (await city()).engine();
    const both = [decide('phong-a', 'HT', { reason: 'một việc do bên ngoài' }), decide('so-a', 'TOT')];
    expect(await answered(engine.executeAll(both))).toMatchObject({ status: 'RECORDED', counts: { RECORDED: 2 } });
    expect(await answered((await (await city()).engine()).executeAll([...both].reverse()))).toMatchObject({
      status: 'REFUSED',
    });
  });

  test('nothing can be decided without points and tasks, nor about a body that is not evaluated', async () => {
    const engine = await (await city()).engine();
    expect(await refusal(engine, decide('so-b', 'TOT'))).toMatchObject({
      code: 'AGENCY_NOTHING_TO_DECIDE',
      article: 'Điều 8',
    });
    expect(await refusal(engine, decide('ubnd', 'TOT'))).toMatchObject({
      code: 'AGENCY_NOT_EVALUATED',
      article: 'Điều 2.1',
    });
  });

  test('a numbered decision, by somebody else than the head of the organisation', async () => {
    const engine = await (await city()).engine();
    const undecided = { unit: 'phong-a', year: '2026', class: 'HT', signer: 'chu-tich', reason: 'x' };
    expect(await refusal(engine, { ...decide('phong-a', 'HT'), data: undecided })).toMatchObject({
      code: 'DECISION_REQUIRED',
      article: 'Điều 9',
    });
    const reason = { reason: 'một việc do bên ngoài' };
    await refusal(engine, decide('phong-a', 'HT', reason));
    expect(await refusal(engine, decide('so-a', 'TOT', { signer: 'giam-doc' }))).toMatchObject({
      code: 'OWN_JUDGEMENT',
    });
    expect(await refusal(engine, { ...decide('so-a', 'TOT'), actor: 'giam-doc' })).toMatchObject({
      code: 'OWN_JUDGEMENT',
    });
    expect(await refusal(engine, decide('so-a', 'TOT', { signer: 'khong-ai' }))).toMatchObject({
      code: 'UNKNOWN_PERSON',
    });
  });

  test('a correction of the decision keeps to the same classes', async () => {
    const engine = await (await city()).engine();
    const first = decide('phong-a', 'HT', { reason: 'một việc do bên ngoài' });
    const recorded = await answered(engine.execute(first));
    const [event] = recorded.events;
    const correct = (to: string): Command => ({
      commandId: `dinh-chinh-${to}`,
      type: 'FactCorrected',
      validAt: null,
      data: {
        stream: 'unit-phong-a',
        target: event?.event.id,
        targetType: 'AgencyClassified',
        data: { ...(first.data as object), class: to },
        correctedValidAt: null,
        reason: 'ghi nhầm',
      },
      actor: 'van-thu',
    });
    expect(await refusal(engine, correct('TOT'))).toMatchObject({ code: 'AGENCY_CLASS_NOT_OPEN' });
    expect(await refusal(engine, correct('KHT'))).toBeNull();
  });
});

test('the class of the organisation is what caps its head: decided, or open by the calculation', async () => {
  const engine = await (await city()).engine();
  const organisations = async () => {
    const { rows } = await answered(engine.classify({ period: '2026', effective: '2026-12-31' }));
    return rows.find(({ person }) => person === 'giam-doc')?.organisations;
  };
  expect(await organisations()).toEqual([{ unit: 'so-a', class: null, open: ['TOT'] }]);
  await refusal(engine, decide('phong-a', 'HT', { reason: 'một việc do bên ngoài' }));
  await refusal(engine, decide('so-a', 'TOT'));
  expect(await organisations()).toEqual([{ unit: 'so-a', class: 'TOT', open: [] }]);
});

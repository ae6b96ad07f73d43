import { type BatchOutcome, type Command, type Engine, openEngine } from '@kpi-ledger/engine';
import type { AnyEvent, EventTypeName } from '@kpi-ledger/events';
import { type EventStore, type KeyVault, openFact } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';

export const clock = () => Date.parse('2026-04-05T02:00:00.000Z');
export const FILE = { id: 'f1', kind: 'mixed', file: 'quy-1.xlsx', fileHash: 'a'.repeat(64), actor: 'van-phong' };

export const DECISION = { number: '7/QĐ-UBND', date: '2026-04-01' };

export const command = (
  commandId: string,
  type: EventTypeName,
  validAt: string | null,
  data: object,
  actor = 'van-phong',
): Command => ({ commandId, type, validAt, data, actor });

export const unit = (id: string, parent?: string): Command =>
  command(`unit-${id}`, 'UnitRegistered', '2026-01-01', {
    ...{ unit: id, name: `Đơn vị ${id}`, aliases: [], kind: 'so', scope: 'in', article: null },
    ...(parent === undefined ? {} : { parent }),
  });

const post = (id: string, of: string): Command =>
  command(`post-${id}`, 'PostDefined', '2026-01-01', {
    ...{ post: id, unit: of, title: id, role: 'HEAD', personKind: 'CONG_CHUC', scope: 'in', article: null },
  });

const person = (id: string): Command =>
  command(`person-${id}`, 'OfficialRegistered', '2026-01-01', {
    person: id,
    name: `Ông ${id}`,
    personKind: 'CONG_CHUC',
  });

const head = (of: string, id: string): Command =>
  command(`head-${id}`, 'HeadAppointed', '2026-01-01', { post: of, person: id });

/** A sở with a director under a UBND with a chair. */
export const CITY: readonly Command[] = [
  command('open', 'LedgerOpened', null, {
    ...{ ledger: '11111111-1111-4111-8111-111111111111', kind: 'live', city: 'hue' },
  }),
  unit('ubnd'),
  unit('so-a', 'ubnd'),
  post('chu-tich', 'ubnd'),
  post('giam-doc', 'so-a'),
  person('chair'),
  person('director'),
  head('chu-tich', 'chair'),
  head('giam-doc', 'director'),
  command('tracking', 'TrackingUnitDecided', '2026-01-01', { unit: 'ubnd', tracking: 'QUARTER', decision: DECISION }),
];

export const assigned = (task: string, id = `assign-${task}`): Command =>
  command(id, 'TaskAssigned', '2026-01-05', {
    ...{ task, unit: 'so-a', basis: 'PLAN', publicTitle: `Nhiệm vụ ${task}` },
    milestones: [{ key: 'm1', due: '2026-03-20', units: 3 }],
  });

export const renamed = (name: string, validAt: string, id: string): Command =>
  command(id, 'UnitRenamed', validAt, { unit: 'so-a', name });

export const enginesOn = (store: EventStore, vault: KeyVault): Promise<Engine> =>
  answered(openEngine({ store, vault, clock }));

/** Opens the city; a refused command fails the test. */
export async function opened(engine: Engine): Promise<void> {
  const { status, rows } = await answered(engine.executeAll(CITY));
  if (status !== 'RECORDED') throw new Error(JSON.stringify(rows.filter((row) => row.status === 'REFUSED')));
}

/** The answer; an error fails the test. */
export async function answered<A>(question: () => Promise<E.Either<unknown, A>>): Promise<A> {
  const answer = await question();
  if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left));
  return answer.right;
}

/** The error; an answer fails the test. */
export async function failed<Fail>(question: () => Promise<E.Either<Fail, unknown>>): Promise<Fail> {
  const answer = await question();
  if (E.isRight(answer)) throw new Error(JSON.stringify(answer.right));
  return answer.left;
}

/** What the log says, but for when it was written and how it is chained. */
export async function said(store: EventStore, vault: KeyVault): Promise<readonly object[]> {
  const events: object[] = [];
  for await (const { event } of store.readAll()) {
    const { type, stream, revision, validAt, commandId, correlationId, data } = openFact(event, vault);
    events.push({ type, stream, revision, validAt, commandId, correlationId, data });
  }
  return events;
}

export async function eventsIn(store: EventStore): Promise<readonly AnyEvent[]> {
  const events: AnyEvent[] = [];
  for await (const { event } of store.readAll()) events.push(event);
  return events;
}

/** Every rating and indicator of the quarter with its derivation, but for the basis. */
export async function ratings(engine: Engine, known?: number): Promise<string> {
  const at = { period: '2026-Q1', ...(known === undefined ? {} : { known: { kind: 'ordinal', n: known } as const }) };
  const { basis: _, ...rate } = await answered(engine.rate({ ...at, people: true }));
  const { basis: __, ...explained } = await answered(engine.explain({ ...at, subject: 'giam-doc' }));
  return JSON.stringify([rate, explained]);
}

export const importing = (engine: Engine, rows: readonly Command[], skipInvalid = false) =>
  engine.executeAll(rows, { skipInvalid, importing: FILE });

export const statuses = ({ rows }: BatchOutcome): readonly string[] => rows.map(({ status }) => status);

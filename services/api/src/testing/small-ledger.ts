import type { AnyEvent, Engine } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';

type Stated = readonly [type: AnyEvent['type'], validAt: string | null, data: object];

/** The first event of a ledger, a unit and an official with a name that must be found nowhere but in the ledger. */
export const OPENED: readonly Stated[] = [
  ['LedgerOpened', null, { ledger: '00000000-0000-4000-8000-000000000001', kind: 'live', city: 'hue' }],
  ['UnitRegistered', '2026-01-01', unitNamed('u', 'Đơn vị')],
];

export function unitNamed(unit: string, name: string): object {
  return { unit, name, aliases: [], kind: 'department', scope: 'in', article: null };
}

/** Records facts, or throws what was wrong with them. */
export async function record(engine: Engine, facts: readonly Stated[], prefix = 'c'): Promise<void> {
  const commands = facts.map(([type, validAt, data], i) => ({
    commandId: `${prefix}-${i}`,
    type,
    validAt,
    data,
    actor: 'test',
  }));
  const done = await engine.executeAll(commands)();
  if (E.isLeft(done) || done.right.status === 'REFUSED') throw new Error(JSON.stringify(done));
}

import { createMemoryKeyVault, createMemoryStore } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { openEngine } from '../index.js';
import { answered } from '../testing/ledger.js';

const at = (time: string) => Date.parse(`2026-04-10T${time}+07:00`);

/** A ledger written by hand, with a clock that is set before each entry. */
async function written() {
  let now = at('09:00:00');
  const clock = () => now;
  const store = createMemoryStore({ clock });
  const engine = await answered(openEngine({ store, vault: createMemoryKeyVault(), clock }));
  let commands = 0;
  const rename = (time: string, name: string) => {
    now = at(time);
    const data = { unit: 'so-a', name };
    return engine.execute({
      commandId: `c${commands++}`,
      type: 'UnitRenamed',
      validAt: '2026-04-10',
      data,
      actor: 'a',
    })();
  };
  const first = await engine.execute({
    ...{ commandId: 'open', type: 'LedgerOpened', validAt: '2026-04-10', actor: 'a' },
    data: { ledger: '22222222-2222-4222-8222-222222222222', kind: 'live', city: 'hue' },
  })();
  expect(first).toMatchObject({ right: { status: 'RECORDED' } });
  const unit = { unit: 'so-a', name: 'Sở A', aliases: [], kind: 'so', scope: 'in', article: null };
  await engine.execute({ commandId: 'u', type: 'UnitRegistered', validAt: '2026-01-02', data: unit, actor: 'a' })();
  const knownAt = async (time: string) => {
    now = at('12:00:00');
    const instant = new Date(at(time)).toISOString();
    const names = await answered(engine.names({ known: { kind: 'instant', at: instant } }));
    return names.units['so-a'];
  };
  return { rename, knownAt, engine };
}

test('A clock that is more than five minutes behind what the ledger knows is refused, and nothing is written.', async () => {
  const { rename, engine } = await written();
  expect(await rename('10:00:00', 'Sở A1')).toMatchObject({ right: { status: 'RECORDED' } });
  await engine.refresh()();
  const before = engine.ledger()?.ordinal;
  const refused = await rename('09:54:59', 'Sở A2');
  expect(refused).toMatchObject({ left: { code: 'CLOCK_SKEW', message: expect.stringContaining('300 giây') } });
  await engine.refresh()();
  expect(engine.ledger()?.ordinal).toBe(before);
});

test('Within five minutes it may write; what is known then is not earlier than what was known before it.', async () => {
  const { rename, knownAt } = await written();
  await rename('10:00:00', 'Sở A1');
  // Stamped 09:56, but recorded after the other: nobody knew of it before 10:00.
  expect(E.isRight(await rename('09:56:00', 'Sở A2'))).toBe(true);
  expect([await knownAt('09:57:00'), await knownAt('09:59:59')]).toEqual(['Sở A', 'Sở A']);
  expect(await knownAt('10:00:00')).toBe('Sở A2');
});

import type { NewFact } from '@kpi-ledger/events';
import { expect, it } from 'vitest';
import { changesNothing, collect, ok, refused, renamed, renames, request, SEALED } from './fixtures.js';
import type { Benches } from './harness.js';

const registered = (name: unknown): NewFact =>
  ({
    type: 'OfficialRegistered',
    validAt: '2026-01-05',
    data: { person: 'p', name, personKind: 'CAN_BO' },
  }) as NewFact;

const corrected = (data: unknown): NewFact =>
  ({
    type: 'FactCorrected',
    validAt: '2026-01-05',
    data: {
      stream: 'official-p',
      target: '00000000-0000-5000-8000-000000000000',
      targetType: 'OfficialRegistered',
      data,
      correctedValidAt: null,
      reason: SEALED,
    },
  }) as NewFact;

const submitted = (evidence: unknown): NewFact =>
  ({
    type: 'EvidenceSubmitted',
    validAt: '2026-01-05',
    data: { task: 't', submission: 's1', milestone: 'm1', units: 1, evidence },
  }) as NewFact;

const cases: readonly (readonly [what: string, stream: string, fact: NewFact, path: string])[] = [
  ['plain personal text', 'official-p', registered('Nguyễn Văn A'), 'data.name'],
  ['plain personal text in a list', 'task-t', submitted([{ name: 'biên bản', hash: null }]), 'data.evidence[0].name'],
  [
    'plain personal text in a correction',
    'official-p',
    corrected({ person: 'p', name: 'Nguyễn Văn A', personKind: 'CAN_BO' }),
    'data.data.name',
  ],
  [
    'a correction that does not fit the type it corrects',
    'official-p',
    corrected({ person: 'p', name: SEALED, personKind: 'CAN_BO', nickname: 'A' }),
    'data.data.nickname',
  ],
  [
    'an unknown field',
    'unit-a',
    { ...renamed('a', 'A'), data: { unit: 'a', name: 'A', x: 1 } } as unknown as NewFact,
    'data.x',
  ],
  ['an unknown type', 'unit-a', { ...renamed('a', 'A'), type: 'UnitPainted' } as unknown as NewFact, 'type'],
  ['a day that does not exist', 'unit-a', { ...renamed('a', 'A'), validAt: '2026-02-30' } as NewFact, 'validAt'],
  ['the stream of another subject', 'unit-b', renamed('a', 'A'), 'stream'],
  ['text with half a character', 'unit-a', renamed('a', 'A\ud800'), 'data.name'],
];

export function invalidFacts({ ready }: Benches): void {
  it.each(cases)('refuses %s', async (_, stream, fact, path) => {
    const { store } = await ready();
    const append = () => refused(store.append([request(stream, 'c1', -1, [fact])]));
    expect(await changesNothing(store, append)).toMatchObject({
      kind: 'INVALID_FACT',
      path: `requests[0].facts[0].${path}`,
    });
  });

  it.each([
    ['actor', 'Người A'],
    ['commandId', ''],
    ['correlationId', 'a b'],
    ['causationId', 'c0'],
  ])('refuses a wrong %s', async (field, value) => {
    const { store } = await ready();
    const append = () => refused(store.append([{ ...renames('a', 'c1', -1, 'A'), [field]: value }]));
    expect(await changesNothing(store, append)).toMatchObject({
      kind: 'INVALID_FACT',
      path: `requests[0].facts[0].${field}`,
    });
  });

  it('accepts sealed personal text', async () => {
    const { store } = await ready();
    await ok(store.append([request('official-p', 'c1', -1, [registered(SEALED)])]));
    const [logged] = await collect(store.readStream('official-p'));
    expect(logged?.event.data).toEqual({ person: 'p', name: SEALED, personKind: 'CAN_BO' });
  });
}

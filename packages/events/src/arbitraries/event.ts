import * as fc from 'fast-check';
import { eventIdOf } from '../envelope/event-id.js';
import { streamOf } from '../envelope/streams.js';
import { type AnyEvent, EVENT_TYPE_NAMES, type EventTypeName, type NewFact, type Recorded } from '../types/catalog.js';
import { factArbitrary } from './fact.js';
import { instantArbitrary } from './leaf.js';

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const header = fc.record({
  ledger: fc.uuid(),
  revision: fc.nat({ max: 50 }),
  recordedAt: instantArbitrary,
  actor: fc.constantFrom('clerk-1', 'so-noi-vu', 'import'),
  commandId: fc.stringMatching(/^[a-z0-9]{1,12}$/),
  causationId: fc.option(fc.uuid()),
  prevHash: hash,
});

/** Stored events of one type: personal texts are sealed, the header fits the fact. Several do not form a chain. */
export const eventArbitrary = <N extends EventTypeName>(type: N): fc.Arbitrary<Recorded<N>> =>
  fc.tuple(header, factArbitrary(type, 'sealed')).map(
    ([{ prevHash, ...given }, fact]) =>
      ({
        ...given,
        id: eventIdOf(given.ledger, given.commandId, 0),
        type,
        version: 1,
        stream: streamOf(fact as unknown as NewFact),
        validAt: fact.validAt,
        correlationId: given.commandId,
        data: fact.data,
        prevHash: given.revision === 0 ? null : prevHash,
      }) as Recorded<N>,
  );

export const anyEvent = (): fc.Arbitrary<AnyEvent> =>
  fc.constantFrom(...EVENT_TYPE_NAMES).chain((type) => eventArbitrary(type) as fc.Arbitrary<AnyEvent>);

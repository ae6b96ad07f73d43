import * as fc from 'fast-check';
import { streamOf } from '../envelope/streams.js';
import { type DataOf, EVENT_TYPE_NAMES, type EventTypeName, eventTypeOf, type NewFact } from '../types/catalog.js';
import { dateArbitrary, type PersonalText } from './leaf.js';
import { shapeArbitrary } from './shape.js';

export interface FactOf<N extends EventTypeName> {
  readonly type: N;
  readonly validAt: string;
  readonly data: DataOf<N>;
}

/** Facts of one type that its codec accepts. Their fields are unrelated: a plan that is named need not exist. */
export const factArbitrary = <N extends EventTypeName>(
  type: N,
  personal: PersonalText = 'plain',
): fc.Arbitrary<FactOf<N>> =>
  fc.record({ type: fc.constant(type), validAt: dateArbitrary, data: dataArbitrary(type, personal) }) as fc.Arbitrary<
    FactOf<N>
  >;

export const anyFact = (personal: PersonalText = 'plain'): fc.Arbitrary<NewFact> =>
  fc.constantFrom(...EVENT_TYPE_NAMES).chain((type) => factArbitrary(type, personal) as fc.Arbitrary<NewFact>);

function dataArbitrary(type: EventTypeName, personal: PersonalText): fc.Arbitrary<unknown> {
  const { shape, schema, codec } = eventTypeOf(type);
  const data = shapeArbitrary(shape, schema, personal).filter((value) => codec.is(value));
  return type === 'FactCorrected' ? correcting(data as fc.Arbitrary<object>, personal) : data;
}

/** A correction carries the data of another fact and stands in its stream. */
const correcting = (data: fc.Arbitrary<object>, personal: PersonalText): fc.Arbitrary<unknown> => {
  const targets = EVENT_TYPE_NAMES.filter((name) => name !== 'FactCorrected');
  const target = fc.constantFrom(...targets).chain((type) => factArbitrary(type, personal) as fc.Arbitrary<NewFact>);
  return fc.tuple(data, target).map(([correction, fact]) => ({
    ...correction,
    stream: streamOf(fact),
    targetType: fact.type,
    targetVersion: eventTypeOf(fact.type).version,
    data: fact.data,
  }));
};

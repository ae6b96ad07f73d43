import * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { type FieldError, fieldError, fieldErrors } from '../fields/errors.js';
import { date, RULES } from '../fields/index.js';
import { type AnyEvent, type DataOf, EVENT_TYPES, isEventType, type NewFact } from '../types/catalog.js';
import type { UpcasterChain } from '../upcasting/upcaster.js';
import { UPCASTING } from '../upcasting/upcasters.js';
import { EnvelopeCodec } from './envelope.js';

type Decoded<A> = E.Either<readonly FieldError[], A>;

/** What is written is written in the present version of its type. */
const WRITTEN_NOW: UpcasterChain = {
  upcast: (type, version, data) => (isEventType(type) && EVENT_TYPES[type].version === version ? { data } : null),
};

/** Checks a fact that a command brings against the codec of its type. Paths begin with `data`. */
export function decodeFact(type: string, validAt: unknown, data: unknown): Decoded<NewFact> {
  if (!date.codec.is(validAt)) return E.left([fieldError('validAt', RULES.date, validAt)]);
  const decoded = decodeData(type, data, 'type', 'data', WRITTEN_NOW);
  return E.isLeft(decoded) ? decoded : E.right({ type, validAt, data } as NewFact);
}

/**
 * Reads a stored event: the one place where events of the log become typed. Data of an older version are brought to the present
 * one, and so is the version that the event then names; its bytes are not touched. Paths begin with `event`.
 */
export function decodeEvent(value: unknown, upcasting: UpcasterChain = UPCASTING): Decoded<AnyEvent> {
  const envelope = EnvelopeCodec.decode(value);
  if (E.isLeft(envelope)) return E.left(fieldErrors(envelope.left, 'event'));
  const { type, version, data } = envelope.right;
  if (!isEventType(type)) return E.left([fieldError('event.type', RULES.knownType, type)]);
  const present = upcasting.upcast(type, version, data);
  if (present === null) return E.left([fieldError('event.version', RULES.knownVersion, version)]);
  const decoded = decodeData(type, present.data, 'event.type', 'event.data', upcasting);
  if (E.isLeft(decoded)) return decoded;
  if (decoded.right === data) return E.right(envelope.right as AnyEvent);
  return E.right({ ...envelope.right, version: EVENT_TYPES[type].version, data: decoded.right } as AnyEvent);
}

/** Checks data by its type; the data inside a correction by the type, and the version of it, that the correction names. */
function decodeData(
  type: string,
  data: unknown,
  typePath: string,
  dataPath: string,
  upcasting: UpcasterChain,
): Decoded<unknown> {
  if (!isEventType(type)) return E.left([fieldError(typePath, RULES.knownType, type)]);
  const decoded = EVENT_TYPES[type].codec.decode(data) as E.Either<t.Errors, unknown>;
  if (E.isLeft(decoded)) return E.left(fieldErrors(decoded.left, dataPath));
  if (type !== 'FactCorrected') return decoded;
  const correction = decoded.right as DataOf<'FactCorrected'>;
  const { targetType, targetVersion = 1 } = correction;
  const present = upcasting.upcast(targetType, targetVersion, correction.data);
  if (present === null && isEventType(targetType))
    return E.left([fieldError(`${dataPath}.targetVersion`, RULES.knownVersion, targetVersion)]);
  const corrected = decodeData(targetType, present?.data, `${dataPath}.targetType`, `${dataPath}.data`, upcasting);
  if (E.isLeft(corrected) || corrected.right === correction.data) return E.isLeft(corrected) ? corrected : decoded;
  return E.right({ ...correction, data: corrected.right });
}

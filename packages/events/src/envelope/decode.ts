import * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { type FieldError, fieldError, fieldErrors } from '../fields/errors.js';
import { date, RULES } from '../fields/index.js';
import { type AnyEvent, EVENT_TYPES, isEventType, type NewFact } from '../types/catalog.js';
import { EnvelopeCodec } from './envelope.js';

type Decoded<A> = E.Either<readonly FieldError[], A>;

/** Checks a fact that a command brings against the codec of its type. Paths begin with `data`. */
export function decodeFact(type: string, validAt: unknown, data: unknown): Decoded<NewFact> {
  if (!date.codec.is(validAt)) return E.left([fieldError('validAt', RULES.date, validAt)]);
  const decoded = decodeData(type, data, 'type', 'data');
  return E.isLeft(decoded) ? decoded : E.right({ type, validAt, data } as NewFact);
}

/** Reads a stored event: the one place where events of the log become typed. Paths begin with `event`. */
export function decodeEvent(value: unknown): Decoded<AnyEvent> {
  const envelope = EnvelopeCodec.decode(value);
  if (E.isLeft(envelope)) return E.left(fieldErrors(envelope.left, 'event'));
  const { type, version, data } = envelope.right;
  if (isEventType(type) && version !== EVENT_TYPES[type].version)
    return E.left([fieldError('event.version', RULES.knownVersion, version)]);
  const decoded = decodeData(type, data, 'event.type', 'event.data');
  return E.isLeft(decoded) ? decoded : E.right(envelope.right as AnyEvent);
}

/** Checks data by its type; the data inside a correction by the type of the event that it corrects. */
function decodeData(type: string, data: unknown, typePath: string, dataPath: string): Decoded<unknown> {
  if (!isEventType(type)) return E.left([fieldError(typePath, RULES.knownType, type)]);
  const decoded = EVENT_TYPES[type].codec.decode(data) as E.Either<t.Errors, unknown>;
  if (E.isLeft(decoded)) return E.left(fieldErrors(decoded.left, dataPath));
  if (type !== 'FactCorrected') return decoded;
  const corrected = decoded.right as { readonly targetType: string; readonly data: unknown };
  return decodeData(corrected.targetType, corrected.data, `${dataPath}.targetType`, `${dataPath}.data`);
}

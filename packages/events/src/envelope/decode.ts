import * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { type AnyEvent, EVENT_TYPES, type EventTypeName, isEventType, type NewFact } from '../types/catalog.js';
import { EnvelopeCodec } from './envelope.js';

/** One reason why a value is not what it claims to be. */
export interface FieldError {
  /** Where, for example `data.milestones[0].due`. */
  readonly path: string;
  /** The rule that does not hold. */
  readonly rule: string;
  readonly value: unknown;
}

const fieldErrors = (errors: t.Errors, root: string): readonly FieldError[] =>
  errors.map((error) => ({
    path: error.context
      .map(({ key }) => key)
      .filter((key, i) => key !== '' && !(i > 0 && /^\d+$/.test(key) && isIntersectionStep(error.context, i)))
      .reduce((path, key) => (/^\d+$/.test(key) ? `${path}[${key}]` : `${path}.${key}`), root),
    rule: error.message ?? error.context.at(-1)?.type.name ?? 'invalid',
    value: error.value,
  }));

/** io-ts numbers the members of an intersection or union in its context; such a step is no part of the value's path. */
function isIntersectionStep(context: t.Context, index: number): boolean {
  const tag = (context[index - 1]?.type as { readonly _tag?: string } | undefined)?._tag;
  return tag === 'IntersectionType' || tag === 'UnionType';
}

/** Checks a fact that a command brings against the codec of its type. */
export function decodeFact(type: string, validAt: unknown, data: unknown): E.Either<readonly FieldError[], NewFact> {
  if (!isEventType(type)) return E.left([{ path: 'type', rule: 'a known event type', value: type }]);
  if (typeof validAt !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(validAt))
    return E.left([{ path: 'validAt', rule: 'civil date yyyy-mm-dd', value: validAt }]);
  const decoded = EVENT_TYPES[type].codec.decode(data) as E.Either<t.Errors, unknown>;
  return E.isLeft(decoded)
    ? E.left(fieldErrors(decoded.left, 'data'))
    : E.right({ type, validAt, data: decoded.right } as NewFact);
}

/** Reads a stored event: the one place where events of the log become typed. */
export function decodeEvent(value: unknown): E.Either<readonly FieldError[], AnyEvent> {
  const envelope = EnvelopeCodec.decode(value);
  if (E.isLeft(envelope)) return E.left(fieldErrors(envelope.left, 'event'));
  const { type, version, data } = envelope.right;
  if (!isEventType(type)) return E.left([{ path: 'event.type', rule: 'a known event type', value: type }]);
  if (version !== EVENT_TYPES[type as EventTypeName].version)
    return E.left([{ path: 'event.version', rule: 'a known version', value: version }]);
  const decoded = EVENT_TYPES[type].codec.decode(data) as E.Either<t.Errors, unknown>;
  return E.isLeft(decoded) ? E.left(fieldErrors(decoded.left, 'event.data')) : E.right(envelope.right as AnyEvent);
}

import {
  type AnyEvent,
  canonicalBytes,
  canonicalCopy,
  EVENT_TYPES,
  eventIdOf,
  isEventType,
  isRecognised,
  type NewFact,
  streamOf,
} from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import { StoreFailure } from '../failure.js';
import type { AppendRequest, LoggedEvent } from '../port.js';
import { type BrokenRule, checkFact } from './check-fact.js';
import { bytesOf } from './event-bytes.js';
import { readStored } from './read.js';

/** Where the next event of a request goes. */
export interface Place {
  readonly ledger: string;
  readonly ordinal: number;
  readonly revision: number;
  /** Hash of the stream's previous event; null on revision 0. */
  readonly prevHash: string | null;
  readonly recordedAt: string;
}

/** Makes the event of the request's fact number `index`, with its canonical bytes. The bytes are read back: what is written can be read. */
export function stamp(request: AppendRequest, index: number, place: Place): E.Either<BrokenRule, LoggedEvent> {
  const fact = request.facts[index];
  if (fact === undefined) return invalid('', 'a fact');
  const quick = stampQuickly(request, fact, index, place);
  return quick === null ? stampSlowly(request, fact, index, place) : E.right(quick);
}

/**
 * The event where its bytes show by themselves that it is right; null: that has to be looked at in detail. What the caller holds
 * is read once, and nothing of it is handed on.
 */
function stampQuickly(request: AppendRequest, fact: NewFact, index: number, place: Place): LoggedEvent | null {
  const { ledger, ordinal, revision, prevHash, recordedAt } = place;
  const { stream, actor, commandId, correlationId, causationId } = request;
  const { type, validAt } = fact;
  if (!isEventType(type)) return null;
  if (!isText(actor) || !isText(commandId) || !isText(correlationId) || !isText(causationId ?? '')) return null;
  if (!isText(stream) || !isText(validAt)) return null;
  try {
    const data = canonicalCopy(fact.data);
    if (data === undefined) return null;
    const id = eventIdOf(ledger, commandId, index);
    const { version } = EVENT_TYPES[type];
    // One literal in the order of RFC 8785, like the data: what is put together of several takes longer to make and to write.
    const event = {
      actor,
      causationId,
      commandId,
      correlationId,
      data,
      id,
      ledger,
      prevHash,
      recordedAt,
      revision,
      stream,
      type,
      validAt,
      version,
    };
    const text = JSON.stringify(event);
    const bytes = bytesOf(text);
    const isRight = isRecognised(type, text, bytes) && streamOf({ type, data } as NewFact) === stream;
    return isRight ? { ordinal, bytes, event: event as AnyEvent } : null;
  } catch (thrown) {
    if (thrown instanceof TypeError || thrown instanceof RangeError) return null;
    throw thrown;
  }
}

const isText = (value: unknown): boolean => typeof value === 'string';

/** The same by decoding what comes and reading back what is written: it says of each field what is wrong with it. */
export function stampSlowly(
  request: AppendRequest,
  fact: NewFact,
  index: number,
  place: Place,
): E.Either<BrokenRule, LoggedEvent> {
  const broken = checkFact(fact, request.stream);
  if (broken !== null) return E.left(broken);
  const { ledger, ordinal, revision, prevHash, recordedAt } = place;
  const { stream, actor, commandId, correlationId, causationId } = request;
  try {
    const bytes = canonicalBytes({
      id: eventIdOf(ledger, commandId, index),
      type: fact.type,
      version: EVENT_TYPES[fact.type].version,
      ledger,
      stream,
      revision,
      validAt: fact.validAt,
      recordedAt,
      actor,
      commandId,
      correlationId,
      causationId,
      data: fact.data,
      prevHash,
    });
    return E.right(readStored({ ordinal, stream, revision, bytes }));
  } catch (thrown) {
    if (thrown instanceof StoreFailure && thrown.error.kind === 'CORRUPT') {
      const [path = '', ...rule] = thrown.error.reason.split(': ');
      return invalid(path.replace(/^event\./, ''), rule.join(': '));
    }
    if (thrown instanceof TypeError) {
      const [path = '', ...rule] = thrown.message.split(': ');
      return invalid(path.replace(/^\$\./, ''), rule.join(': '));
    }
    throw thrown;
  }
}

const invalid = (path: string, rule: string): E.Either<BrokenRule, never> => E.left({ path, rule });

import type { AnyEvent, Engine, EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { everybody, type Granted, subjectsOfStream, withinReach } from '../rights/index.js';

/** What everybody is told of: that something was published. */
const PUBLISHED: readonly AnyEvent['type'][] = ['RatingPublished', 'RatingRestated', 'PeriodClosed', 'PeriodReopened'];

/** May the reader be told that the event was recorded? What is published, and what belongs to those within reach. */
export async function isVisible(
  engine: Engine,
  granted: Granted,
  { type, stream }: Pick<AnyEvent, 'type' | 'stream'>,
): Promise<E.Either<EngineError, boolean>> {
  if (everybody(granted) || PUBLISHED.includes(type)) return E.right(true);
  const subjects = subjectsOfStream(stream);
  if (subjects.length === 0 || !granted.caller.signedIn) return E.right(false);
  const within = await withinReach(engine, granted, subjects);
  return E.isLeft(within) ? within : E.right(within.right.size === subjects.length);
}

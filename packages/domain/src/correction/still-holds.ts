import type { AnyEvent, NewFact } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import { civilDayOf } from '../common/days.js';
import type { Asking } from '../common/handler.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import { liveOf } from '../stream/live.js';
import type { Stream } from '../stream/stream.js';

interface Broken {
  readonly event: AnyEvent;
  readonly refusal: Refusal;
}

/**
 * Would a fact recorded later no longer hold if this correction or retraction were recorded? The stream is decided again
 * from its first event; only what is refused then, and was not without the change, speaks against it.
 */
export function brokenBy(stream: Stream, change: NewFact, asking: Asking): Refusal | false {
  const before = new Set(decideAgain(stream, stream.recorded, asking).map(keyOf));
  const last = stream.recorded.at(-1);
  if (last === undefined) return false;
  const changed = [...stream.recorded, { ...last, ...change, id: 'the change' } as AnyEvent];
  const broken = decideAgain(stream, changed, asking).find((it) => !before.has(keyOf(it)));
  if (broken === undefined) return false;
  const { event, refusal } = broken;
  if (event.id === (change.data as { readonly target?: string }).target) return insideCorrection(refusal);
  return refuse('BREAKS_LATER_FACT', 'data.target', {
    event: event.id,
    type: event.type,
    code: refusal.code,
    reason: refusal.message,
  });
}

/** A refusal of the corrected data, at its place inside the correction. */
export function insideCorrection(refusal: Refusal): Refusal {
  const path = refusal.path === 'validAt' ? 'data.correctedValidAt' : refusal.path.replace(/^data/, 'data.data');
  return { ...refusal, path };
}

const keyOf = ({ event, refusal }: Broken): string => `${event.id} ${refusal.code}`;

function decideAgain({ handler }: Stream, recorded: readonly AnyEvent[], { context }: Asking): readonly Broken[] {
  let state = handler.initial();
  return liveOf(recorded).facts.flatMap((event) => {
    const then = { actor: event.actor, context: { ...context, today: civilDayOf(event.recordedAt) } };
    const decision = handler.decide(state, event as NewFact, then);
    state = handler.evolve(state, event);
    return E.isLeft(decision) ? decision.left.map((refusal) => ({ event, refusal })) : [];
  });
}

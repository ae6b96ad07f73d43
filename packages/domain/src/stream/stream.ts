import type { AnyEvent, NewFact } from '@kpi-ledger/events';
import type { Handler } from '../common/handler.js';
import { handlerOf } from './handlers.js';
import { liveOf } from './live.js';
import { aboutOf } from './statement.js';

/**
 * One stream as far as it is read: all its events, and what its category's fold makes of the live ones. Personal texts are
 * open. It grows with `append`; whoever needs the state before keeps the events and folds anew.
 */
export interface Stream {
  readonly name: string;
  readonly recorded: AnyEvent[];
  readonly handler: Handler<unknown>;
  /** The category's own state. */
  state: unknown;
  /** The last live statement about each thing. */
  last: Map<string, AnyEvent>;
}

export function streamFrom(name: string, recorded: readonly AnyEvent[]): Stream {
  const handler = handlerOf(name);
  const stream: Stream = { name, recorded: [...recorded], handler, state: handler.initial(), last: new Map() };
  refold(stream);
  return stream;
}

/** Adds the next event: cheap, unless it changes what earlier events say. */
export function append(stream: Stream, event: AnyEvent): void {
  stream.recorded.push(event);
  if (event.type === 'FactCorrected' || event.type === 'FactRetracted') refold(stream);
  else take(stream, event);
}

function refold(stream: Stream): void {
  stream.state = stream.handler.initial();
  stream.last = new Map();
  for (const event of liveOf(stream.recorded).facts) take(stream, event);
}

function take(stream: Stream, event: AnyEvent): void {
  stream.state = stream.handler.evolve(stream.state, event);
  stream.last.set(aboutOf(event as NewFact), event);
}

/** The revision of the stream's last event; -1 when it does not exist. */
export const revisionOf = (stream: Stream): number => stream.recorded.length - 1;

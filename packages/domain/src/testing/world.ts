import { type AnyEvent, decodeFact, type EventTypeName, eventIdOf, type NewFact, streamOf } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import type { AgencyStanding, Context, ErasureStanding } from '../common/context.js';
import type { Decision } from '../common/handler.js';
import { dayOf, decideOn } from '../decide.js';
import { contextOf } from '../directory/context.js';
import { createDirectory } from '../directory/directory.js';
import { type Stream, streamFrom } from '../stream/stream.js';

export const LEDGER = '11111111-1111-4111-8111-111111111111';
export const TODAY = '2026-07-15';
export const DECISION = { number: '12/QĐ-UBND', date: '2026-01-02' };
export const HASH = 'a'.repeat(64);

export interface Attempt {
  readonly type: EventTypeName;
  /** null: the day that follows from the fact. */
  readonly validAt: string | null;
  readonly data: object;
  readonly actor?: string;
  /** The day of the attempt; TODAY when left out. */
  readonly today?: string;
}

/** A ledger in memory for tests of the handlers: what is decided is recorded, one event after the other. */
export function createWorld() {
  const directory = createDirectory();
  const log: AnyEvent[] = [];
  let calculated: string | null = null;
  let standing: AgencyStanding | null = null;
  let erasure: ErasureStanding = { sealed: true, records: 'NONE', obstacles: [] };

  const streamNamed = (name: string): Stream => {
    const known = directory.stream(name);
    if (known !== undefined) return known;
    const stream = streamFrom(name, []);
    directory.put(stream);
    return stream;
  };

  const contextOn = (today: string): Context =>
    contextOf(directory, {
      today,
      importing: null,
      calculatedScore: () => calculated,
      agencyStanding: () => standing,
      erasureStanding: () => erasure,
    });

  const factOf = ({ type, validAt, data, today = TODAY }: Attempt): NewFact => {
    const decoded = decodeFact(type, validAt ?? today, data);
    if (E.isLeft(decoded)) throw new Error(`malformed test data: ${JSON.stringify(decoded.left)}`);
    const fact = decoded.right;
    return {
      ...fact,
      validAt: validAt ?? dayOf(streamNamed(streamOf(fact)), fact, contextOn(today)) ?? today,
    } as NewFact;
  };

  const decide = (attempt: Attempt): Decision => {
    const fact = factOf(attempt);
    const { actor = 'so-noi-vu', today = TODAY } = attempt;
    return decideOn(streamNamed(streamOf(fact)), fact, actor, contextOn(today));
  };

  /** Records what a decision came to, as the log would. */
  const record = (facts: readonly NewFact[], { actor = 'so-noi-vu', today = TODAY }: Attempt): void => {
    for (const [index, fact] of facts.entries()) {
      const stream = streamNamed(streamOf(fact));
      const event = {
        ...fact,
        id: eventIdOf(LEDGER, `c${log.length}`, index),
        version: 1,
        ledger: LEDGER,
        stream: stream.name,
        revision: stream.recorded.length,
        recordedAt: `${today}T02:00:00.000Z`,
        actor,
        commandId: `c${log.length}`,
        correlationId: `c${log.length}`,
        causationId: null,
        prevHash: null,
      } as AnyEvent;
      log.push(event);
      directory.take(event);
    }
  };

  return {
    log: log as readonly AnyEvent[],
    stream: streamNamed,
    factOf,
    decide,
    record,
    setCalculated(score: string | null): void {
      calculated = score;
    },
    setStanding(of: AgencyStanding | null): void {
      standing = of;
    },
    setErasure(of: ErasureStanding): void {
      erasure = of;
    },
    /** Records the attempt; throws when it is refused or already so. */
    given(attempt: Attempt): AnyEvent {
      const decision = decide(attempt);
      if (E.isLeft(decision)) throw new Error(decision.left.map(({ code, path }) => `${code} ${path}`).join('; '));
      if (decision.right.length === 0) throw new Error(`${attempt.type}: already so`);
      record(decision.right, attempt);
      return log.at(-1) as AnyEvent;
    },
    /** Codes and paths of the refusal; the empty list when it is already so. Throws when it would be recorded. */
    refusalsOf(attempt: Attempt): readonly string[] {
      const decision = decide(attempt);
      if (E.isLeft(decision)) return decision.left.map(({ code, path }) => `${code} ${path}`);
      if (decision.right.length > 0) throw new Error(`${attempt.type} would be recorded`);
      return [];
    },
  };
}

export type World = ReturnType<typeof createWorld>;

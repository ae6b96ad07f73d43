import type * as t from 'io-ts';
import {
  type AcrossFields,
  date,
  type Fields,
  type JsonSchema,
  meaning,
  type Of,
  optional,
  publicText,
  record,
  type Shape,
  yes,
} from '../fields/index.js';

/** Which subject owns the stream: the part of the stream name before the first dash. */
export type StreamCategory =
  | 'ledger'
  | 'unit'
  | 'post'
  | 'official'
  | 'plan'
  | 'catalogue'
  | 'task'
  | 'team'
  | 'indicator'
  | 'maturity'
  | 'rating'
  | 'period'
  | 'classification'
  | 'import'
  /** Corrections and retractions stand in the stream of the event they speak about. */
  | 'any';

/** Where the day of a fact comes from; docs/events.md is generated from it. */
export type ValidAtMeaning =
  | 'the day it takes effect'
  | 'the day it was made'
  | 'the day it was recorded'
  | 'the day of the submission it judges'
  | 'the missed deadline, or the day of the rejected submission it excuses'
  | 'the last day of the period'
  | 'the end of the measured period'
  | "the target's own day";

export interface EventType<Type extends string, F extends Fields> {
  readonly type: Type;
  /** The version that is written; older ones are brought to it when they are read (upcasting/). */
  readonly version: number;
  readonly stream: StreamCategory;
  readonly validAt: ValidAtMeaning;
  /** May its day lie in the future? True for what decides or plans, false for what happens. */
  readonly mayReachForward: boolean;
  /** P22, R24: may stand on 31/12 already when December has begun, because classes are due before 15/12. */
  readonly earlyDecember: boolean;
  /** What it says, in one sentence. */
  readonly says: string;
  readonly codec: t.Type<Of<F & Common>, unknown, unknown>;
  readonly schema: JsonSchema;
  readonly shape: Shape;
  /** Pattern of the canonical text of its data (`Field.writtenOnce`). */
  readonly written: string;
  /** Rules that several of its fields keep together. */
  readonly across: readonly AcrossFields[];
}

/** A numbered, dated act of the competent authority. */
export const decision = record({ number: publicText, date });

/** Fields that every type has beside its own. */
export const common = {
  synthetic: optional(meaning('made up for a demonstration; refused on a live ledger', yes)),
  decision: optional(meaning('the numbered act by which the authority decided this', decision)),
  decidedAt: optional(meaning('the day of the decision, where validAt is another day', date)),
} as const;
type Common = typeof common;

export function eventType<const Type extends string, const F extends Fields>(definition: {
  readonly type: Type;
  readonly stream: StreamCategory;
  readonly validAt: ValidAtMeaning;
  readonly mayReachForward?: boolean;
  readonly earlyDecember?: boolean;
  readonly says: string;
  readonly fields: F;
  readonly across?: readonly AcrossFields[];
}): EventType<Type, F> {
  const data = record({ ...definition.fields, ...common } as F & Common, definition.across);
  const { codec, schema, shape, written, writtenOnce = written } = data;
  return {
    type: definition.type,
    version: 1,
    stream: definition.stream,
    validAt: definition.validAt,
    mayReachForward: definition.mayReachForward ?? false,
    earlyDecember: definition.earlyDecember ?? false,
    says: definition.says,
    codec,
    schema,
    shape,
    written: writtenOnce,
    across: definition.across ?? [],
  };
}

import type { AnyEvent, EventTypeName, NewFact } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import type { RefusalCode } from '../refusals/texts.js';
import type { Context } from './context.js';
import type { Fact } from './facts.js';

/** What a command comes to: the facts to record (none: it is already so), or why it is refused. */
export type Decision = E.Either<readonly Refusal[], readonly NewFact[]>;

/** Who brings the fact, and what may be asked about the rest of the ledger. */
export interface Asking {
  readonly actor: string;
  readonly context: Context;
}

type Decide<State, N extends EventTypeName> = (state: State, fact: Fact<N>, asking: Asking) => Decision;

/**
 * The rules of one stream category, in Equinox's shape. A fold owns its state: `evolve` may change and return the same
 * object; `decide` only reads it.
 */
export interface Handler<State> {
  readonly initial: () => State;
  /** Takes live events only: corrections and retractions are applied before. */
  readonly evolve: (state: State, event: AnyEvent) => State;
  readonly decide: (state: State, fact: NewFact, asking: Asking) => Decision;
  /** The day of a fact that follows from the stream itself; null: nothing to say, or the subject is unknown. */
  readonly dayOf: (state: State, fact: NewFact) => string | null;
  /** Refuses the actor who would judge their own work by this fact, or by correcting or retracting it (Điều 10). */
  readonly ownJudgement: (state: State, fact: NewFact, asking: Asking) => Refusal | false;
  /** Refuses a correction or retraction for the sake of other streams; those of its own are looked after everywhere. */
  readonly change: (state: State, change: Change, asking: Asking) => Refusal | false;
}

export type Change = Fact<'FactCorrected'> | Fact<'FactRetracted'>;

export function handler<State>(definition: {
  readonly initial: () => State;
  readonly evolve: (state: State, event: AnyEvent) => State;
  /** The fact that brings the stream's subject into the ledger: every other one is refused before it. */
  readonly founding?: {
    readonly type: EventTypeName;
    readonly isFounded: (state: State) => boolean;
    readonly code: RefusalCode;
    /** The field of the data that names the subject. */
    readonly field: string;
  };
  /** One decide function for each event type of the category. */
  readonly decide: { readonly [N in EventTypeName]?: Decide<State, N> };
  readonly dayOf?: (state: State, fact: NewFact) => string | null;
  readonly ownJudgement?: (state: State, fact: NewFact, asking: Asking) => Refusal | false;
  readonly change?: (state: State, change: Change, asking: Asking) => Refusal | false;
}): Handler<State> {
  return {
    initial: definition.initial,
    evolve: definition.evolve,
    decide: (state, fact, asking) => {
      const decide = definition.decide[fact.type] as Decide<State, EventTypeName> | undefined;
      if (decide === undefined) throw new TypeError(`no handler decides a ${fact.type}`);
      const { founding } = definition;
      if (founding === undefined || fact.type === founding.type || founding.isFounded(state))
        return decide(state, fact, asking);
      const value = (fact.data as unknown as { readonly [field: string]: string })[founding.field] ?? '';
      return E.left([refuse(founding.code, `data.${founding.field}`, { value })]);
    },
    dayOf: definition.dayOf ?? (() => null),
    ownJudgement: definition.ownJudgement ?? (() => false),
    change: definition.change ?? (() => false),
  };
}

/** The fact says nothing new. */
export const alreadySo: Decision = E.right([]);

type Check = Refusal | null | false | undefined | readonly Refusal[];

/** Records the fact unless one of the checks refuses. */
export function recordUnless(fact: NewFact, ...checks: readonly Check[]): Decision {
  const refusals = checks.flatMap((check) => (check ? check : []));
  return refusals.length > 0 ? E.left(refusals) : E.right([fact]);
}

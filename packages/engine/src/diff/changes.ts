import type { AnyEvent, EventTypeName, Recorded } from '@kpi-ledger/events';
import { DEFAULT_RULES } from '@kpi-ledger/formulas';
import { type Day, dayOfInstant } from '@kpi-ledger/projections';
import type { Cause } from './difference.js';

/** A change of what is known: events of the log that join, or a day of knowledge from which more rules of the program hold. */
export interface Change {
  readonly cause: Cause;
  /** Places in the log (from 0) that join. */
  readonly joins: readonly number[];
  /** A rule set of several rules joins rule by rule: so many of its rules are known after this change. */
  readonly rules: { readonly at: number; readonly count: number } | null;
  /** From here on the rules are known as on the later day. */
  readonly laterKnowledge: boolean;
}

/**
 * What the log says between its first `from` and its first `to` events, as single changes: first what happened, in log order,
 * then rules, then overrides. The frame of an import joins with its first row, so that its rows count one by one.
 */
export function changesBetween(log: readonly AnyEvent[], from: number, to: number, days: Days): readonly Change[] {
  const rootOf = rootTypes(log.slice(0, to));
  const frames = framesOf(log, to);
  const facts: Change[] = [];
  const rules: Change[] = [];
  const overrides: Change[] = [];
  for (let at = from; at < to; at++) {
    const event = log[at];
    if (event === undefined || event.type === 'ImportCompleted') continue;
    const root = rootOf.get(event.id) ?? event.type;
    const joins = event.type === 'ImportStarted' ? [at, ...(frames.get(event.data.import) ?? [])] : [at];
    if (event.type === 'RuleSetAdopted') rules.push(...rulesOf(event, at));
    else if (root === 'RuleSetAdopted') rules.push(changeOf('event', event, joins));
    else if (root === 'OverrideMade' || root === 'OverrideRevoked') overrides.push(changeOf('override', event, joins));
    else facts.push(changeOf('event', event, joins));
  }
  return [...facts, ...completedOnly(log, from, to), ...defaultRules(days), ...rules, ...overrides];
}

/** The civil days of the knowledge of both bases. */
export interface Days {
  readonly from: Day | null;
  readonly to: Day | null;
}

const changeOf = (kind: 'event' | 'override', event: AnyEvent, joins: readonly number[]): Change => {
  const { id, type, stream, validAt, recordedAt, actor } = event;
  return {
    cause: { kind, event: id, type, stream, validAt, recordedAt, actor },
    joins,
    rules: null,
    laterKnowledge: false,
  };
};

const rulesOf = (event: Recorded<'RuleSetAdopted'>, at: number): readonly Change[] =>
  event.data.rules.map(({ id, value, from, source }, i) => ({
    cause: { kind: 'rule', event: event.id, id, value, from, source, recordedAt: event.recordedAt },
    joins: [at],
    rules: { at, count: i + 1 },
    laterKnowledge: true,
  }));

/** Readings of the law that the program itself knows only from a day between the two on; one change even where there is none. */
function defaultRules({ from, to }: Days): readonly Change[] {
  if (from === to || to === null) return [];
  const newly = DEFAULT_RULES.filter(({ knownFrom }) => knownFrom > (from ?? '') && knownFrom <= to);
  return newly.slice(-1).map(({ id, value, validFrom, legalSource }) => ({
    cause: { kind: 'rule', event: null, id, value, from: validFrom, source: legalSource, recordedAt: null },
    joins: [],
    rules: null,
    laterKnowledge: true,
  }));
}

/** Imports whose rows were recorded before and that were completed between the two: their rows count from then on. */
const completedOnly = (log: readonly AnyEvent[], from: number, to: number): readonly Change[] =>
  log.slice(from, to).flatMap((event, i) => {
    if (event.type !== 'ImportCompleted') return [];
    const started = log.findIndex((it) => it.type === 'ImportStarted' && it.data.import === event.data.import);
    return started >= 0 && started < from ? [changeOf('event', event, [from + i])] : [];
  });

/** Where the completions of imports stand, by import. */
function framesOf(log: readonly AnyEvent[], to: number): ReadonlyMap<string, readonly number[]> {
  const frames = new Map<string, readonly number[]>();
  log.slice(0, to).forEach((event, at) => {
    if (event.type === 'ImportCompleted') frames.set(event.data.import, [at]);
  });
  return frames;
}

/** What a correction or retraction is about in the end, by its id. */
function rootTypes(log: readonly AnyEvent[]): ReadonlyMap<string, EventTypeName> {
  const roots = new Map<string, EventTypeName>();
  for (const event of log)
    roots.set(
      event.id,
      event.type === 'FactCorrected' || event.type === 'FactRetracted'
        ? (roots.get(event.data.target) ?? event.type)
        : event.type,
    );
  return roots;
}

export const knowledgeDay = (knownAt: string | null): Day | null => (knownAt === null ? null : dayOfInstant(knownAt));

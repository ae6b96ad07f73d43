import type { AnyEvent, EventTypeName, Recorded } from '@kpi-ledger/events';
import { DEFAULT_RULES } from '@kpi-ledger/formulas';
import { type Day, dayOfInstant } from '@kpi-ledger/projections';
import type { EventsRead, PlacedEvent } from '../reading/events-read.js';
import type { Cause } from './difference.js';

/** A change of what is known: events of the log that join, or a day of knowledge from which more rules of the program hold. */
export interface Change {
  readonly cause: Cause;
  /** Places in the log that join. */
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
export function changesBetween(log: EventsRead, from: number, to: number, days: Days): readonly Change[] {
  const between = eventsBetween(log, from, to);
  const facts: Change[] = [];
  const rules: Change[] = [];
  const overrides: Change[] = [];
  for (const { event, ordinal } of between) {
    if (event.type === 'ImportCompleted') continue;
    const root = rootType(event, log);
    const joins = event.type === 'ImportStarted' ? [ordinal, ...completionOf(event.data.import, log, to)] : [ordinal];
    if (event.type === 'RuleSetAdopted') rules.push(...rulesOf(event, ordinal));
    else if (root === 'RuleSetAdopted') rules.push(changeOf('event', event, joins));
    else if (root === 'OverrideMade' || root === 'OverrideRevoked') overrides.push(changeOf('override', event, joins));
    else facts.push(changeOf('event', event, joins));
  }
  return [...facts, ...completedOnly(between, log, from), ...defaultRules(days), ...rules, ...overrides];
}

function eventsBetween(log: EventsRead, from: number, to: number): readonly PlacedEvent[] {
  const between: PlacedEvent[] = [];
  for (const one of log.backwards({}, to + 1)) {
    if (one.ordinal <= from) break;
    between.push(one);
  }
  return between.reverse();
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
const completedOnly = (between: readonly PlacedEvent[], log: EventsRead, from: number): readonly Change[] =>
  between.flatMap(({ event, ordinal }) => {
    if (event.type !== 'ImportCompleted') return [];
    const started = log.inStream(`import-${event.data.import}`).find(({ event: { type } }) => type === 'ImportStarted');
    return started !== undefined && started.ordinal <= from ? [changeOf('event', event, [ordinal])] : [];
  });

/** Where the completion of an import stands among the first `to` events. */
const completionOf = (id: string, log: EventsRead, to: number): readonly number[] =>
  log
    .inStream(`import-${id}`)
    .flatMap(({ event, ordinal }) => (event.type === 'ImportCompleted' && ordinal <= to ? ordinal : []))
    .slice(-1);

/** What an event is about in the end: a correction or retraction speaks of one that stands before it in its stream. */
function rootType(event: AnyEvent, log: EventsRead): EventTypeName {
  if (event.type !== 'FactCorrected' && event.type !== 'FactRetracted') return event.type;
  const { target } = event.data;
  const before = log.inStream(event.stream).find(({ event: { id } }) => id === target)?.event;
  return before === undefined || before.revision >= event.revision ? event.type : rootType(before, log);
}

export const knowledgeDay = (knownAt: string | null): Day | null => (knownAt === null ? null : dayOfInstant(knownAt));

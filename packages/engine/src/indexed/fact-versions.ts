import type { AnyEvent } from '@kpi-ledger/events';
import { type Fact, foldFacts } from '@kpi-ledger/projections';
import { type Lengths, NEVER } from './holding.js';
import { STEERING } from './stream-log.js';

/** A fact, and between which lengths of the log it stands so. */
export interface FactVersion extends Lengths {
  readonly fact: Fact;
}

/**
 * Every fact of a stream as it stood after each of the events, in no particular order. Only events of which a correction or retraction
 * speaks ever stand otherwise than they were recorded: the rest is not folded again for these.
 *
 * @param ordinals the places of the events in the log
 */
export function versionsOf(events: readonly AnyEvent[], ordinals: readonly number[]): readonly FactVersion[] {
  const spokenOf = new Set(events.flatMap(namedBy));
  const versions: FactVersion[] = [];
  const some: { readonly events: AnyEvent[]; readonly ordinals: number[] } = { events: [], ordinals: [] };
  let standing: readonly FactVersion[] = [];
  for (const [i, event] of events.entries()) {
    const from = ordinals[i] ?? 0;
    if (!STEERING.has(event.type) && !spokenOf.has(event.id)) {
      for (const fact of foldFacts([event], [from]).facts) versions.push({ fact, from, to: NEVER });
      continue;
    }
    some.events.push(event);
    some.ordinals.push(from);
    const before = new Map(standing.map((version) => [version.fact.ordinal, version]));
    standing = foldFacts(some.events, some.ordinals).facts.map((fact) => {
      const was = before.get(fact.ordinal);
      if (was === undefined || !saysTheSame(was.fact, fact)) return { fact, from, to: NEVER };
      before.delete(fact.ordinal);
      return was;
    });
    for (const { fact, from: since } of before.values()) versions.push({ fact, from: since, to: from });
  }
  return [...versions, ...standing];
}

/** The events that a correction or retraction speaks of; one that is itself corrected speaks of another then. */
function namedBy(event: AnyEvent): readonly string[] {
  if (event.type === 'FactRetracted') return [event.data.target];
  return event.type === 'FactCorrected' ? targetsIn(event.data) : [];
}

function targetsIn({ target, data }: { readonly target?: unknown; readonly data?: unknown }): readonly string[] {
  const inside = typeof data === 'object' && data !== null ? targetsIn(data) : [];
  return typeof target === 'string' ? [target, ...inside] : inside;
}

const saysTheSame = (a: Fact, b: Fact): boolean => a.event.data === b.event.data && a.event.validAt === b.event.validAt;

import { type AnyEvent, ratingStream, subjectOf } from '@kpi-ledger/events';
import { type KeyVault, openFact } from '@kpi-ledger/ledger';
import { type Day, type FactOf, factsOf, upTo } from '@kpi-ledger/projections';
import { shownText } from '../names/shown-text.js';
import type { Snapshot } from '../reading/reading.js';

/** Why a cell of the thirty points was confirmed as it was; a lowered one always says it (Điều 17.2). */
export interface CellReason {
  readonly cell: string;
  readonly reason: string;
}

/** d, đ or e as it was attested, with its reason (Điều 15.3). */
export interface AttestedReason {
  readonly term: 'd' | 'dd' | 'e';
  readonly value: '1' | '1/2';
  readonly reason: string;
  readonly event: string;
}

/** The reasons of what stands in a person's period, in the words of whoever gave them. */
export interface AssessmentReasons {
  readonly person: string;
  readonly period: string;
  readonly cells: readonly CellReason[];
  readonly attested: readonly AttestedReason[];
}

/**
 * For display, as texts are opened: no other answer holds them.
 *
 * @param unreadable what stands in the place of a text that does not open
 */
export function assessmentReasonsOf(
  snapshot: Pick<Snapshot, 'knownIn'>,
  { person, period, day }: { readonly person: string; readonly period: string; readonly day: Day },
  vault: KeyVault,
  unreadable: (subject: string) => string,
): AssessmentReasons {
  const stream = ratingStream(person, period);
  const facts = upTo(snapshot.knownIn(stream), day);
  const shown = (text: unknown): string => shownText(text, () => unreadable(subjectOf(stream)));
  const opened = <E extends AnyEvent>({ event }: { readonly event: E }): E['data'] => openFact(event, vault).data;
  const confirmed = factsOf(facts, 'GeneralCriteriaConfirmed').at(-1);
  const attestations = factsOf(facts, 'LeadershipAttested');
  return {
    ...{ person, period },
    cells:
      confirmed === undefined
        ? []
        : Object.entries(opened(confirmed).reasons).map(([cell, reason]) => ({ cell, reason: shown(reason) })),
    attested: (['d', 'dd', 'e'] as const).flatMap((term) => attestedReason(attestations, term)),
  };

  function attestedReason(all: readonly FactOf<'LeadershipAttested'>[], term: AttestedReason['term']) {
    const last = all.findLast(({ event }) => event.data[term] !== undefined);
    const said = last === undefined ? undefined : opened(last)[term];
    return last === undefined || said === undefined
      ? []
      : [{ term, value: said.value, reason: shown(said.reason), event: last.event.id }];
  }
}

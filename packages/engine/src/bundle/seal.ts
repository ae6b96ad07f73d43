import { type AnyEvent, hashOfValue, ratingStream } from '@kpi-ledger/events';
import { formulaSet, ruleSetCanonical } from '@kpi-ledger/formulas';
import { inclusionProofs, leafHash } from '@kpi-ledger/ledger';
import type { Period } from '@kpi-ledger/projections';
import { BUNDLE_FORMAT, type Bundle, type CheckpointFile, DEMO_NOTICE } from '@kpi-ledger/verify';
import type { EventsRead } from '../reading/events-read.js';
import type { Reading } from '../reading/reading.js';
import { publishedFigures } from '../recompute/commitment.js';
import { askedFor } from '../recompute/events-of-score.js';
import { organisationEvents } from '../recompute/organisation-events.js';
import { type Rests, restsLeaf, restsOf } from '../recompute/rests.js';
import type { SealedLog } from './sealed-log.js';

/** What a bundle is made from. */
export interface Sealing {
  readonly period: Period;
  readonly scope: Bundle['scope'];
  readonly closing: Extract<AnyEvent, { readonly type: 'PeriodClosed' }>;
  readonly log: SealedLog;
  readonly checkpoint: CheckpointFile | null;
  /** The ledger as its first n events leave it. */
  readingAt(n: number): Reading;
}

/** The bundle of a closed period: of everybody with the whole ledger, or of one head with what that score rests on. */
export function bundleOf({ period, scope, closing, log, checkpoint, readingAt }: Sealing): Bundle | null {
  const closed = readingAt(closing.data.ordinal);
  const { ledger } = closed;
  if (ledger === null) return null;
  const all = publishedFigures(closed, period);
  const rests = scope === null ? [] : provedRests(restsOf(closed, all, period));
  const figures = all
    .map(({ event }, i) => ({ event: event.id, rests: rests[i] ?? null, ...event.data }))
    .filter(({ person }) => scope === null || person === scope.person);
  const bases = [...new Set(figures.map(({ basis }) => basis.ordinal))].map(readingAt);
  const proofFrom = (n: number) => (scope === null ? null : log.proofFrom(n));
  const asked = figures.flatMap(({ person, basis }) =>
    askedFor(readingAt(basis.ordinal), { person, period, effective: basis.effective }).records.filter(
      (record) => record.person !== person,
    ),
  );
  const carried =
    scope === null
      ? null
      : new Set([
          ...figures.flatMap(({ rests: on }) => (on?.events ?? []).flatMap((n) => closed.events.at(n)?.event.id ?? [])),
          ...[
            ...organisationEvents(closed.events),
            ...readingAt(log.ordinal).events.inStream(closing.stream),
            ...closed.events.inStream(ratingStream(scope.person, period.id)),
          ].map(({ event }) => event.id),
        ]);
  return {
    format: BUNDLE_FORMAT,
    ...{ ledger: ledger.id, kind: ledger.kind, city: ledger.city },
    notice: ledger.kind === 'demo' ? DEMO_NOTICE : null,
    ...{ period: period.id, scope, ordinal: log.ordinal, root: log.root },
    closing: closing.id,
    closingProof: proofFrom(closing.data.ordinal),
    formulas: [...formulaSet()],
    ruleSets: ruleSetsOf(bases),
    ratings: figures.map(({ event, person, basis, rests: on }) => ({
      ...{ event, person, knownAt: log.knownAt(basis.ordinal) },
      proof: proofFrom(basis.ordinal),
      rests: on,
    })),
    subordinates: carried === null ? [] : statementsIn(closed.events, carried, asked),
    events: carried === null ? log.events : log.some(carried),
    checkpoint,
  };
}

function ruleSetsOf(readings: readonly Reading[]): Bundle['ruleSets'] {
  const sets = new Map(
    readings.map(({ rules }) => {
      const listed = ruleSetCanonical(rules) as unknown as Bundle['ruleSets'][number]['rules'];
      return [hashOfValue(listed), listed];
    }),
  );
  return [...sets].map(([hash, rules]) => ({ hash, rules }));
}

/** Whose statements about which period the scores read, and which of them are carried. */
function statementsIn(
  events: EventsRead,
  carried: ReadonlySet<string>,
  asked: ReturnType<typeof askedFor>['records'],
): Bundle['subordinates'] {
  const once = new Map(asked.map((record) => [ratingStream(record.person, record.period), record]));
  return [...once].map(([stream, { person, period }]) => ({
    ...{ person, period },
    events: events.inStream(stream).flatMap(({ event: { id } }) => (carried.has(id) ? id : [])),
  }));
}

/** Each with the proof that it is among those that the closing commits to. */
function provedRests(all: readonly Rests[]): readonly NonNullable<Bundle['ratings'][number]['rests']>[] {
  const leaves = all.map((one) => leafHash(restsLeaf(one)));
  const proofs = inclusionProofs(
    leaves,
    leaves.map((_, i) => i),
  );
  return all.map(({ events }, index) => ({ events: [...events], index, path: [...(proofs[index]?.path ?? [])] }));
}

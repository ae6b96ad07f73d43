import type { DataOf } from '@kpi-ledger/events';
import { type KeyVault, openFact } from '@kpi-ledger/ledger';
import { type Day, parsePeriod } from '@kpi-ledger/projections';
import { attainmentOn } from '../attainment/attainment-on.js';
import { leadsOf, successorsOf } from '../attainment/leads.js';
import type { Snapshot } from '../reading/reading.js';
import { readable } from './readable.js';

/**
 * One recorded figure as it holds now, with everything that a correction has to say again. Its texts are opened: for display, and no
 * part of a canonical answer. A text whose key is gone is null.
 */
export interface FigureRow {
  readonly event: string;
  readonly stream: string;
  readonly indicator: string;
  /** Who records it: whose figure it is, or who leads the indicator of the city. */
  readonly unit: string;
  readonly of: 'UNIT' | 'CITY';
  readonly period: string;
  /** The last day of the period. */
  readonly day: Day;
  readonly value: string | null;
  readonly state: boolean | null;
  readonly universe: { readonly id: string; readonly size: number } | null;
  readonly parts: { readonly numerator: string; readonly denominator: string; readonly times: string } | null;
  readonly source: string;
  readonly sourceAddress: string | null;
  readonly edition: string | null;
  readonly attestations: readonly {
    readonly target: string;
    readonly met: boolean;
    readonly evidence: readonly { readonly name: string | null; readonly hash: string | null }[];
  }[];
  /** Instant, ISO. */
  readonly recordedAt: string;
  readonly corrected: boolean;
  readonly synthetic: boolean;
}

/** What the unit measured of itself, and of the city where it leads; the latest period first. */
export function figureRows(snapshot: Snapshot, vault: KeyVault, demo: boolean, unit: string): readonly FigureRow[] {
  const { sheets } = attainmentOn(snapshot);
  const successors = successorsOf(snapshot.factsOf('UnitSucceeded'));
  const leads = (indicator: string): boolean => {
    const sheet = sheets.get(indicator)?.get(null);
    return (
      sheet?.definition != null && leadsOf(sheet.definition, null, sheet.card.responsible, successors).includes(unit)
    );
  };
  return snapshot
    .factsOf('IndicatorMeasured')
    .filter(({ event: { data } }) => (data.unit === null ? leads(data.indicator) : data.unit === unit))
    .map(({ event, correctedBy }): FigureRow => {
      const { indicator, period, value, source, synthetic, ...data } = openFact(event, vault)
        .data as DataOf<'IndicatorMeasured'>;
      return {
        ...{ event: event.id, stream: event.stream, indicator, unit, of: data.unit === null ? 'CITY' : 'UNIT', period },
        day: parsePeriod(period)?.last ?? event.validAt,
        ...{ value, state: data.state ?? null, universe: data.universe ?? null, parts: data.parts ?? null },
        ...{ source, sourceAddress: data.sourceAddress ?? null, edition: data.edition ?? null },
        attestations: (data.attestations ?? []).map(({ target, met, evidence }) => ({
          ...{ target, met },
          evidence: evidence.map(({ name, hash }) => ({ name: readable(name), hash })),
        })),
        ...{ recordedAt: event.recordedAt, corrected: correctedBy.length > 0 },
        synthetic: demo || synthetic === true,
      };
    })
    .toReversed()
    .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

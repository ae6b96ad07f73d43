import { ORGANISATION_TYPES } from '@kpi-ledger/projections';
import { type Said, saidBy } from '../log/said.js';

const OF_ORGANISATION = /^(unit|post|official)-/;

/** An event about the organisation, or one that says that such an event was wrong. */
export const speaksOfOrganisation = ({ type, stream }: { readonly type: string; readonly stream: string }): boolean =>
  ORGANISATION_TYPES.has(type) ||
  ((type === 'FactCorrected' || type === 'FactRetracted') && OF_ORGANISATION.test(stream));

/** The types that say which units an indicator is for, and what corrects them. */
export const MAY_NAME_UNITS: ReadonlySet<string> = new Set(['IndicatorDefined', 'FactCorrected']);

/** The types by which commands find other streams. */
export const MAY_BE_LISTED: ReadonlySet<string> = new Set(['PostDefined', 'IndicatorDefined', 'TaskAssigned']);

interface ListedData {
  readonly unit?: string | null;
  readonly indicator?: string;
  readonly part?: { readonly team: string };
}

/** What the stream of the event is found under: the posts of a unit, the streams of an indicator, the tasks of a team product. */
export function listedUnder({ type, data }: Said): readonly string[] {
  const { unit, indicator, part } = data as ListedData;
  if (type === 'PostDefined') return [`posts of ${unit}`];
  if (type === 'IndicatorDefined') return [`indicator ${indicator}`];
  return part === undefined ? [] : [`team ${part.team}`];
}

interface IndicatorData {
  readonly indicator?: string;
  readonly unit?: string | null;
  readonly lead?: readonly { readonly unit: string | null }[];
}

/** The units that an event of an indicator names, and the indicator where it speaks for the whole city. */
export const indicatorKeysIn = (event: Said): readonly string[] =>
  (saidBy(event) as readonly IndicatorData[]).flatMap(({ indicator, unit, lead = [] }) => [
    unit === null ? `city ${indicator}` : `unit ${unit}`,
    ...lead.flatMap((of) => (of.unit === null ? [] : [`unit ${of.unit}`])),
  ]);

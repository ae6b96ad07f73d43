import * as t from 'io-ts';
import { PlanId } from '../catalogue/row.js';
import { closed } from '../codecs/closed.js';
import { decodeFile } from '../codecs/decode.js';
import json from '../data/series.json' with { type: 'json' };

/** Rows that print one indicator for different years: the earlier target lies on the way to the later one. */
export const Series = closed('Series', {
  id: t.string,
  rows: t.array(closed('SeriesRow', { plan: PlanId, annex: t.keyof({ I: null, II: null }), row: t.string })),
  note: t.string,
});
export type Series = t.TypeOf<typeof Series>;

const rows: readonly Series[] = decodeFile('series.json', t.array(Series), json);

export const series = (): readonly Series[] => rows;

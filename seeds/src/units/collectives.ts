import * as t from 'io-ts';
import { closed } from '../codecs/closed.js';
import { decodeFile } from '../codecs/decode.js';
import json from '../data/collectives.json' with { type: 'json' };
import { Printed } from './unit.js';

export const SeedCollective = closed('SeedCollective', { id: t.string, name: t.string, printed: t.array(Printed) });
export const SeedCollectives = t.array(SeedCollective);

/** A name that stands for an unnamed group of units or people ("Các sở, ngành", "UBND cấp xã"). */
export interface Collective extends t.TypeOf<typeof SeedCollective> {
  readonly rule: string;
}

/** What holds for work led by a collective. */
export const COLLECTIVE_RULE =
  'Tên chung, không phải đơn vị: không chấm điểm cho ai đến khi có quyết định giao nhiệm vụ nêu tên đơn vị (TaskAssigned).';

const rows: readonly Collective[] = decodeFile('collectives.json', SeedCollectives, json).map((collective) => ({
  ...collective,
  rule: COLLECTIVE_RULE,
}));

/** The collectives that the documents print, with every spelling. They are never expanded into a list of units. */
export function collectives(): readonly Collective[] {
  return rows;
}

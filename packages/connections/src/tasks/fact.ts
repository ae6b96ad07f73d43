import { ledgerId, taskOf } from './ids.js';
import { EVENT_OF, type Item } from './item.js';

type Data = { readonly [field: string]: unknown };

/** The event that an item is when nothing of it was recorded before. */
export interface Fact {
  readonly type: (typeof EVENT_OF)[Item['kind']];
  readonly validAt: string;
  readonly data: Data;
}

export const factOf = (source: string, item: Item): Fact => ({
  type: EVENT_OF[item.kind],
  validAt: item.on,
  data: { task: taskOf(source, item), ...dataOf(source, item) },
});

function dataOf(source: string, item: Item): Data {
  switch (item.kind) {
    case 'ASSIGNMENT':
      return item.data;
    case 'REPORT':
    case 'CANCELLATION':
      return withoutWork(item.data);
    case 'EVIDENCE': {
      const { documents, ...rest } = withoutWork(item.data);
      return { ...rest, submission: ledgerId(source, item.id), evidence: documents };
    }
  }
}

function withoutWork(data: Data): Data {
  const { assignment: _, task: __, ...rest } = data;
  return rest;
}

/** The id of a row: "ctr286.ii.7"; of a row of the prose "nq57-2026.ii.3.h-2", because an id holds no slash and no đ. */
export const rowId = ({ plan, annex, row }: { plan: string; annex: string | null; row: string }): string =>
  [plan, ...(annex === null ? [] : [annex]), row].join('.').toLowerCase().replaceAll('đ', 'd').replaceAll('/', '-');

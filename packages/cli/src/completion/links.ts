import type { Names, Rows, TaskLinkRow } from '@kpi-ledger/engine';
import { type TaskLinkProposal, taskLinkProposals } from '@kpi-ledger/seeds';
import { basisText, syntheticText } from '../commands/basis.js';
import { type Answer, csvOnly, rowsAnswer } from '../terminal/answer.js';
import { type Text, text } from '../terminal/lang.js';

/** CONFIRMED: recorded by decision. PROPOSED: rows of the plan documents that may be one task; it counts for nothing. */
export interface LinkRow {
  readonly state: 'CONFIRMED' | 'PROPOSED';
  readonly link: string;
  readonly basis: TaskLinkProposal['basis'] | null;
  readonly places: readonly (TaskLinkRow['rows'][number] &
    Partial<Pick<TaskLinkProposal['places'][number], 'printed' | 'source'>>)[];
  readonly reason: string;
  readonly decision: TaskLinkRow['decision'];
  readonly set: string | null;
  readonly event: string | null;
  readonly synthetic: boolean;
}

const keyOf = ({ plan, row }: { readonly plan: string; readonly row: string }): string => `${plan} ${row}`;

/** What is recorded, then the proposals whose rows are not all in one recorded set yet. */
export function linkRows(recorded: readonly TaskLinkRow[], plan: string | undefined): readonly LinkRow[] {
  const printed = new Map(taskLinkProposals().flatMap(({ places }) => places.map((place) => [keyOf(place), place])));
  const sets = new Map(recorded.flatMap(({ rows, set }) => rows.map((place) => [keyOf(place), set])));
  const confirmed = recorded.map(
    ({ link, rows, grounds, decision, set, event, synthetic }): LinkRow => ({
      ...{ state: 'CONFIRMED', link, basis: null, reason: grounds, decision, set, event, synthetic },
      places: rows.map((place) => ({ ...printed.get(keyOf(place)), ...place })),
    }),
  );
  const proposed = taskLinkProposals()
    .filter(({ places }) => plan === undefined || places.some((place) => place.plan === plan))
    .filter(({ places }) => {
      const of = new Set(places.map((place) => sets.get(keyOf(place))));
      return of.size > 1 || of.has(undefined);
    })
    .map(
      ({ id, basis, places, reason }): LinkRow => ({
        ...{ state: 'PROPOSED', link: id, basis, places, reason, decision: null, set: null, event: null },
        synthetic: false,
      }),
    );
  return [...confirmed, ...proposed];
}

const STATES: { readonly [S in LinkRow['state']]: Text } = {
  CONFIRMED: text('đã xác nhận', 'confirmed'),
  PROPOSED: text('đề xuất', 'proposed'),
};
const placesText = ({ places }: LinkRow): string =>
  places.map(({ plan, annex, row }) => [plan, ...(annex === null ? [] : [annex]), row].join(' ')).join('; ');

export function linksAnswer({ rows: recorded, ...found }: Rows<TaskLinkRow>, _names: Names, plan?: string): Answer {
  const rows = linkRows(recorded, plan);
  return rowsAnswer(
    { ...found, rows },
    rows,
    [
      {
        ...{ key: 'state', title: text('Tình trạng', 'State') },
        cell: ({ state }, lang) => STATES[state][lang],
        csvCell: ({ state }) => state,
      },
      { key: 'link', title: text('Liên kết', 'Link'), cell: ({ link }) => link, width: 30 },
      { key: 'places', title: text('Các dòng', 'Rows'), cell: placesText, width: 44 },
      { key: 'reason', title: text('Căn cứ', 'Grounds'), cell: ({ reason }) => reason, width: 60 },
      csvOnly('basis', ({ basis }) => basis ?? ''),
      csvOnly('decision', ({ decision }) => (decision === null ? '' : `${decision.number} ${decision.date}`)),
      csvOnly('event', ({ event }) => event ?? ''),
      csvOnly('synthetic', ({ synthetic }) => String(synthetic)),
    ],
    {
      before: (lang) => syntheticText(rows, lang),
      after: (lang) => basisText(found.basis, lang),
    },
  );
}

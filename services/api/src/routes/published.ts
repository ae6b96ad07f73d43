import { display, parseRational, type Rows, type ScoreRow } from '@kpi-ledger/engine';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { publishedRatings } from '../contract/answers/published.js';
import { type Endpoint, listing } from '../contract/endpoint.js';
import { period, unit } from '../contract/parameters.js';

/** What is published, and nothing else: for everybody. People are there by their pseudonymous ids. */
export const publishedEndpoints: readonly Endpoint[] = [
  listing({
    ...{ path: '/published', operationId: 'listPublished', tag: 'ratings' },
    summary: { vi: 'Điểm đã công bố', en: 'The published scores of a period' },
    parameters: { period, unit },
    answer: publishedRatings,
    example: { period: '2026-Q1', limit: '5' },
    ask: (engine, question) =>
      TE.map(({ basis, rows }: Rows<ScoreRow>) => ({ basis, rows: rows.flatMap(publishedRow) }))(
        engine.scores({ ...question, people: true }),
      ),
  }),
];

function publishedRow({ post, unit: of, holder, published, restated, synthetic }: ScoreRow) {
  if (published === null) return [];
  return [
    {
      ...{ post, unit: of, holder },
      published: { ...published, display: shown(published.S) },
      restated: restated === null ? null : { ...restated, display: shown(restated.S) },
      synthetic,
    },
  ];
}

function shown(S: string): string | null {
  const exact = parseRational(S);
  return exact === null ? null : display(exact);
}

import type {
  Basis,
  Closed,
  ErasurePlan,
  NotReady,
  PeriodPublications,
  Publishable,
  Published,
  Rated,
  Restatable,
  RestateOutcome,
} from '@kpi-ledger/engine';
import { choice, componentOf, count, day, exact, flag, hash, list, nullable, record, text } from '../fields.js';
import { published, restated } from './ratings.js';
import { basis, decision, missing } from './shared.js';

const rated = { person: text, post: nullable(text), unit: text };
const publication = { ...rated, published, restated: nullable(restated) };
const restatable = { ...publication, S: exact, display: nullable(text) };

const candidate = componentOf<Restatable & { readonly event: string | null }>()(
  'RestatementCandidate',
  'A published score that has moved: the confirmed score of now, to be published beside the other.',
  record({ ...restatable, event: nullable(text) }),
);

export const notReady = componentOf<NotReady>()(
  'NotReady',
  'Whose score has moved and is not confirmed.',
  record({ person: nullable(text), post: nullable(text), unit: text, missing: list(missing) }),
);

export const restatements = componentOf<RestateOutcome>()(
  'Restatements',
  'What a restatement of the period would publish; nothing is written.',
  record({
    basis,
    status: choice('RECORDED', 'NOTHING_NEW', 'NOT_READY', 'PREVIEW'),
    restated: list(candidate),
    notReady: list(notReady),
  }),
);

export const publications = componentOf<PeriodPublications & { readonly basis: Basis }>()(
  'Publications',
  'How far a period is: what publishing and restating would take, and what keeps it from being closed.',
  record({
    basis,
    period: text,
    closed: nullable(
      componentOf<Closed>()(
        'ClosedPeriod',
        'What the period was closed with.',
        record({ event: text, ratings: count, ratingsRoot: hash }),
      ),
    ),
    ready: list(
      componentOf<Publishable>()(
        'Publishable',
        'A score that may be published.',
        record({ ...rated, S: exact, display: nullable(text), provisional: flag }),
      ),
    ),
    published: list(componentOf<Published>()('PublishedRating', 'A published rating.', record(publication))),
    toRestate: list(componentOf<Restatable>()('Restatable', 'A published score that has moved.', record(restatable))),
    moved: list(notReady),
    provisional: list(notReady),
    notReady: list(notReady),
    withoutScore: list(componentOf<Rated>()('RatedWithoutScore', 'Of whom nothing is published.', record(rated))),
    blocking: list(notReady),
  }),
);

export const erasurePlan = componentOf<ErasurePlan>()(
  'ErasurePlan',
  'What erasing a subject would make unreadable, what stays, and what stands against it.',
  record({
    basis,
    subject: text,
    erased: nullable(record({ event: text, on: day, legalBasis: text, decision: nullable(decision) })),
    records: choice('NONE', 'KEPT', 'PERIOD_OVER'),
    obstacles: list(record({ code: text, path: text, article: nullable(text), message: text, detail: text })),
    unreadable: list(record({ stream: text, type: text, events: count, texts: count })),
    remains: record({
      events: count,
      ratings: list(record({ period: text, S: exact })),
      classes: list(record({ year: text, class: text })),
    }),
    elsewhere: list(record({ subject: text, events: count })),
  }),
);

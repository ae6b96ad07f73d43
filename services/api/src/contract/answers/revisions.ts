import type { ErasurePlan, NotReady, Restatable, RestateOutcome } from '@kpi-ledger/engine';
import { choice, componentOf, count, day, exact, list, nullable, record, text } from '../fields.js';
import { published, restated } from './ratings.js';
import { basis, decision, missing } from './shared.js';

const restatable = {
  person: text,
  post: nullable(text),
  unit: text,
  published,
  restated: nullable(restated),
  S: exact,
  display: nullable(text),
};

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

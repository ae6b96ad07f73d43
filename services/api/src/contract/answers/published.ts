import { component, exact, flag, nullable, record, says, text } from '../fields.js';
import { publishedBasis, rowsOf } from './shared.js';

const figure = {
  S: exact,
  display: says('Two places, cut and never rounded.', nullable(text)),
  event: text,
  basis: publishedBasis,
};

const publishedRow = component(
  'PublishedRow',
  'A published score, and the one that was published beside it since.',
  record({
    post: says('null: of a person without a named post.', nullable(text)),
    unit: nullable(text),
    holder: nullable(text),
    published: record({ ...figure, provisional: flag }),
    restated: nullable(record(figure)),
    synthetic: flag,
  }),
);
export const publishedRatings = rowsOf('PublishedRatings', publishedRow);

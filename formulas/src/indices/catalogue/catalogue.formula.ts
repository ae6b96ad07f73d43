import { type Formula, formulaOf } from '../../formula.js';
import { choice, list, object, type Reader, text } from '../../reading/index.js';
import { type CatalogueAnswer, type CatalogueInput, indexCatalogue } from './catalogue.js';
import { CATALOGUE_NAMES } from './catalogues.js';

const readInput = (): Reader<CatalogueInput> =>
  object(
    { catalogue: choice(CATALOGUE_NAMES) },
    { filled: list(object({ id: text, source: text }, { nameVi: text, value: text })) },
  );

/** What is known of an index and what is not; QĐ 2244/QĐ-TTg too, which has no composite. */
export const catalogueFormula: Formula<CatalogueInput, CatalogueAnswer> = formulaOf('indices/catalogue', 1, () => ({
  title: { vi: 'Danh mục dữ liệu của một bộ chỉ số: đã biết, còn trống', en: 'Facts of an index: known and empty' },
  article: 'văn bản ban hành của từng bộ chỉ số',
  input: {
    catalogue: CATALOGUE_NAMES.join(', '),
    filled: 'optional: [{id, nameVi?, value?, source}] for empty slots',
  },
  answer: {
    legalSource: 'the deciding act',
    formula: 'formula of the index, null without composite',
    total: 'number of slots',
    known: 'known or filled slots',
    empty: 'empty slots',
    slots: '[{id, nameVi, value, state: READ | COMPUTED | INFERRED | FILLED | EMPTY, source}]',
    missing: 'ids of the empty slots',
  },
  exactKeys: [],
  example: { catalogue: 'QD_2244' },
  read: readInput(),
  compute: indexCatalogue,
}));

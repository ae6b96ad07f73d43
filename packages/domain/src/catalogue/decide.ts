import { duplicates, emptyList } from '../common/checks.js';
import { compare } from '../common/exact.js';
import type { Fact } from '../common/facts.js';
import { type Decision, handler, recordUnless } from '../common/handler.js';
import { refuse } from '../refusals/refusal.js';
import { type Catalogue, evolve, initial } from './fold.js';
import { wrongFrames, wrongPoints } from './points.js';

const MOST_GROUPS = 5;

/** At most 5 groups by complexity, one standard unit (Điều 13). */
function adoptCatalogue(catalogue: Catalogue, fact: Fact<'ProductCatalogueAdopted'>): Decision {
  const { groups, standardPoints } = fact.data;
  return recordUnless(
    fact,
    catalogue.adopted !== null && refuse('ALREADY_EXISTS', 'data.catalogue', { value: fact.data.catalogue }),
    emptyList(groups, 'data.groups'),
    groups.length > MOST_GROUPS && refuse('TOO_MANY_GROUPS', 'data.groups', { value: groups.length }),
    duplicates(
      groups.map(({ code }) => code),
      (i) => `data.groups[${i}].code`,
    ),
    standardPoints !== undefined &&
      compare(standardPoints, '0') <= 0 &&
      refuse('STANDARD_POINTS_NOT_POSITIVE', 'data.standardPoints', { value: standardPoints }),
    wrongFrames(groups),
  );
}

function decideFactor(catalogue: Catalogue, fact: Fact<'ConversionFactorDecided'>): Decision {
  const { group, factor } = fact.data;
  const isGroup = catalogue.adopted?.groups.some(({ code }) => code === group);
  return recordUnless(
    fact,
    !isGroup && refuse('UNKNOWN_GROUP', 'data.group', { value: group }),
    compare(factor, '0') <= 0 && refuse('FACTOR_NOT_POSITIVE', 'data.factor', { value: factor }),
    wrongPoints(catalogue.adopted, fact.data),
  );
}

export const catalogueHandler = handler({
  initial,
  evolve,
  founding: {
    type: 'ProductCatalogueAdopted',
    isFounded: ({ adopted }) => adopted !== null,
    code: 'UNKNOWN_CATALOGUE',
    field: 'catalogue',
  },
  decide: { ProductCatalogueAdopted: adoptCatalogue, ConversionFactorDecided: decideFactor },
});

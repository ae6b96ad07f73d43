import { code, decimal, freeText, id, list, meaning, optional, publicText, record } from '../fields/index.js';
import { eventType } from './event-type.js';

export const TeamProductSplit = eventType({
  type: 'TeamProductSplit',
  stream: 'team',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'A product that several people make together is split into component outputs whose shares sum exactly to 1 (Điều 18.1c, R9); TaskAssigned gives each part. A later split replaces it as long as no part is assigned.',
  fields: {
    team: id('team'),
    product: record({ catalogue: id('catalogue'), code }),
    title: optional(freeText),
    publicTitle: optional(publicText),
    responsible: meaning('the one person who answers for the whole product', id('official')),
    parts: list(
      record({ key: code, share: meaning("the part's share of the product's factor, above 0; all sum to 1", decimal) }),
    ),
  },
});

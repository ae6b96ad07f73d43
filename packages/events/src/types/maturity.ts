import { code, decimal, id, list, meaning, nullable, period, publicText, record } from '../fields/index.js';
import { eventType } from './event-type.js';
import { proof } from './proof.js';

export const MaturityFrameworkAdopted = eventType({
  type: 'MaturityFrameworkAdopted',
  stream: 'maturity',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'A framework of maturity as data: criteria in a tree with weights, and levels by thresholds. Adopted again it replaces the one before from its day on.',
  fields: {
    framework: id('framework'),
    title: publicText,
    criteria: list(
      record({
        id: code,
        parent: meaning('the criterion that it is a part of; null: none', nullable(code)),
        title: publicText,
        weight: meaning('share of the parent; those of one parent add up to 1', decimal),
        max: meaning('most points of what is assessed; null: a group', nullable(decimal)),
      }),
    ),
    levels: list(
      record({ id: code, title: publicText, from: meaning('score from which it is reached, 0 to 100', decimal) }),
    ),
  },
});
export const MaturityCriterionAssessed = eventType({
  type: 'MaturityCriterionAssessed',
  stream: 'maturity',
  validAt: 'the last day of the period',
  says: 'Points of one criterion of a framework for a unit and a period, with the evidence that they rest on.',
  fields: {
    framework: id('framework'),
    unit: id('unit'),
    period,
    criterion: code,
    points: decimal,
    evidence: list(proof),
  },
});

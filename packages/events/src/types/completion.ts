import { code, count, id, list, meaning, nullable, oneOf, publicText, record, year } from '../fields/index.js';
import { eventType } from './event-type.js';

/** A row of a plan; of an annex, or (annex null) of the prose. */
const place = record({ plan: id('plan'), annex: nullable(code), row: code });

export const TasksLinked = eventType({
  type: 'TasksLinked',
  stream: 'plan',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'One and the same task is printed in several rows: over plans it is counted once, in its own plan every row stays. To undo it, retract it.',
  fields: {
    plan: id('plan'),
    link: meaning('name of the link within the plan; the same name again replaces it', code),
    row: meaning('a row of this plan', place),
    same: meaning('the rows that are the same task', list(place)),
    grounds: meaning('why they are the same task, in the words of the documents', publicText),
  },
});
export const YearlyMinimumSet = eventType({
  type: 'YearlyMinimumSet',
  stream: 'plan',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'A row of the plan asks for so many deliveries in each year; every year starts anew.',
  fields: {
    plan: id('plan'),
    annex: nullable(code),
    row: code,
    raw: publicText,
    minimum: meaning('fewest accepted units in a year', count),
    from: meaning('first year', year),
    to: meaning('last year', year),
  },
});
export const CompletionReadingDecided = eventType({
  type: 'CompletionReadingDecided',
  stream: 'ledger',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'How completion is read where the plans leave it open, otherwise than the dated default.',
  fields: {
    reading: oneOf('AT_RISK_DAYS', 'LINKED_ROWS', 'YEARLY_MINIMUM_OF'),
    value: meaning('one of the values of the reading, or a number of days', code),
  },
});

import type { RuleChange, RuleRow, RuleSide } from '@kpi-ledger/engine';
import { componentOf, day, flag, list, nullable, record, text } from '../fields.js';
import { rowsOf } from './shared.js';

const ruleRow = componentOf<RuleRow>()(
  'RuleRow',
  'A parameter that the decree leaves open, as it is in force.',
  record({
    id: text,
    name: text,
    title: text,
    article: text,
    value: nullable(text),
    meaning: nullable(text),
    default: nullable(text),
    alternatives: list(record({ value: text, meaning: text })),
    source: text,
    validFrom: day,
    knownFrom: day,
    event: nullable(text),
    unit: nullable(text),
    note: nullable(text),
  }),
);
export const rules = rowsOf('Rules', ruleRow);

const side = componentOf<RuleSide>()(
  'RuleSide',
  'A parameter on one of two days.',
  record({
    value: nullable(text),
    meaning: nullable(text),
    source: text,
    validFrom: day,
    knownFrom: day,
    event: nullable(text),
    unit: nullable(text),
  }),
);

const change = componentOf<RuleChange>()(
  'RuleChange',
  'A parameter that is another one on the second day: its value, or the act behind it.',
  record({ id: text, name: text, title: text, article: text, valueChanged: flag, before: side, after: side }),
);
export const ruleChanges = rowsOf('RuleChanges', change);

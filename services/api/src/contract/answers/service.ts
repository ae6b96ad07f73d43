import * as t from 'io-ts';
import { ROLES } from '../../identity/caller.js';
import { choice, component, count, flag, list, nullable, record, says, table, text } from '../fields.js';
import { ledgerInfo } from './ledger.js';

const reason = {
  code: says('What programs compare.', text),
  path: says('The parameter or field.', text),
  article: says('The article behind the rule, if it is one of the decree.', nullable(text)),
  message: says('Vietnamese, for users.', text),
};

const cell = record({
  sheet: nullable(text),
  row: count,
  cell: says('As a spreadsheet names it, "C5".', nullable(text)),
  column: says('By its name in docs/import.md, or the field of a line.', nullable(text)),
  label: says('As people call the column, in Vietnamese.', nullable(text)),
  value: says('What stands there.', nullable(text)),
  near: says('Codes or words that may have been meant, the nearest first.', list(text)),
});

/** RFC 9457. */
export const problem = component(
  'Problem',
  'Why a request was not answered (RFC 9457).',
  record(
    {
      type: text,
      title: text,
      status: count,
      detail: says('English, for developers.', text),
      error: component('Reason', 'What is wrong, and where.', record(reason)),
    },
    {
      errors: list(
        record(
          { ...reason, detail: text },
          { at: says('Of a file: the cell, and what may have been meant there.', cell) },
        ),
      ),
      more: says('How many others there are.', count),
    },
  ),
);

export const health = component('Health', 'The service is alive.', record({ status: choice('ok'), service: text }));

export const readiness = component(
  'Ready',
  'The store answers and holds an open ledger.',
  record({
    status: choice('ready'),
    service: text,
    ledger: ledgerInfo,
    keys: record({ status: choice('OK', 'LOST', 'NOT_IN_LOG', 'NOT_DESTROYED'), lost: count }),
  }),
);

export const session = component(
  'Session',
  'How to sign in here, and who sends the request.',
  record({
    signIn: t.union([
      record({ kind: choice('OIDC'), issuer: text, clientId: text, scope: text }),
      record({ kind: choice('DEMO', 'NONE') }),
    ]),
    caller: record({
      roles: list(choice(...ROLES, 'LOCAL')),
      unit: nullable(text),
      official: nullable(text),
      signedIn: flag,
    }),
    ledger: nullable(ledgerInfo),
  }),
);

export const formulas = component(
  'Formulas',
  'The released formulas in words.',
  record({
    rows: list(
      component(
        'Formula',
        'A formula: what it reads and answers, and an input that it computes.',
        record({
          id: text,
          version: count,
          title: record({ vi: text, en: text }),
          article: text,
          input: table(text),
          answer: table(text),
          example: t.unknown as t.Type<unknown>,
        }),
      ),
    ),
  }),
);

import { isCivilDate } from '@kpi-ledger/intake';
import * as t from 'io-ts';
import { component, Described, type Fields, flag, record, says } from './fields.js';

const MAX_LENGTH = 2_000;
const isWords = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= MAX_LENGTH && value.isWellFormed();

/** A text that says something. */
const words: t.Type<string> = new Described(
  new t.Type<string>(
    'words',
    isWords,
    (value, context) =>
      isWords(value) ? t.success(value) : t.failure(value, context, `a text of 1 to ${MAX_LENGTH} characters`),
    t.identity,
  ),
  { type: 'string', pattern: '\\S', maxLength: MAX_LENGTH },
);

const civilDay: t.Type<string> = new Described(
  new t.Type<string>(
    'day',
    (value): value is string => typeof value === 'string' && isCivilDate(value),
    (value, context) =>
      typeof value === 'string' && isCivilDate(value)
        ? t.success(value)
        : t.failure(value, context, 'a day yyyy-mm-dd of the calendar'),
    t.identity,
  ),
  { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' },
);

const decision = component(
  'ActDecision',
  'Number and day of the act by which the authority decided this.',
  record({ number: words, date: civilDay }),
);
const unit = says('Only of this unit.', words);
const onlyReady = says('Leaves out who is not ready; otherwise one of them keeps everything back.', flag);

const act = <F extends Fields, O extends Fields = Record<never, never>>(name: string, needed: F, more?: O) =>
  component(name, 'By which act, why, and how much (docs/periods.md).', record(needed, more));

/** What the acts on a period take in their bodies, and no other field. */
export const ACTS = {
  publish: act('PublishAct', {}, { decision, unit, onlyReady }),
  close: act('CloseAct', {}, { decision }),
  restate: act(
    'RestateAct',
    { decision, reason: words },
    {
      unit,
      subject: says('Only of this person or post.', words),
      onlyReady,
      dryRun: says('Only lists what would be published.', flag),
    },
  ),
  reopen: act('ReopenAct', { decision, reason: words }),
};

import { attempt, isCompletionReadingValue, type Rule, readRule } from '@kpi-ledger/formulas';
import * as E from 'fp-ts/lib/Either.js';
import { duplicates, emptyList } from '../common/checks.js';
import { isRestDay } from '../common/days.js';
import type { Fact } from '../common/facts.js';
import { type Asking, alreadySo, type Decision, handler, recordUnless } from '../common/handler.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import { evolve, initial, type Ledger, rulesOf } from './fold.js';
import { introduceSigningKey, sealCheckpoint } from './signing.js';

const IN_FORCE = '2026-01-01';

/** First and only once. */
function openLedger({ opened }: Ledger, fact: Fact<'LedgerOpened'>): Decision {
  if (opened !== null && opened.kind === fact.data.kind && opened.city === fact.data.city) return alreadySo;
  return recordUnless(
    fact,
    opened !== null && refuse('LEDGER_ALREADY_OPEN', 'data', { kind: opened.kind, city: opened.city }),
  );
}

/** The city decides open points of the decree: parameters that exist, with values that can be computed with. */
const adoptRules = (_: Ledger, fact: Fact<'RuleSetAdopted'>, { context }: Asking): Decision =>
  recordUnless(
    fact,
    emptyList(fact.data.rules, 'data.rules'),
    duplicates(
      fact.data.rules.map(({ id, from, unit = '' }) => `${id} ${from} ${unit}`.trim()),
      (i) => `data.rules[${i}].id`,
    ),
    rulesOf(fact.data, context.today).flatMap((rule, i) => unreadable(rule, `data.rules[${i}]`)),
    beforeTheDecree(fact),
  );

function unreadable(rule: Rule, path: string): readonly Refusal[] {
  const read = attempt(() => readRule(rule, path));
  if (read.ok) return [];
  const { error } = read;
  return [refuse('INVALID_RULE', error.path, { reason: error.messageVi, reasonEn: error.message })];
}

/** The decree reads no period before its own first day, so no reading of it can start earlier (Điều 27.1). */
const beforeTheDecree = ({ data }: Fact<'RuleSetAdopted'>): readonly Refusal[] =>
  data.rules.flatMap(({ from }, i) =>
    from < IN_FORCE ? [refuse('BEFORE_THE_DECREE', `data.rules[${i}].from`, { day: from })] : [],
  );

const decideAccess = ({ cliWrites }: Ledger, fact: Fact<'AccessPolicyDecided'>): Decision =>
  cliWrites === fact.data.cliWrites ? alreadySo : recordUnless(fact);

const decideReading = (_: Ledger, fact: Fact<'CompletionReadingDecided'>): Decision => {
  const { reading, value } = fact.data;
  return recordUnless(
    fact,
    !isCompletionReadingValue(reading, value) && refuse('UNKNOWN_READING_VALUE', 'data.value', { reading, value }),
  );
};

/** Days of that year, each once; a day off is a weekday, a worked rest day a Saturday or Sunday. */
const adoptCalendar = (_: Ledger, { data, ...fact }: Fact<'WorkingCalendarAdopted'>): Decision => {
  const days = [
    ...data.daysOff.map(({ day }, i) => ({ day, path: `data.daysOff[${i}].day`, rest: false })),
    ...data.workedRestDays.map(({ day }, i) => ({ day, path: `data.workedRestDays[${i}].day`, rest: true })),
  ];
  return recordUnless(
    { ...fact, data },
    duplicates(
      days.map(({ day }) => day),
      (i) => days[i]?.path ?? '',
    ),
    days.flatMap(({ day, path, rest }) => {
      if (!day.startsWith(data.year)) return [refuse('DAY_OF_ANOTHER_YEAR', path, { day, year: data.year })];
      if (isRestDay(day) === rest) return [];
      return [refuse(rest ? 'NOT_A_REST_DAY' : 'NOT_A_WEEKDAY', path, { day })];
    }),
  );
};

/** The key of the ledger itself keys the ids of imports: without it a file could be imported twice. */
const NEVER_ERASED = 'ledger';

/**
 * For ever, so only by decision, and not while the decree still needs the texts: records that have to be kept (Điều 24; the
 * decision may release them), somebody in service, a procedure under way.
 */
function eraseSubject({ erased }: Ledger, fact: Fact<'SubjectErased'>, { context }: Asking): Decision {
  const { subject, records } = fact.data;
  if (erased.has(subject)) return alreadySo;
  const standing = context.erasureStanding(subject);
  const path = 'data.subject';
  if (subject === NEVER_ERASED || standing === null || !standing.sealed)
    return E.left([refuse('NOTHING_TO_ERASE', path, { value: subject })]);
  const released = records === 'RELEASED_BY_DECISION';
  return recordUnless(
    fact,
    records !== undefined &&
      !released &&
      records !== standing.records &&
      refuse('WRONG_RECORDS', 'data.records', { value: records, right: standing.records }),
    standing.obstacles
      .filter(({ code }) => !(released && code === 'RECORDS_KEPT'))
      .map(({ code, values }) => refuse(code, path, { value: subject, ...values })),
  );
}

export const ledgerHandler = handler({
  initial,
  evolve,
  decide: {
    LedgerOpened: openLedger,
    RuleSetAdopted: adoptRules,
    CheckpointSealed: sealCheckpoint,
    SigningKeyIntroduced: introduceSigningKey,
    WorkingCalendarAdopted: adoptCalendar,
    SubjectErased: eraseSubject,
    AccessPolicyDecided: decideAccess,
    CompletionReadingDecided: decideReading,
  },
});

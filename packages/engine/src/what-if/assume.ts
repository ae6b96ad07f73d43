import { hashOfValue } from '@kpi-ledger/events';
import { findParameter } from '@kpi-ledger/formulas';
import { dayOfInstant } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { Command, Commands, EngineError } from '../commands/index.js';
import type { Reading } from '../reading/reading.js';
import type { Assumed, Assumption } from './assumed.js';

/** Decides what is assumed against the whole ledger as known at `knownAt`; nothing is written. */
export async function assumedFacts(
  { commands, set = {}, actor }: Assumption,
  reading: Reading,
  knownAt: string,
  suppose: Commands['suppose'],
): Promise<E.Either<EngineError, Assumed>> {
  const values = Object.keys(set).length === 0 ? [] : [valuesAsRules(set, reading, knownAt, actor)];
  const events = await suppose([...commands, ...values], knownAt)();
  return E.map((drafts: Assumed['events']) => ({
    hash: hashOfValue(drafts.map(({ type, validAt, data }) => ({ type, validAt, data }))),
    knownAt,
    events: drafts,
  }))(events);
}

/** A value holds whatever was decided: it stands beside each rule of the parameter, from the same day for the same agency. */
function valuesAsRules(
  set: NonNullable<Assumption['set']>,
  { rules }: Reading,
  knownAt: string,
  actor: string,
): Command {
  const source = 'giả định';
  const decided = Object.entries(set).flatMap(([parameter, value]) => {
    const id = findParameter(parameter)?.id ?? parameter;
    const places = new Map(
      rules
        .filter((rule) => rule.id === id)
        .map(({ validFrom: from, unit }) => [
          `${from} ${unit ?? ''}`,
          { from, ...(unit === undefined ? {} : { unit }) },
        ]),
    );
    const known = places.size > 0 ? [...places.values()] : [{ from: '2026-01-01' }];
    return known.map((place) => ({ id, value, source, ...place }));
  });
  return {
    commandId: 'what-if-parameters',
    type: 'RuleSetAdopted',
    validAt: '2026-01-01',
    data: { rules: decided, decision: { number: source, date: dayOfInstant(knownAt) } },
    actor,
  };
}

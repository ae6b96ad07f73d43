import { aboutOf, civilDayOf, saysTheSame } from '@kpi-ledger/domain';
import {
  type AnyEvent,
  canonicalText,
  decodeFact,
  type EventTypeName,
  type NewFact,
  streamOf,
} from '@kpi-ledger/events';
import { type KeyVault, openFact } from '@kpi-ledger/ledger';
import type { Fact } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';

/** A fact as somebody brings it again, personal texts in plain. */
export interface Brought {
  readonly type: EventTypeName;
  /** null: it follows from the fact itself. */
  readonly validAt: string | null;
  readonly data: unknown;
}

/** What the ledger holds about the same thing, and in what it differs. */
export interface StandingFact {
  /** The event that said it first; a correction names it. */
  readonly event: string;
  readonly stream: string;
  /** The command that recorded it. */
  readonly commandId: string;
  /** The event that says what holds now: the same one, or its last correction. */
  readonly statement: string;
  /** The day it speaks about. */
  readonly validAt: string;
  /** The civil day on which that was recorded. */
  readonly recordedDay: string;
  /** Empty: it says the same. */
  readonly differences: readonly FieldDifference[];
}

export interface FieldDifference {
  /** `validAt`, or a field of the data: `data.units`. */
  readonly path: string;
  /** The value that stands; undefined: none stands there, or it is a personal text. */
  readonly was: unknown;
}

/** Stands for a day that the fact itself gives. */
const ANY_DAY = '2026-01-01';

/** For each fact the last one of its type about the same thing, in its stream; null: there is none, or the fact cannot be read. */
export function standingFacts(
  knownIn: (stream: string) => readonly Fact[],
  brought: readonly Brought[],
  vault: KeyVault,
): readonly (StandingFact | null)[] {
  const asked = brought.map(({ type, validAt, data }) => {
    const decoded = decodeFact(type, validAt ?? ANY_DAY, data);
    return E.isLeft(decoded) ? null : { fact: decoded.right as NewFact, day: validAt };
  });
  const streams = new Set(asked.flatMap((one) => (one === null ? [] : [streamOf(one.fact)])));
  const last = new Map<string, Fact>();
  for (const stream of streams)
    for (const fact of knownIn(stream)) last.set(keyOf(stream, fact.event as AnyEvent), fact);
  return asked.map((one) => {
    const found = one === null ? undefined : last.get(keyOf(streamOf(one.fact), one.fact));
    return one === null || found === undefined ? null : standing(found, one.fact, one.day, vault);
  });
}

const keyOf = (stream: string, fact: Pick<NewFact, 'type' | 'data'>): string =>
  `${stream} ${fact.type} ${aboutOf(fact)}`;

function standing(fact: Fact, brought: NewFact, day: string | null, vault: KeyVault): StandingFact {
  const event = fact.event as AnyEvent;
  const { statements } = fact;
  const now = statements[statements.length - 1];
  return {
    event: event.id,
    stream: event.stream,
    commandId: event.commandId,
    statement: now?.event ?? event.id,
    validAt: event.validAt,
    recordedDay: now?.recordedDay ?? civilDayOf(event.recordedAt),
    differences: differencesOf(event, brought, day, vault),
  };
}

type Fields = { readonly [field: string]: unknown };

function differencesOf(event: AnyEvent, brought: NewFact, day: string | null, vault: KeyVault) {
  const [sealed, here] = [event.data as unknown as Fields, brought.data as unknown as Fields];
  const stands = openFact(event, vault).data as unknown as Fields;
  const ofDay = day === null || day === event.validAt ? [] : [{ path: 'validAt', was: event.validAt }];
  if (saysTheSame(event.type, stands, here)) return ofDay;
  const names = [...new Set([...Object.keys(stands), ...Object.keys(here)])].filter((name) => name !== 'snapshot');
  const differ = (one: unknown, other: unknown) => canonicalText(one ?? null) !== canonicalText(other ?? null);
  return [
    ...names
      .filter((name) => differ(stands[name], here[name]))
      .map((name) => ({
        path: `data.${name}`,
        was: differ(stands[name], sealed[name]) ? undefined : (stands[name] ?? undefined),
      })),
    ...ofDay,
  ];
}

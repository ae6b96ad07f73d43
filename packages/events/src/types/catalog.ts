import type * as t from 'io-ts';
import type { Envelope } from '../envelope/envelope.js';
import * as agencies from './agencies.js';
import * as attainment from './attainment.js';
import * as completion from './completion.js';
import type { EventType } from './event-type.js';
import * as ledger from './ledger.js';
import * as maturity from './maturity.js';
import * as organisation from './organisation.js';
import * as periods from './periods.js';
import * as plans from './plans.js';
import * as procedure from './procedure.js';
import * as progress from './progress.js';
import * as scoring from './scoring.js';
import * as teams from './teams.js';

const { AGENCY_ITEMS: _items, ...agencyTypes } = agencies;
const { PERSON_KINDS: _kinds, ...organisationTypes } = organisation;
const { lead: _lead, milestone: _milestone, planDeadline: _deadline, target: _target, ...planTypes } = plans;

/** Every event type of the ledger, by name. */
export const EVENT_TYPES = {
  ...organisationTypes,
  ...planTypes,
  ...attainment,
  ...completion,
  ...maturity,
  ...teams,
  ...progress,
  ...scoring,
  ...periods,
  ...agencyTypes,
  ...procedure,
  ...ledger,
} as const;

export type EventTypeName = keyof typeof EVENT_TYPES;
/** In alphabetical order, which does not depend on how modules are loaded. */
export const EVENT_TYPE_NAMES = (Object.keys(EVENT_TYPES) as EventTypeName[]).sort();

/** The data of one event type. */
export type DataOf<N extends EventTypeName> = t.TypeOf<(typeof EVENT_TYPES)[N]['codec']>;

/** A recorded event of one type. */
export type Recorded<N extends EventTypeName> = Envelope<N, DataOf<N>>;

/** Any recorded event; switch on `type`. */
export type AnyEvent = { [N in EventTypeName]: Recorded<N> }[EventTypeName];

/** A fact not yet recorded: what a command decides. */
export type NewFact = {
  [N in EventTypeName]: { readonly type: N; readonly validAt: string; readonly data: DataOf<N> };
}[EventTypeName];

export const isEventType = (name: string): name is EventTypeName => Object.hasOwn(EVENT_TYPES, name);

export const eventTypeOf = (name: EventTypeName): EventType<EventTypeName, Record<string, never>> =>
  EVENT_TYPES[name] as unknown as EventType<EventTypeName, Record<string, never>>;

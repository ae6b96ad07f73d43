import type { DataOf } from '@kpi-ledger/events';
import type { Fact } from '../facts/index.js';
import type { Day, Tracking } from '../time/index.js';

type PersonKind = DataOf<'OfficialRegistered'>['personKind'];
type Scope = DataOf<'UnitRegistered'>['scope'];
export type Role = DataOf<'PostDefined'>['role'];

/** What every entry carries: the event that says so, and whether it is made up for a demonstration. */
interface Stated {
  readonly event: string;
  readonly synthetic: boolean;
}

export interface Unit extends Stated {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: string;
  /** The unit it is a component of. */
  readonly parent: string | null;
  /** Cơ quan quản lý: the unit whose head tracks the head of this one, where it is no component (Điều 10). */
  readonly managedBy: string | null;
  readonly scope: Scope;
  readonly article: string | null;
}

export interface Post extends Stated {
  readonly id: string;
  readonly unit: string;
  readonly title: string;
  readonly role: Role;
  readonly personKind: PersonKind;
  readonly scope: Scope;
  readonly article: string | null;
  /** Where it is not the head of the unit (Điều 10). */
  readonly trackedBy: string | null;
  /** The day from which it is defined. */
  readonly since: Day;
}

export interface Official extends Stated {
  readonly id: string;
  readonly personKind: PersonKind;
}

/** Somebody works somewhere: as holder of a post, or in a unit without a named post. */
export interface Position extends Stated {
  readonly person: string;
  readonly unit: string;
  readonly post: string | null;
  readonly role: Role;
  readonly trackedBy: string | null;
  readonly since: Day;
}

export interface DeputyField extends Stated {
  readonly units: readonly string[];
  readonly people: readonly string[];
}

/** What is found by key, and not walked. */
export type Lookup<A> = Pick<ReadonlyMap<string, A>, 'get'>;

/** What is defined of units and posts, whoever is in them. Maps are in the order in which the entries took effect. */
export interface Structure {
  readonly units: ReadonlyMap<string, Unit>;
  readonly posts: ReadonlyMap<string, Post>;
  /** The first head post of each unit. */
  readonly headPosts: ReadonlyMap<string, Post>;
}

/** The organisation on one day. Maps are in the order in which the entries took effect. */
export interface Organisation extends Structure {
  readonly day: Day;
  /** The object by which may be kept what is found out from all of it; left out: this one. */
  readonly whole?: Organisation;
  /** The same for what is found out from its units and posts alone. */
  readonly structure?: Structure;
  readonly officials: ReadonlyMap<string, Official>;
  readonly positions: readonly Position[];
  /** Since when a post that somebody held is held by nobody. */
  readonly vacantSince: ReadonlyMap<string, Day>;
  /** The positions by person. */
  readonly positionsOf: ReadonlyMap<string, readonly Position[]>;
  /** The positions by unit. */
  readonly positionsIn: Lookup<readonly Position[]>;
  /** The positions, by the post that is named for them or for their post as the one that tracks them. */
  readonly positionsNaming: Lookup<readonly Position[]>;
  /** Who holds each post: the first one, where several are recorded. */
  readonly holders: Lookup<string>;
  readonly fields: ReadonlyMap<string, DeputyField>;
  /** Decided tracking units (P34), by unit. */
  readonly tracking: ReadonlyMap<string, Tracking>;
  /** The first tracked period as decided (P23), by unit. */
  readonly firstTracked: ReadonlyMap<string, Stated & { readonly period: string }>;
  /** Since when NoSubordinatesDeclared stands, by person; whether it is void is judged where d is derived (R12). */
  readonly withoutSubordinates: ReadonlyMap<string, Stated & { readonly since: Day }>;
}

/** Facts in the order in which they take effect: by day, then as recorded. */
export const inOrderOfEffect = <F extends Fact>(facts: readonly F[]): readonly F[] =>
  [...facts].sort((a, b) =>
    a.event.validAt === b.event.validAt ? a.ordinal - b.ordinal : a.event.validAt < b.event.validAt ? -1 : 1,
  );

/** The post that is named as the one that tracks a position, for itself or for its post; null: none is. */
export const namedTracker = (
  { trackedBy, post }: Pick<Position, 'trackedBy' | 'post'>,
  posts: Lookup<Post>,
): string | null => trackedBy ?? (post === null ? null : (posts.get(post)?.trackedBy ?? null));

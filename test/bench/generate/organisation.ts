import { type Draft, FIRST_DAY, fact } from './draft.ts';
import { type Random, zipf } from './random.ts';
import { sealed } from './sealed.ts';

export interface Staff {
  readonly person: string;
  readonly unit: string;
}

/** Who is where while a log is made. */
export interface City {
  /** Rated units, the busiest first. */
  readonly units: readonly string[];
  readonly headPost: (unit: string) => string;
  readonly heads: Map<string, string>;
  readonly staff: Staff[];
  readonly staffOf: ReadonlyMap<string, Staff[]>;
}

export const AUTHORITY = 'ubnd-tp';
const CLERK = 'phong-noi-vu';

/** One authority with a chair, under it units with a head and staff; every fourth unit is a component of the one before it. */
export function cityOf(units: number, officials: number, random: Random): { city: City; drafts: Draft[] } {
  const drafts: Draft[] = [];
  const record = (made: Draft['fact']) => drafts.push({ fact: made, recordedOn: FIRST_DAY, actor: CLERK });
  const names = Array.from({ length: units }, (_, i) => `don-vi-${String(i + 1).padStart(3, '0')}`);
  const headPost = (unit: string): string => `truong-${unit}`;
  const heads = new Map<string, string>();
  const person = (kind: 'CAN_BO' | 'CONG_CHUC'): string => {
    registered += 1;
    const id = `cb-${String(registered).padStart(6, '0')}`;
    record(fact('OfficialRegistered', FIRST_DAY, { person: id, name: sealed(24, random), personKind: kind }));
    return id;
  };
  let registered = 0;
  const unit = (id: string, parent: string | null, isOutOfScope: boolean) => {
    record(
      fact('UnitRegistered', FIRST_DAY, {
        unit: id,
        name: `Đơn vị giả lập ${id}`,
        aliases: [],
        kind: 'so',
        ...(parent === null ? {} : { parent }),
        scope: 'in',
        article: null,
      }),
    );
    record(
      fact('PostDefined', FIRST_DAY, {
        post: headPost(id),
        unit: id,
        title: `Trưởng ${id}`,
        role: 'HEAD',
        personKind: isOutOfScope ? 'CAN_BO' : 'CONG_CHUC',
        scope: isOutOfScope ? 'out' : 'in',
        article: isOutOfScope ? 'Điều 2 khoản 3' : null,
      }),
    );
    const head = person(isOutOfScope ? 'CAN_BO' : 'CONG_CHUC');
    record(fact('HeadAppointed', FIRST_DAY, { post: headPost(id), person: head }));
    heads.set(id, head);
  };

  unit(AUTHORITY, null, true);
  record(fact('TrackingUnitDecided', FIRST_DAY - 1, { unit: AUTHORITY, tracking: 'QUARTER' }));
  names.forEach((id, i) => {
    unit(id, i % 4 === 3 ? (names[i - 1] as string) : AUTHORITY, false);
  });
  const place = zipf(units, random);
  const staff: Staff[] = [];
  const staffOf = new Map<string, Staff[]>(names.map((id) => [id, []]));
  for (let n = 0; n < officials - units; n += 1) {
    // Nobody heads a unit without staff.
    const of = n < units ? (names[n] as string) : (names[place()] as string);
    const one = { person: person('CONG_CHUC'), unit: of };
    record(fact('OfficialAssigned', FIRST_DAY, { person: one.person, unit: of, role: 'STAFF' }));
    staff.push(one);
    staffOf.get(of)?.push(one);
  }
  return { city: { units: names, headPost, heads, staff, staffOf }, drafts };
}

import { type Draft, fact, text } from './draft.ts';
import type { City, Staff } from './organisation.ts';
import type { Random } from './random.ts';

/** Who changes place today: a head hands over to one of the staff, somebody goes to another unit, somebody is ill. */
export function changesOfStaff(city: City, today: number, random: Random): readonly Draft[] {
  const drafts: Draft[] = [];
  const record = (type: Parameters<typeof fact>[0], data: object) =>
    drafts.push({ fact: fact(type, today, data as never), recordedOn: today, actor: 'phong-noi-vu' });
  if (random.chance(0.0004 * city.units.length)) {
    const unit = random.pick(city.units);
    const [old, next] = [city.heads.get(unit), city.staffOf.get(unit)?.[0]];
    if (old !== undefined && next !== undefined && next.person !== old) {
      record('HeadRelieved', { post: city.headPost(unit), person: old });
      record('HeadAppointed', { post: city.headPost(unit), person: next.person });
      city.heads.set(unit, next.person);
      drop(city, next);
    }
  }
  if (random.chance(Math.min(1, 0.0003 * city.staff.length))) {
    const one = random.pick(city.staff);
    const to = random.pick(city.units);
    if (to !== one.unit && (city.staffOf.get(one.unit)?.length ?? 0) > 2) {
      record('OfficialLeft', { person: one.person, unit: one.unit, reason: 'TRANSFERRED' });
      record('OfficialAssigned', { person: one.person, unit: to, role: 'STAFF' });
      drop(city, one);
      const moved = { person: one.person, unit: to };
      city.staff.push(moved);
      city.staffOf.get(to)?.push(moved);
    }
  }
  if (random.chance(Math.min(1, 0.001 * city.staff.length)))
    record('AbsenceRecorded', {
      person: random.pick(city.staff).person,
      until: text(today + random.below(20)),
      kind: 'SICK',
    });
  return drafts;
}

function drop(city: City, one: Staff): void {
  for (const list of [city.staff, city.staffOf.get(one.unit) ?? []]) {
    const at = list.indexOf(one);
    if (at >= 0) list.splice(at, 1);
  }
}

import * as t from 'io-ts';
import { UnitId } from '../catalogue/row.js';
import { closed } from '../codecs/closed.js';
import { DocumentName, Lines, Source } from '../codecs/source.js';

/** A spelling and where it is printed. */
export const Printed = closed('Printed', { text: t.string, document: DocumentName, lines: Lines });
export type Printed = t.TypeOf<typeof Printed>;

export const UnitKind = t.keyof({
  department: null,
  office: null,
  'city-government': null,
  'steering-committee': null,
  'armed-force': null,
  press: null,
  'public-service-unit': null,
  university: null,
  hospital: null,
  'central-regional-body': null,
  ministry: null,
  'court-or-procuracy': null,
  'party-body': null,
  front: null,
  'peoples-council-body': null,
  association: null,
  enterprise: null,
});

/** What the head is: công chức, cán bộ, viên chức, hợp đồng, or armed forces (FORCE); null where no text settles it. */
export const PersonKind = t.keyof({ CONG_CHUC: null, CAN_BO: null, VIEN_CHUC: null, HOP_DONG: null, FORCE: null });

/** Whether Nghị định 335/2025/NĐ-CP rates the head of the unit. */
export const Scope = t.keyof({ in: null, out: null, undecided: null });

/** How a unit is named in the plans. A unit that is only an addressee carries no work and has no post here. */
export const Role = t.keyof({ lead: null, coordinator: null, responsible: null, addressee: null });

/**
 * A unit that took over the functions of a former one. `stated`: a document says so; `inferred`: concluded, with the
 * reason and the places it rests on. `part`: another unit took over the rest.
 */
export const Succession = closed('Succession', {
  unit: UnitId,
  basis: t.keyof({ stated: null, inferred: null }),
  extent: t.keyof({ whole: null, part: null }),
  reason: t.string,
  source: t.array(Source),
});

/** A unit as `data/units.json` holds it. */
export const SeedUnit = closed('SeedUnit', {
  id: UnitId,
  name: t.string,
  kind: UnitKind,
  roles: t.array(Role),
  /** False for a unit of 2025 that the plans of 2026 no longer name. */
  existing: t.boolean,
  personKind: t.union([PersonKind, t.null]),
  scope: Scope,
  article: t.string,
  /** Why this scope, in Vietnamese; for `undecided`: what is missing and who decides. */
  reason: t.string,
  /** The unit whose head tracks and scores the head of this one (Điều 10); null where it is outside the city or undecided. */
  managedBy: t.union([UnitId, t.null]),
  successorOf: t.array(Succession),
  /** Every spelling, at its first place in each document that prints it. */
  printed: t.array(Printed),
  notes: t.array(t.string),
});
export type SeedUnit = t.TypeOf<typeof SeedUnit>;
export const SeedUnits = t.array(SeedUnit);

import type { AgencyTasks, Class } from '@kpi-ledger/formulas';
import type { Day } from '@kpi-ledger/projections';
import type { Missing } from '../rate/missing.js';
import type { SubUnit } from './calculation.js';
import type { AgencyStatus } from './place.js';
import type { AgencyQuota } from './quota.js';

/** The class of an organisation by decision; the last one stands, earlier ones stay visible. */
export interface AgencyDecision {
  readonly class: Class;
  readonly on: Day;
  readonly number: string | null;
  readonly signer: string;
  readonly event: string;
}

export interface AgencyCriterionRow {
  readonly id: string;
  readonly part: 'GENERAL' | 'RESULTS';
  /** What the adopted set prints, and its group of Điều 6 or item of Điều 7; null where the score names no set. */
  readonly label: string | null;
  readonly item: string | null;
  readonly max: string;
  /** As recognised; null on an optional one: not applicable. */
  readonly points: string | null;
  /** The self-evaluation beside it (Điều 9). */
  readonly self: string | null;
  readonly optional: boolean;
}

/** An indicator of the unit, offered as ground for an item of Điều 7; it never enters the score. */
export interface AgencyGround {
  readonly indicator: string;
  readonly title: string;
  readonly horizon: string | null;
  readonly status: boolean | null;
  readonly progress: string | null;
}

/** One row of `kpi agencies`: an organisation in a year. */
export interface AgencyRow {
  readonly unit: string;
  /** The unit whose head recognises the class (Điều 5). */
  readonly authority: string | null;
  readonly S: string | null;
  readonly general: string | null;
  readonly results: string | null;
  readonly scoreClass: Class | null;
  /** By the conditions of Điều 8, before the quota. */
  readonly beforeQuota: Class | null;
  /** After the quota of Điều 8 khoản 5; null while it is withheld. */
  readonly calculated: Class | null;
  /** The class that stands: by decision, received from outside (R32), else as calculated. */
  readonly class: Class | null;
  readonly decided: AgencyDecision | null;
  readonly replaced: readonly AgencyDecision[];
  readonly external: { readonly class: Class; readonly from: string; readonly event: string } | null;
  readonly status: AgencyStatus;
  /** While the class is withheld: the classes still open, from the lowest. */
  readonly open: readonly Class[];
  readonly criteria: readonly AgencyCriterionRow[];
  readonly criteriaSet: { readonly adoptedBy: string; readonly id: string } | null;
  readonly tasks: AgencyTasks & { readonly dueLater: readonly string[] };
  readonly subUnits: readonly SubUnit[];
  readonly shortcomings: readonly { readonly shortcoming: string; readonly since: Day; readonly event: string }[];
  readonly wrongdoing: readonly { readonly act: string; readonly on: Day; readonly event: string }[];
  readonly forceMajeure: string | null;
  readonly deadline: { readonly ordinary: Day; readonly special: Day };
  readonly missing: readonly Missing[];
  readonly grounds: readonly AgencyGround[];
  /** Why the class differs from that of the points. */
  readonly reasons: readonly string[];
  readonly notes: readonly string[];
  /** Why the unit is not evaluated. */
  readonly article: string | null;
  readonly display: Readonly<Record<string, string | null>>;
  readonly events: readonly string[];
  readonly synthetic: boolean;
}

export interface AgencyAnswer {
  readonly rows: readonly AgencyRow[];
  readonly quotas: readonly AgencyQuota[];
}

/** What a token can say that its bearer is. */
export const ROLES = [
  /** Người dân: reads what is published. */
  'PUBLIC',
  /** Đơn vị báo cáo; without a unit: an official who reports for himself or herself. */
  'REPORTING_UNIT',
  /** Người theo dõi, đánh giá (Điều 10). */
  'ASSESSOR',
  /** Người đứng đầu cơ quan quản lý (Điều 10). */
  'AUTHORITY_HEAD',
  /** Sở Nội vụ: computes and publishes. */
  'RATING_OFFICER',
  /** Thanh tra, kiểm toán: reads all and writes nothing. */
  'AUDITOR',
  /** Quản trị hệ thống. */
  'ADMINISTRATOR',
] as const;

export type Role = (typeof ROLES)[number];

/** LOCAL: whoever sits at this machine, while no issuer is configured. No token ever says so. */
export type Standing = Role | 'LOCAL';

/** Who sends a request. */
export interface Caller {
  readonly roles: readonly Standing[];
  /** The unit that the caller acts for; null: none. */
  readonly unit: string | null;
  /** Pseudonymous id of the official; null: a program of the unit, or nobody. */
  readonly official: string | null;
  /** By a token that was verified. */
  readonly signedIn: boolean;
}

const withoutToken = (role: Standing): Caller => ({ roles: [role], unit: null, official: null, signedIn: false });

export const PUBLIC = withoutToken('PUBLIC');
export const LOCAL = withoutToken('LOCAL');

/**
 * Who records what the caller sends: the official. Only what a unit reports may come from a program of the unit; whoever
 * decides is a person. null: nobody can answer for it.
 */
export const actorOf = ({ roles, official, unit }: Caller): string | null =>
  official ?? (roles.every((role) => role === 'REPORTING_UNIT') ? unit : null);

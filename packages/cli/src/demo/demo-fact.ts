import type { EventTypeName } from '@kpi-ledger/engine';

/** A fact of the demonstration and the day on which it becomes known. */
export interface DemoFact {
  readonly on: string;
  readonly commandId: string;
  readonly type: EventTypeName;
  /** null: it follows from the fact itself. */
  readonly validAt: string | null;
  readonly data: { readonly [field: string]: unknown };
  readonly actor: string;
}

/** Who writes the made-up facts: units report, the authority judges. */
export const REPORTER = 'mo-phong-bao-cao';
export const ASSESSOR = 'mo-phong-danh-gia';
export const DECISION = { number: '01/QĐ-MÔ-PHỎNG', date: '2026-01-05' } as const;

/** A made-up fact; it says so itself. */
export const synthetic = (
  on: string,
  about: string,
  type: EventTypeName,
  validAt: string | null,
  data: { readonly [field: string]: unknown },
  actor: string = ASSESSOR,
): DemoFact => ({
  on,
  commandId: `demo-${type}-${about}`.slice(0, 100),
  type,
  validAt,
  data: { ...data, synthetic: true },
  actor,
});

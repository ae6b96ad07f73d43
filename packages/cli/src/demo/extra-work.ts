import { type DemoFact, REPORTER, synthetic } from './demo-fact.js';
import type { Work } from './products.js';

/** Work outside the plan: it adds points and is in no denominator (Điều 18.1d). */
const UNPLANNED: Work & { readonly unit: string } = {
  task: 'mau.dot-xuat.1.so-tai-chinh',
  unit: 'so-tai-chinh',
  milestone: 'm1',
  due: '2026-06-12',
  units: 2,
};

const CANCELLED = 'mau.bi-huy.1.so-giao-duc-va-dao-tao';

/** What happens beside the plan: unplanned work, a task that is withdrawn in time, reports. */
export const sideFacts = (): readonly DemoFact[] => [
  synthetic('2026-05-25', UNPLANNED.task, 'TaskAssigned', '2026-05-25', {
    task: UNPLANNED.task,
    unit: UNPLANNED.unit,
    basis: 'UNPLANNED',
    publicTitle: 'Báo cáo đột xuất phục vụ kiểm tra (mẫu)',
    milestones: [{ key: UNPLANNED.milestone, due: UNPLANNED.due, units: UNPLANNED.units }],
    approvedBy: 'head-ubnd-thanh-pho-hue',
  }),
  synthetic('2026-04-09', CANCELLED, 'TaskAssigned', '2026-04-09', {
    task: CANCELLED,
    unit: 'so-giao-duc-va-dao-tao',
    basis: 'PLAN',
    publicTitle: 'Hội nghị chuyên đề (mẫu)',
    milestones: [{ key: 'm1', due: '2026-06-15', units: 1 }],
  }),
  synthetic('2026-05-11', CANCELLED, 'TaskCancelled', '2026-05-11', {
    task: CANCELLED,
    milestones: null,
    reason: 'Không tổ chức nữa theo chỉ đạo mới (mẫu)',
  }),
  report('2026-05-28', '40'),
  report('2026-06-04', '85'),
];

export const extraWork = (): readonly Work[] => [UNPLANNED];

const report = (on: string, percent: string): DemoFact =>
  synthetic(
    on,
    `${UNPLANNED.task}-${on}`,
    'TaskReported',
    on,
    { task: UNPLANNED.task, milestone: UNPLANNED.milestone, note: 'Báo cáo tiến độ (mẫu)', percent },
    REPORTER,
  );

import { code, date, id, milestones, oneOf, words } from '../cell.js';
import { given, kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const assignments = kind({
  name: 'assignments',
  sheet: 'Giao việc',
  says: text(
    'Giao việc cho đơn vị (người đứng đầu chịu trách nhiệm) hoặc cho một người, với số lượng và thời hạn (Điều 18.1).',
    'Work given to a unit (its head answers for it) or to a person, with quantities and deadlines (Điều 18.1).',
  ),
  types: ['TaskAssigned'],
  columns: {
    task: must(id, 'Mã việc', 'Task id', 'viec-mau-01'),
    unit: may(id, 'Mã đơn vị nhận (hoặc person)', 'Unit it is given to (or person)', 'don-vi-mau'),
    person: may(id, 'Mã người nhận (hoặc unit)', 'Person it is given to (or unit)'),
    basis: must(
      oneOf('PLAN', 'UNPLANNED', 'TAKEN_OVER'),
      'Trong kế hoạch, đột xuất/phát sinh, nhận thay người khác',
      'Planned, unplanned or taken over',
      'PLAN',
    ),
    plan: may(id, 'Mã kế hoạch', 'Plan id'),
    row: may(code, 'Số thứ tự trong kế hoạch', 'Row of the plan'),
    catalogue: may(id, 'Mã danh mục sản phẩm', 'Catalogue id'),
    product: may(code, 'Ký hiệu sản phẩm trong danh mục', 'Product code'),
    team: may(id, 'Mã sản phẩm nhóm, khi việc là một phần của nó', 'Team product of which it is a part'),
    part: may(code, 'Ký hiệu phần của sản phẩm nhóm', 'Part of the team product'),
    title: may(words, 'Tên việc (được mã hóa)', 'Title (encrypted)', 'Việc mẫu'),
    publicTitle: may(words, 'Tên việc công khai', 'Public title'),
    milestones: must(milestones, 'Thời hạn và số lượng', 'Deadlines and quantities', '31/03/2026:5'),
    approvedBy: may(id, 'Vị trí phê duyệt việc ngoài kế hoạch', 'Post that approves work outside the plan'),
    validAt: must(date, 'Ngày giao việc', 'Day of the assignment', '05/01/2026'),
  },
  from: {
    'data.plan.row': 'row',
    'data.product.catalogue': 'catalogue',
    'data.part.team': 'team',
  },
  ordered: 'byDay',
  draft: ({ validAt, plan, row, catalogue, product, team, part, ...task }) => ({
    type: 'TaskAssigned',
    validAt,
    data: {
      ...task,
      plan: plan === undefined && row === undefined ? undefined : given({ plan, row }),
      product: catalogue === undefined && product === undefined ? undefined : given({ catalogue, code: product }),
      part: team === undefined && part === undefined ? undefined : given({ team, key: part }),
    },
  }),
});

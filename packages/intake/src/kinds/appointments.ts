import { date, id, oneOf, words } from '../cell.js';
import { kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const appointments = kind({
  name: 'appointments',
  says: text(
    'Bổ nhiệm, thôi giữ chức của người đứng đầu; bố trí và thôi việc của cấp phó, công chức.',
    'Heads appointed and relieved; deputies and staff assigned and leaving.',
  ),
  types: ['HeadAppointed', 'HeadRelieved', 'OfficialAssigned', 'OfficialLeft'],
  columns: {
    action: must(
      oneOf('APPOINT_HEAD', 'RELIEVE_HEAD', 'ASSIGN', 'LEAVE'),
      'Bổ nhiệm người đứng đầu, thôi người đứng đầu, bố trí, rời đơn vị',
      'What happens',
      'APPOINT_HEAD',
    ),
    person: must(id, 'Mã người', 'Person id', 'nguoi-mau-01'),
    post: may(id, 'Mã vị trí (bắt buộc với người đứng đầu)', 'Post id (required for heads)', 'don-vi-mau-truong'),
    unit: may(id, 'Mã đơn vị (bắt buộc với ASSIGN, LEAVE)', 'Unit id (required for ASSIGN, LEAVE)'),
    role: may(oneOf('DEPUTY', 'STAFF'), 'Vai trò (bắt buộc với ASSIGN)', 'Role (required for ASSIGN)'),
    trackedBy: may(id, 'Mã vị trí của người theo dõi, đánh giá', 'Post whose holder tracks the person'),
    leaving: may(
      oneOf('TRANSFERRED', 'RETIRED', 'RESIGNED', 'DIED', 'OTHER'),
      'Lý do rời đơn vị (bắt buộc với LEAVE)',
      'Why the person leaves (required for LEAVE)',
    ),
    note: may(words, 'Ghi chú', 'Note'),
    validAt: must(date, 'Có hiệu lực từ ngày', 'In effect from', '01/01/2026'),
  },
  from: { 'data.reason': 'leaving' },
  draft: ({ validAt, action, person, post, unit, role, trackedBy, leaving, note }) => {
    switch (action) {
      case 'APPOINT_HEAD':
        return { type: 'HeadAppointed', validAt, data: { post, person } };
      case 'RELIEVE_HEAD':
        return { type: 'HeadRelieved', validAt, data: { post, person, reason: note } };
      case 'ASSIGN':
        return { type: 'OfficialAssigned', validAt, data: { person, unit, post, role, trackedBy } };
      case 'LEAVE':
        return { type: 'OfficialLeft', validAt, data: { person, unit, reason: leaving, note } };
    }
  },
});

import type { Say } from '../../text/language.tsx';

/** The plans by the names that people use; one that is not known here keeps its id. */
export const planName = (plan: string, say: Say): string =>
  ({
    kh18: say('Kế hoạch 18', 'Plan 18'),
    ctr286: say('Chương trình hành động 286', 'Programme 286'),
    kh03: say('Kế hoạch 03', 'Plan 03'),
    'cds2026-2030': say('Chuyển đổi số 2026–2030', 'Digital transformation 2026–2030'),
    'nq57-2026': say('Nghị quyết 57, năm 2026', 'Resolution 57, 2026'),
  })[plan] ?? plan;

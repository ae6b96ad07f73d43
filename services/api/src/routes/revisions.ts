import { erasurePlan, publications, restatements } from '../contract/answers/revisions.js';
import { answered, asking, type Endpoint, reading } from '../contract/endpoint.js';
import { id, inPath, optional, period, unit, waiting } from '../contract/parameters.js';

const tag = 'revisions';

/** A preview records nothing, so no act stands behind it. */
const PREVIEW = { dryRun: true, decision: { number: '', date: '' }, reason: '' } as const;

/** What a revision of something final would do, as the ledger stands now; nothing is written. */
export const revisionEndpoints: readonly Endpoint[] = [
  reading({
    ...{ path: '/publications', operationId: 'readPublications', tag },
    summary: {
      vi: 'Kỳ đã đến đâu: sẽ công bố, công bố lại những gì, và điều gì còn ngăn khoá kỳ',
      en: 'How far a period is: what publishing and restating would take, and what keeps it from being closed',
    },
    parameters: { period, unit },
    answer: publications,
    example: { period: '2026-Q1' },
    ask: (engine, question) => engine.publications(question),
  }),
  asking({
    ...{ path: '/restatements', operationId: 'previewRestatements', tag },
    summary: { vi: 'Điểm đã công bố nay đã khác', en: 'Published scores that have moved since' },
    parameters: {
      period,
      unit,
      subject: optional('Mã người hoặc mã chức vụ. Id of a person or a post.', id),
      ...waiting,
    },
    answer: { codec: restatements },
    example: { period: '2026-Q1' },
    ask: ({ engine, actor }, question) => answered(engine.restatePeriod({ ...question, ...PREVIEW, actor })),
  }),
  asking({
    ...{ path: '/erasures/{subject}', operationId: 'previewErasure', tag },
    summary: { vi: 'Xoá dữ liệu cá nhân sẽ làm mất gì', en: 'What erasing the personal texts of a subject would do' },
    parameters: {
      subject: inPath('Mã người, hoặc khoá của chủ thể. Id of a person, or owner of a key.', id),
      ...waiting,
    },
    answer: { codec: erasurePlan },
    example: { subject: 'mau-giu-chuc-04' },
    ask: ({ engine }, { subject }) => answered(engine.erasure({ subject })),
  }),
];

import { JUDGEMENT_KINDS } from '@kpi-ledger/engine';
import { assessmentReasons, assessments, judgements, taskFile } from '../contract/answers/judging.js';
import { type Endpoint, listing, reading } from '../contract/endpoint.js';
import { id, inPath, oneOf, optional, period } from '../contract/parameters.js';

const tag = 'judging';

/** What whoever judges work and scores people has before them. */
export const judgingEndpoints: readonly Endpoint[] = [
  listing({
    ...{ path: '/judgements', operationId: 'listJudgements', tag },
    summary: {
      vi: 'Minh chứng chờ thẩm định; chậm hạn, sai sót còn có thể xét nguyên nhân khách quan',
      en: 'Evidence that waits for a verdict; delays and major errors that an objective cause could still excuse',
    },
    parameters: {},
    filters: {
      kind: optional('Chỉ một loại. One kind only.', oneOf(...JUDGEMENT_KINDS)),
      unit: optional('Chỉ việc của đơn vị này. Work of this unit only.', id),
      plan: optional('Chỉ một kế hoạch. One plan only.', id),
      owedBy: optional('Chỉ những gì chức vụ này thẩm định. Judged by this post only.', id),
    },
    answer: judgements,
    example: { kind: 'EVIDENCE_WAITING' },
    ask: (engine, question) => engine.judgements(question),
  }),
  listing({
    ...{ path: '/assessments', operationId: 'listAssessments', tag },
    summary: {
      vi: 'Điểm tự chấm và điểm xác nhận của từng người trong kỳ',
      en: 'Self and confirmed scores of a period, side by side',
    },
    parameters: { period },
    filters: {
      unit: optional('Chỉ người của đơn vị này. People of this unit only.', id),
      assessor: optional('Chỉ người do chức vụ này đánh giá. Scored by this post only.', id),
    },
    answer: assessments,
    example: { period: '2026-Q3' },
    ask: (engine, question) => engine.assessments(question),
  }),
  reading({
    ...{ path: '/assessments/{person}', operationId: 'readAssessmentReasons', tag },
    summary: {
      vi: 'Lý do của điểm tiêu chí chung thấp hơn tự chấm và của d, đ, e',
      en: 'Why cells were lowered, and why d, đ and e are what they are',
    },
    parameters: { person: inPath('Mã người. Id of a person.', id), period },
    answer: assessmentReasons,
    example: { person: 'mau-giu-chuc-04', period: '2026-Q3' },
    ask: (engine, question) => engine.assessmentReasons(question),
  }),
  reading({
    ...{ path: '/tasks/{task}', operationId: 'readTask', tag },
    summary: {
      vi: 'Hồ sơ một nhiệm vụ: báo cáo, minh chứng, kết luận',
      en: 'One task: what was reported, submitted and decided',
    },
    parameters: { task: inPath('Mã nhiệm vụ. Id of a task.', id) },
    answer: taskFile,
    example: { task: 'mau.2026-q3.2.so-van-hoa-va-the-thao' },
    ask: (engine, question) => engine.taskFile(question),
  }),
];

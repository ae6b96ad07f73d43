import { figures, submissions } from '../contract/answers/submissions.js';
import { type Endpoint, listing } from '../contract/endpoint.js';
import { id, needed, optional, unit } from '../contract/parameters.js';

const tag = 'submissions';

/** What units recorded, and what became of it. Texts are opened: of people and their work only those within reach. */
export const submissionEndpoints: readonly Endpoint[] = [
  listing({
    ...{ path: '/submissions', operationId: 'listSubmissions', tag },
    summary: { vi: 'Minh chứng đã nộp và kết quả thẩm định', en: 'Evidence submitted, and the verdicts on it' },
    parameters: { unit, task: optional('Chỉ một nhiệm vụ. One task only.', id) },
    answer: submissions,
    example: { unit: 'so-tai-chinh', limit: '20' },
    ask: (engine, question) => engine.submissions(question),
  }),
  listing({
    ...{ path: '/figures', operationId: 'listFigures', tag },
    summary: {
      vi: 'Số đo của đơn vị, và của thành phố ở chỉ tiêu đơn vị chủ trì',
      en: 'Figures of a unit, and of the city where the unit leads',
    },
    parameters: { unit: needed('Mã đơn vị. Id of the unit.', id) },
    answer: figures,
    example: { unit: 'so-khoa-hoc-va-cong-nghe', limit: '20' },
    ask: (engine, question) => engine.figures(question),
  }),
];

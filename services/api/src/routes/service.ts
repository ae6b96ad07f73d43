import * as t from 'io-ts';
import type { Description } from '../contract/description.js';
import { component } from '../contract/fields.js';

const service = (path: string, operationId: string, vi: string, en: string, answer: Description['answers'][number]) =>
  ({
    ...{ path, operationId, method: 'get', tag: 'service', summary: { vi, en }, parameters: {}, body: null },
    ...{ answers: { 200: answer }, example: {} },
  }) satisfies Description;

const document = component('OpenApi', 'An OpenAPI 3.1 document.', t.record(t.string, t.unknown as t.Type<unknown>));

/** What the service says of itself, beside its health. */
export const serviceDescriptions: readonly Description[] = [
  service('/metrics', 'readMetrics', 'Số đo của dịch vụ', 'Metrics for Prometheus (docs/operation.md)', {
    mediaTypes: ['text/plain'],
  }),
  service('/openapi.json', 'readDocument', 'Tài liệu này', 'This document', { codec: document }),
  service('/docs', 'browseDocument', 'Trang xem tài liệu này', 'A page to browse this document', {
    mediaTypes: ['text/html'],
  }),
];

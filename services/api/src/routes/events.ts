import { eventPage, provedEvent } from '../contract/answers/events.js';
import { type Endpoint, reading } from '../contract/endpoint.js';
import { aDay, id, inPath, integer, optional } from '../contract/parameters.js';

const tag = 'ledger';
const MOST = 1e15 - 1;

/** The log itself, event by event, for who checks it. */
export const eventEndpoints: readonly Endpoint[] = [
  reading({
    ...{ path: '/events', operationId: 'listEvents', tag },
    summary: { vi: 'Các sự kiện của sổ, mới nhất trước', en: 'The events of the ledger, newest first' },
    parameters: {
      stream: optional('Một dòng sự kiện. One stream.', id),
      type: optional('Một loại sự kiện. One event type.', id),
      actor: optional('Người ghi. Who recorded.', id),
      correlation: optional('Một lần nhập. One import.', id),
      from: aDay('Nói về từ ngày này. That speak of this day or later.'),
      to: aDay('Nói về đến ngày này. That speak of this day or earlier.'),
      before: optional('Chỉ các sự kiện trước số này. Only events before this ordinal.', integer(1, MOST)),
      take: optional('Số dòng nhiều nhất; mặc định 100. Rows at most; default 100.', integer(1, 1000)),
    },
    answer: eventPage,
    example: { type: 'EvidenceAccepted', take: '5' },
    ask: (engine, { take, ...question }) =>
      engine.events({ ...question, ...(take === undefined ? {} : { limit: take }) }),
  }),
  reading({
    ...{ path: '/events/{event}', operationId: 'readEvent', tag },
    summary: { vi: 'Một sự kiện và bằng chứng', en: 'One event, and the proof that it stands in the ledger' },
    parameters: { event: inPath('Mã hoặc số thứ tự. Its id, or its ordinal.', id) },
    answer: provedEvent,
    example: { event: '1' },
    ask: (engine, question) => engine.event(question),
  }),
];

import { badRequest, type Problem } from '../problem.js';

export const MOST_HEADER_BYTES = 16_384;

/** Why bytes are no request, by the code of Node's error. */
export const unreadable = (code: string | undefined): Problem => {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return tooSlow;
  return code === 'HPE_HEADER_OVERFLOW' ? headersTooLarge : noHttp;
};

const tooSlow: Problem = {
  ...badRequest('REQUEST_TIMEOUT', '', 'yêu cầu gửi quá chậm', 'the request was sent too slowly'),
  status: 408,
  title: 'Request timeout',
};

const headersTooLarge: Problem = {
  ...badRequest(
    'HEADERS_TOO_LARGE',
    '',
    `phần đầu yêu cầu quá lớn, tối đa ${MOST_HEADER_BYTES} byte`,
    `the headers are too large, ${MOST_HEADER_BYTES} bytes at most`,
  ),
  status: 431,
  title: 'Request header fields too large',
};

const noHttp: Problem = badRequest(
  'BAD_REQUEST',
  '',
  'yêu cầu không phải HTTP hợp lệ',
  'this is no valid HTTP request',
);

export const expectationFailed: Problem = {
  ...badRequest('EXPECTATION_FAILED', 'expect', 'chỉ nhận Expect: 100-continue', 'only Expect: 100-continue is met'),
  status: 417,
  title: 'Expectation failed',
};

export const unreadableTarget: Problem = badRequest(
  'BAD_REQUEST',
  '',
  'địa chỉ không đọc được',
  'the target of the request cannot be read',
);

export const oneHost: Problem = badRequest(
  'BAD_REQUEST',
  'host',
  'yêu cầu phải có đúng một Host',
  'the request must have one Host',
);

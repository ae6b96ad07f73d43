import { badRequest, type Problem } from '../problem.js';

/** Too much is asked at a time; nothing of the request was looked at. */
export const overloaded: Problem = {
  ...badRequest(
    'OVERLOADED',
    '',
    'hệ thống đang quá tải; hãy gửi lại sau ít giây',
    'too many requests are being answered; try again in some seconds',
  ),
  status: 503,
  title: 'Overloaded',
  headers: { 'retry-after': '2' },
};

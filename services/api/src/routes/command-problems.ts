import { badRequest, type Problem, type ProblemPart } from '../problem.js';

/** So many commands are decided in one go; more go by `kpi import`. */
export const MAX_COMMANDS = 1000;

/** Nothing was recorded. */
export const invalidCommand = (part: ProblemPart): Problem => ({ ...part, status: 422, title: 'Refused' });

export const notJson: Problem = {
  ...badRequest(
    'UNSUPPORTED_MEDIA_TYPE',
    'content-type',
    'nội dung phải có content-type: application/json',
    'the body must be application/json',
  ),
  status: 415,
  title: 'Unsupported media type',
};

export const tooManyCommands: Problem = {
  ...badRequest(
    'TOO_MANY_COMMANDS',
    '',
    `tối đa ${MAX_COMMANDS} lệnh một lần`,
    `${MAX_COMMANDS} commands at most in one request`,
  ),
  status: 413,
  title: 'Content too large',
};

/** A token with a role, but without anybody who answers for what is recorded. */
export const nobodyActs: Problem = {
  ...badRequest(
    'NOBODY_ACTS',
    'authorization',
    'token không cho biết cán bộ nào thực hiện, nên không ghi được (chỉ vai trò báo cáo được ghi nhân danh đơn vị)',
    'the token names no official, so there is nobody who acts (only a report may come from a unit)',
  ),
  status: 403,
  title: 'Forbidden',
};

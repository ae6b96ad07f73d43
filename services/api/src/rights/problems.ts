import { badRequest, type Problem } from '../problem.js';

export const forbidden = (path: string, message: string, detail: string): Problem => ({
  ...badRequest('FORBIDDEN', path, message, detail),
  article: 'Điều 10',
  status: 403,
  title: 'Forbidden',
});

export const roleMayNotRead = (path: string): Problem => ({
  ...forbidden(path, `vai trò của bạn không được dùng ${path}`, `your roles may not use ${path}`),
  article: null,
});

export const notWithinReach = (parameter: string): Problem =>
  forbidden(
    parameter,
    'bạn không được xem đơn vị hoặc người này',
    'this unit or person is not within reach of your roles',
  );

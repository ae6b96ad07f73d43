import { badRequest, type Problem } from '../problem.js';

/** RFC 6750: the request bears no token, or one that is not accepted. */
export const unauthorised = (code: string, message: string, detail: string): Problem => ({
  ...badRequest(code, 'authorization', message, detail),
  status: 401,
  title: 'Unauthorized',
  headers: {
    'www-authenticate':
      code === 'TOKEN_REQUIRED' ? 'Bearer' : `Bearer error="invalid_token", error_description="${detail}"`,
  },
});

export const tokenRequired = unauthorised(
  'TOKEN_REQUIRED',
  'việc này cần đăng nhập; hãy gửi kèm Authorization: Bearer TOKEN',
  'a bearer token is required',
);

export const noIssuer = unauthorised(
  'NO_ISSUER',
  'dịch vụ chưa được cấu hình nơi cấp token (KPI_OIDC_ISSUER), nên không kiểm tra được token',
  'no issuer is configured, so no token can be verified',
);

/** Why a token is not accepted; nothing of the token itself is repeated. */
export const invalidToken = (detail: string): Problem =>
  unauthorised('INVALID_TOKEN', `token không hợp lệ (${detail}); hãy đăng nhập lại`, detail);

/** The keys to verify with cannot be had. */
export const issuerDown = (retryAfterSeconds: number): Problem => ({
  ...badRequest(
    'ISSUER_UNAVAILABLE',
    'authorization',
    `nơi cấp token không trả lời nên chưa kiểm tra được token; hãy thử lại sau ${retryAfterSeconds} giây`,
    'the keys of the issuer cannot be had, so the token cannot be verified now; try again later',
  ),
  status: 503,
  title: 'Issuer unavailable',
  headers: { 'retry-after': `${retryAfterSeconds}` },
});

import type { IncomingMessage, ServerResponse } from 'node:http';
import { json, type RequestHandler } from 'express';
import { badRequest, type Problem, sendProblem } from '../problem.js';
import { type JsonLimits, tooMuchJson } from './json-shape.js';
import { hasBody, takesFiles } from './media-types.js';

export interface BodyLimits extends JsonLimits {
  /** After decompression. */
  readonly maxBytes: number;
}

/** Reads the JSON of a request within its limits; no route reads it itself. */
export function jsonBodies(limits: BodyLimits): RequestHandler {
  const verify = (_: IncomingMessage, __: ServerResponse, text: Buffer): void => {
    const flaw = tooMuchJson(text, limits);
    if (flaw !== null) throw new TooMuch(flaw === 'DEPTH' ? tooDeep(limits.maxDepth) : tooMany(limits.maxValues));
  };
  const read = json({ limit: limits.maxBytes, strict: true, verify });
  return (request, response, next) => {
    if (!hasBody(request) || takesFiles(request)) return next();
    read(request, response, (error?: unknown) => {
      if (error instanceof TooMuch) return sendProblem(response, error.problem);
      if ((error as { readonly type?: string } | undefined)?.type === 'entity.too.large')
        return sendProblem(response, tooLarge(limits.maxBytes));
      next(error);
    });
  };
}

class TooMuch extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

const tooLarge = (bytes: number): Problem => {
  const size = bytes >= 1_048_576 ? `${Math.floor(bytes / 1_048_576)} MB` : `${bytes} byte`;
  return {
    ...badRequest('BODY_TOO_LARGE', '', `nội dung quá lớn, tối đa ${size}`, `the body is too large, ${size} at most`),
    status: 413,
    title: 'Content too large',
  };
};

const tooDeep = (most: number): Problem =>
  badRequest(
    'JSON_TOO_DEEP',
    '',
    `JSON lồng nhau quá ${most} cấp`,
    `objects and lists stand more than ${most} deep within each other`,
  );

const tooMany = (most: number): Problem => ({
  ...badRequest(
    'JSON_TOO_MANY_VALUES',
    '',
    `JSON có quá ${most} giá trị; hãy chia thành nhiều yêu cầu`,
    `the JSON holds more than ${most} values; split it over several requests`,
  ),
  status: 413,
  title: 'Content too large',
});

import { evaluate, findFormula, listFormulas } from '@kpi-ledger/engine';
import { Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { MOST_DENOMINATOR_DIGITS, tooManyDenominators } from '../hardening/index.js';
import { badRequest, type Problem, sendProblem } from '../problem.js';
import { readQuery } from '../query.js';

export function formulaRoutes(): Router {
  const router = Router();

  router.get('/formulas', (_, response) => {
    response.json({ rows: listFormulas() });
  });

  // The id holds a slash: nd335/period-score, with or without @version.
  router.post('/formulas/*id/evaluate', (request, response) => {
    const id = [request.params['id'] ?? []].flat().join('/');
    if (findFormula(id) === undefined) return sendProblem(response, unknownFormula(id));
    const query = readQuery(request, ['derivation']);
    if (E.isLeft(query)) return sendProblem(response, query.left);
    const { derivation = 'true' } = query.right;
    if (derivation !== 'true' && derivation !== 'false')
      return sendProblem(
        response,
        badRequest('INVALID_PARAMETER', 'derivation', 'phải là true hoặc false', 'must be true or false'),
      );
    if (request.body === undefined)
      return sendProblem(
        response,
        badRequest(
          'INVALID_JSON',
          '',
          'thiếu nội dung JSON (content-type: application/json)',
          'a JSON body is missing (content-type: application/json)',
        ),
      );
    if (tooManyDenominators(request.body)) return sendProblem(response, tooFine);
    const result = evaluate(id, request.body, { derivation: derivation === 'true' });
    if (result.ok) return response.json(result.answer);
    const { code, path, article, message, messageVi } = result.error;
    return sendProblem(response, { ...badRequest(code, path, messageVi, message), article });
  });

  return router;
}

const tooFine: Problem = {
  ...badRequest(
    'TOO_MANY_DENOMINATORS',
    '',
    `các mẫu số khác nhau có tất cả hơn ${MOST_DENOMINATOR_DIGITS} chữ số; hãy viết số thập phân, hoặc tính tại chỗ bằng "kpi formula eval"`,
    `the different denominators have more than ${MOST_DENOMINATOR_DIGITS} digits together; write decimals, or evaluate with "kpi formula eval"`,
  ),
  status: 422,
  title: 'Too many denominators',
};

function unknownFormula(id: string): Problem {
  const known = listFormulas()
    .map((formula) => formula.id)
    .join(', ');
  const problem = badRequest(
    'UNKNOWN_FORMULA',
    'id',
    `không có công thức "${id}"; các công thức: ${known}`,
    `no formula "${id}"; known: ${known}`,
  );
  return { ...problem, status: 404, title: 'Not found' };
}

import { FORM_FORMATS, FORM_KINDS, FORMS, type FormKind, isMadeFor, makeForm, renderForm } from '@kpi-ledger/reports';
import * as E from 'fp-ts/lib/Either.js';
import { answered, asking, type Endpoint, SentFile, timed } from '../contract/endpoint.js';
import { effective, id, inPath, known, needed, oneOf, optional, period, waiting } from '../contract/parameters.js';
import { badRequest } from '../problem.js';
import { MEDIA_TYPES } from './media-types.js';

/** The forms of the decree as files. */
export const reportEndpoints: readonly Endpoint[] = [
  asking({
    ...{ path: '/reports/{kind}', operationId: 'makeReport', tag: 'reports' },
    summary: { vi: 'Mẫu biểu DOCX, XLSX', en: 'A form of the decree as DOCX or XLSX' },
    parameters: {
      kind: inPath('Loại mẫu biểu. Kind of form.', oneOf(...FORM_KINDS)),
      period,
      subject: needed(
        'Mã người hoặc chức vụ; agency: đơn vị; rating-list: chức vụ của cấp có thẩm quyền. Whom it is about: a person or post, a unit, the post of an authority.',
        id,
      ),
      as: optional('Dạng tệp; mặc định docx. File format; default docx.', oneOf(...FORM_FORMATS)),
      effective,
      known,
      ...waiting,
    },
    answer: { mediaTypes: FORM_FORMATS.map((as) => MEDIA_TYPES[as]) },
    example: { kind: 'mau-01', period: '2026-Q3', subject: 'head-so-van-hoa-va-the-thao' },
    ask: async ({ engine, now }, given) => {
      const { kind, subject, as = 'docx' } = given;
      if (!isMadeFor(kind, given.period)) return E.left(wrongPeriod(kind, given.period));
      const at = timed<{ readonly period: typeof period }>(given, now);
      if (E.isLeft(at)) return at;
      const basis = await answered(engine.basis(at.right));
      if (E.isLeft(basis)) return basis;
      // What is appended meanwhile is not in the file: its basis is the one in the headers.
      const pinned = { ...at.right, known: { kind: 'ordinal', n: basis.right.ordinal } } as const;
      const form = await answered(makeForm(engine, kind, pinned, subject));
      if (E.isLeft(form)) return form;
      const bytes = await renderForm(form.right, as);
      return E.right(new SentFile(`${kind}-${subject}-${given.period}.${as}`, MEDIA_TYPES[as], bytes, basis.right));
    },
  }),
];

function wrongPeriod(kind: FormKind, given: string) {
  const [vi, en] =
    FORMS[kind].periods === 'YEAR'
      ? ['năm, ví dụ 2026', 'a year, for example 2026']
      : ['tháng hoặc quý, ví dụ 2026-03, 2026-Q1', 'a month or quarter, for example 2026-03, 2026-Q1'];
  return badRequest(
    'INVALID_PERIOD',
    'period',
    `mẫu biểu "${kind}" lập theo ${vi}; không lập được cho ${given}`,
    `form "${kind}" is made for ${en}, not for ${given}`,
  );
}

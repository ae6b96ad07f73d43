import { entryForm } from '@kpi-ledger/reports';
import * as E from 'fp-ts/lib/Either.js';
import { answered, asking, type Endpoint, SentFile, timed } from '../contract/endpoint.js';
import { effective, id, inPath, known, waiting } from '../contract/parameters.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The workbook that a unit fills in and sends to /imports. */
export const templateEndpoints: readonly Endpoint[] = [
  asking({
    ...{ path: '/templates/{unit}', operationId: 'makeTemplate', tag: 'reports' },
    summary: {
      vi: 'Biểu mẫu nhập số liệu của đơn vị, XLSX, có danh sách chọn',
      en: 'The workbook that a unit fills in, as XLSX with drop-downs',
    },
    parameters: { unit: inPath('Mã đơn vị. Id of the unit.', id), effective, known, ...waiting },
    answer: { mediaTypes: [XLSX] },
    example: { unit: 'so-van-hoa-va-the-thao' },
    ask: async ({ engine, now }, given) => {
      const { unit } = given;
      const at = timed<Record<never, never>>(given, now);
      if (E.isLeft(at)) return at;
      const form = await answered(entryForm(engine, { ...at.right, unit }));
      if (E.isLeft(form)) return form;
      const { bytes, basis } = form.right;
      return E.right(new SentFile(`${unit}.xlsx`, XLSX, bytes, basis));
    },
  }),
];

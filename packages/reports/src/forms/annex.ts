import type { Names } from '@kpi-ledger/engine';
import { type FormDocument, notes, type TableRow } from '../document/document.js';
import {
  basisLine,
  comma,
  missingNotes,
  percent,
  periodInText,
  personName,
  postName,
  score,
  unitName,
} from '../document/words.js';
import type { Sheet } from './mau-01.js';

/** Phụ lục nhiệm vụ of a period: every line of work behind a, b and c. Mẫu số 01 itself has no table of tasks. */
export function taskAnnex(sheet: Sheet, names: Names): FormDocument {
  const { lines, totals, a, b, c } = sheet;
  return {
    name: 'Phụ lục nhiệm vụ',
    formNumber: null,
    superior: sheet.superior === null ? null : unitName(names, sheet.superior),
    body: unitName(names, sheet.unit),
    title: ['PHỤ LỤC NHIỆM VỤ', `kèm Phiếu theo dõi, đánh giá công chức, ${periodInText(sheet.period)}`],
    landscape: true,
    basis: basisLine(sheet.basis),
    synthetic: sheet.synthetic,
    blocks: [
      {
        kind: 'fields',
        fields: [
          { label: 'Họ và tên', value: personName(names, sheet.holder) },
          { label: 'Chức vụ, vị trí việc làm', value: postName(names, sheet.post) },
        ],
      },
      {
        kind: 'table',
        columns: [
          { title: 'TT', width: 4, align: 'center' },
          { title: 'Nhiệm vụ, sản phẩm', width: 29, align: 'left' },
          { title: 'Mã SP', width: 7, align: 'center' },
          { title: 'Hệ số h', width: 6, align: 'center' },
          { title: 'Được giao', width: 6, align: 'center' },
          { title: 'Hoàn thành', width: 7, align: 'center' },
          { title: 'Không đạt', width: 7, align: 'center' },
          { title: 'Chậm', width: 6, align: 'center' },
          { title: 'Khách quan', width: 7, align: 'center' },
          { title: 'A', width: 6, align: 'right' },
          { title: 'C', width: 6, align: 'right' },
          { title: 'Cq', width: 6, align: 'right' },
          { title: 'Ct', width: 6, align: 'right' },
        ],
        rows: [
          ...lines.map((line, i): TableRow => {
            const title = line.title ?? names.tasks[line.task] ?? null;
            return {
              cells: [
                String(i + 1),
                `${title ?? line.task}${line.extra ? ' [ngoài tổng số được giao]' : ''}${line.leftOut.map((why) => `; không tính: ${why}`).join('')}`,
                line.product ?? '',
                `${comma(line.factor)}${line.factorIsProvisional ? ' (tạm)' : ''}`,
                String(line.assigned),
                String(line.done),
                String(line.faults),
                String(line.delays),
                String(line.excused),
                line.extra ? '' : score(line.A),
                score(line.C),
                score(line.Cq),
                score(line.Ct),
              ],
            };
          }),
          ...(totals === null
            ? []
            : [
                {
                  cells: [
                    ...['', 'Cộng (đã quy đổi)', '', '', '', '', '', '', ''],
                    score(totals.A),
                    score(totals.C),
                    score(totals.Cq),
                    score(totals.Ct),
                  ],
                  bold: true,
                },
              ]),
        ],
      },
      {
        kind: 'fields',
        fields: [
          { label: 'a = C ÷ A (số lượng)', value: percent(a) === '' ? 'chưa có' : percent(a) },
          { label: 'b = Cq ÷ A (chất lượng)', value: percent(b) === '' ? 'chưa có' : percent(b) },
          { label: 'c = Ct ÷ A (tiến độ)', value: percent(c) === '' ? 'chưa có' : percent(c) },
        ],
      },
      ...notes(
        ...(lines.length === 0 ? ['Trong kỳ không có dòng nhiệm vụ nào được tính cho người này.'] : []),
        ...missingNotes(sheet.missing, names),
        'A: được giao; C: hoàn thành; Cq: đạt chất lượng; Ct: đạt tiến độ, đều là đơn vị sản phẩm chuẩn (Điều 13, 14). Mỗi lần không đạt do sai sót lớn hoặc chậm bị trừ 25% của sản phẩm đó; lần có lý do khách quan được xác nhận (cột Khách quan) không tính.',
        'Phụ lục do phần mềm lập, không thuộc mẫu của Nghị định 335/2025/NĐ-CP. Số thập phân in 2 chữ số, cắt chứ không làm tròn.',
      ),
      {
        kind: 'signatures',
        left: { title: 'CẤP CÓ THẨM QUYỀN THEO DÕI, ĐÁNH GIÁ', name: personName(names, sheet.assessor.holder) },
        right: { title: 'NGƯỜI TỰ ĐÁNH GIÁ', name: personName(names, sheet.holder) },
      },
    ],
  };
}

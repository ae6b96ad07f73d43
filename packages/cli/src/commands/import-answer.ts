import { type ImportResult, importJson, placeText, rowsOf } from '@kpi-ledger/intake';
import { problemFailure } from '../import/problem-failure.js';
import { type Answer, rowsAnswer } from '../terminal/answer.js';
import { type Failure, invalid } from '../terminal/failure.js';
import { type Lang, text } from '../terminal/lang.js';

/** Every bad row, where one keeps everything out. */
export function refusal({ status, problems, unfinished }: ImportResult): Failure | null {
  if (status !== 'REFUSED') return null;
  return allOf([...problems.map(problemFailure), ...(unfinished === null ? [] : [stillOpen(unfinished)])]);
}

/** Others have written since it began, or it was run with other options. */
const stillOpen = (id: string): Failure =>
  invalid(
    'IMPORT_UNFINISHED',
    id,
    `lần nhập ${id} của tệp này đã ghi một phần và chưa được tính; hãy xử lý các dòng bị từ chối rồi chạy lại đúng lệnh này, hoặc thêm --skip-invalid để bỏ các dòng đó`,
    `import ${id} of this file is recorded in part and does not count yet; settle the refused rows and run the same command again, or add --skip-invalid to leave them out`,
  );

/** Several reasons as one failure. */
export function allOf([first, ...also]: readonly Failure[]): Failure | null {
  return first === undefined ? null : { ...first, also };
}

const STATUS = {
  RECORDED: text('đã ghi', 'recorded'),
  NOTHING_NEW: text('không có gì mới, sổ không thay đổi', 'nothing new, the ledger is unchanged'),
  DRY_RUN: text('chỉ kiểm tra, chưa ghi gì', 'checked only, nothing written'),
  REFUSED: text('từ chối', 'refused'),
} as const;

export function importAnswer(result: ImportResult): Answer {
  const json = importJson(result);
  const answer = rowsAnswer(json, result.problems, [
    { key: 'place', title: text('Vị trí', 'Place'), cell: (one) => placeText(one, one.cell), width: 40 },
    { key: 'row', title: text('Dòng', 'Row'), cell: ({ row }) => `${row}`, right: true },
    { key: 'column', title: text('Cột', 'Column'), cell: ({ column }) => column ?? '' },
    { key: 'code', title: text('Mã lỗi', 'Code'), cell: ({ code }) => code },
    { key: 'message', title: text('Lý do', 'Reason'), cell: ({ message }, lang) => message[lang], width: 60 },
  ]);
  return {
    ...answer,
    table: (lang, width) => {
      const line = statusLine(result, lang);
      return json.skipped.length === 0 ? line : `${line}${answer.table(lang, width)}`;
    },
  };
}

const statusLine = ({ status, rows, recorded, alreadyThere, problems }: ImportResult, lang: Lang): string =>
  lang === 'vi'
    ? `${STATUS[status].vi}: ${rows} dòng, ${recorded} ${status === 'DRY_RUN' ? 'sẽ được ghi' : 'mới'}, ${alreadyThere} đã có, ${rowsOf(problems)} bỏ qua\n`
    : `${STATUS[status].en}: ${rows} rows, ${recorded} ${status === 'DRY_RUN' ? 'to record' : 'new'}, ${alreadyThere} there already, ${rowsOf(problems)} skipped\n`;

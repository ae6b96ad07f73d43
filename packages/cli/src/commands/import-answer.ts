import { type ImportResult, importJson, placeText, rowCounts, rowsOf } from '@kpi-ledger/intake';
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
      const said = [statusLine(result, lang), linesText(result, lang, width)];
      return [...said, ...(json.skipped.length === 0 ? [] : [answer.table(lang, width)])].join('');
    },
  };
}

const ROW = {
  NEW: text('mới', 'new'),
  CHANGED: text('thay đổi', 'changed'),
  UNCHANGED: text('không đổi', 'unchanged'),
  CORRECTED: text('đã được sửa sau khi nhập', 'corrected since'),
  REFUSED: text('từ chối', 'refused'),
} as const;

/** So many rows a person reads; a program has all of them in the JSON. */
const SHOWN = 200;

/** Of a check every row; of an import those that differ, or once differed, from what was recorded before. */
function linesText({ status, lines }: ImportResult, lang: Lang, width: number): string {
  const told =
    status === 'DRY_RUN' ? lines : lines.filter((line) => line.status === 'CHANGED' || line.status === 'CORRECTED');
  if (told.length === 0) return '';
  const { table } = rowsAnswer(null, told.slice(0, SHOWN), [
    { key: 'place', title: text('Dòng', 'Row'), cell: (one) => placeText(one, null), width: 40 },
    { key: 'status', title: text('Kết quả', 'Outcome'), cell: (one) => ROW[one.status][lang] },
    { key: 'type', title: text('Ghi thành', 'Recorded as'), cell: ({ type }) => type ?? '' },
    { key: 'event', title: text('Sự kiện trong sổ', 'Event in the ledger'), cell: ({ event }) => event ?? '' },
  ]);
  const more = told.length - SHOWN;
  const rest = lang === 'vi' ? `… và ${more} dòng nữa (--format json)\n` : `… and ${more} more rows (--format json)\n`;
  return `${table(lang, width)}${more > 0 ? rest : ''}`;
}

const statusLine = ({ status, rows, lines, problems }: ImportResult, lang: Lang): string => {
  const { new: added, changed, unchanged, corrected } = rowCounts(lines);
  const there = unchanged + corrected;
  const skipped = rowsOf(problems);
  return lang === 'vi'
    ? `${STATUS[status].vi}: ${rows} dòng, ${added} ${status === 'DRY_RUN' ? 'sẽ được ghi' : 'mới'}, ${changed} thay đổi, ${there} đã có, ${skipped} bỏ qua\n`
    : `${STATUS[status].en}: ${rows} rows, ${added} ${status === 'DRY_RUN' ? 'to record' : 'new'}, ${changed} changed, ${there} there already, ${skipped} skipped\n`;
};

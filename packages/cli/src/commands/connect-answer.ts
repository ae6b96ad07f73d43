import type { Problem, Taken } from '@kpi-ledger/connections';
import { type Answer, rowsAnswer } from '../terminal/answer.js';
import { EXIT } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';

interface Row extends Problem {
  readonly place: string;
  readonly id: string | null;
}

/** What was taken, and every item that was not with the reason; the exit code tells that something was not. */
export function takenAnswer(source: string, taken: Taken, dryRun: boolean): Answer {
  const { rejected, broken, stopped, ...counts } = taken;
  const rows: readonly Row[] = [
    ...rejected.flatMap(({ place, id, problems }) => problems.map((problem) => ({ ...problem, place, id }))),
    ...[...broken, ...(stopped === null ? [] : [stopped])].map((problem) => ({
      ...problem,
      place: problem.path,
      id: null,
    })),
  ];
  const json = { source, dryRun, ...counts, rejected, broken, stopped };
  const answer = rowsAnswer(json, rows, [
    { key: 'place', title: text('Vị trí', 'Place'), cell: ({ place }) => place, width: 36 },
    { key: 'id', title: text('Mã nguồn', 'Source id'), cell: ({ id }) => id ?? '', width: 20 },
    { key: 'path', title: text('Trường', 'Field'), cell: ({ path }) => path, width: 24 },
    { key: 'code', title: text('Mã lỗi', 'Code'), cell: ({ code }) => code },
    {
      key: 'message',
      title: text('Lý do', 'Reason'),
      cell: ({ message, detail }, lang) => (lang === 'vi' ? message : detail),
      width: 60,
    },
  ]);
  const line = (lang: 'vi' | 'en'): string => {
    const { items, recorded, alreadyThere, outdated } = taken;
    return lang === 'vi'
      ? `${dryRun ? 'Chỉ kiểm tra' : 'Đã nhận'} từ ${source}: ${items} mục, ${recorded} ${dryRun ? 'sẽ được ghi' : 'mới ghi'}, ${alreadyThere} đã có, ${outdated} cũ, ${rejected.length} bị từ chối\n`
      : `${dryRun ? 'Checked' : 'Taken'} from ${source}: ${items} items, ${recorded} ${dryRun ? 'to record' : 'recorded'}, ${alreadyThere} there already, ${outdated} outdated, ${rejected.length} rejected\n`;
  };
  const exit = stopped !== null ? EXIT.unavailable : rows.length > 0 ? EXIT.refused : EXIT.done;
  return {
    ...answer,
    table: (lang, width) => (rows.length === 0 ? line(lang) : `${line(lang)}${answer.table(lang, width)}`),
    exit,
  };
}

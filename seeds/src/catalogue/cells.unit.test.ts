import { describe, expect, it } from 'vitest';
import { sourceLines } from '../../test-support/source-text.js';
import { indicators, type PlanId, plans, tasks } from './index.js';

const spaced = (text: string) => text.trim().replace(/\s+/g, ' ');
const rowsOf = (plan: PlanId) => [...tasks(plan), ...indicators(plan)];
const printedLines = ({ source }: { source: { document: string; lines: readonly [number, number] } }) =>
  sourceLines(source.document)
    .slice(source.lines[0] - 1, source.lines[1])
    .filter((line) => line.trim() !== '');
const columnsOf = (plan: PlanId, annexId: string, separator: string) => {
  const annex = plans.find(({ id }) => id === plan)?.annexes.find(({ id }) => id === annexId);
  const [first, last] = annex?.headings.find(({ role }) => role === 'columns')?.lines ?? [1, 0];
  const document = plans.find(({ id }) => id === plan)?.source.document ?? '';
  return sourceLines(document)
    .slice(first - 1, last)
    .join('\n')
    .split(separator)
    .map(spaced);
};

/** The dump of ctr286 has a tab between cells. */
describe('the cells of ctr286', () => {
  const withColumns = rowsOf('ctr286').filter(({ annex, row }) => !(annex === 'I' && Number(row) >= 86));

  it('are what stands between the tabs, under the heading of that column', () => {
    expect(withColumns).toHaveLength(85 + 97);
    for (const { annex, row, raw, source } of withColumns) {
      const lines = printedLines({ source }).map((line) => line.split('\t'));
      const columns = columnsOf('ctr286', annex, '\t');
      const cells = columns.map((column, i) => [column, spaced(lines.map((line) => line[i] ?? '').join(' '))] as const);
      expect(raw, `${annex} ${row}`).toEqual(Object.fromEntries(cells.filter(([, cell]) => cell !== '')));
    }
  });
});

/** The dump of kh03 has a line for each cell and drops empty ones. */
describe('the cells of kh03', () => {
  it('are the lines of the row, one each, in the order of the columns', () => {
    expect(rowsOf('kh03')).toHaveLength(70 + 40);
    for (const row of rowsOf('kh03')) {
      const columns = columnsOf('kh03', row.annex, '\n');
      const keys = columns.filter((column) => column in row.raw);
      expect([...keys].sort(), `${row.annex} ${row.row}`).toEqual(Object.keys(row.raw).sort());
      expect(keys.map((key) => spaced(row.raw[key] ?? ''))).toEqual(printedLines(row).map(spaced));
    }
  });
});

/** The dump of kh18 runs cells into each other; three of its columns repeat a few phrases, so a stray word shows. */
describe('the cells of kh18', () => {
  const phrases = (column: string) => [...new Set(tasks('kh18').map(({ raw }) => spaced(raw[column] ?? '')))].sort();
  const wanted = {
    'Sản phẩm': ['Kế hoạch', 'Dự án (ĐTC)', 'Dự án (KPSN)', 'Dự án', 'Đề án', 'Đề án/ Kế hoạch', 'Quy định'],
    'Phương thức thực hiện': [
      'Quy trình ban hành văn bản',
      'Quy trình xây dựng đề án',
      'Quy trình đầu tư trang thiết bị',
      'Nền tảng số và CSDL dùng chung',
      'Nền tảng số và CDSL dùng chung',
      'Nền tảng Dịch vụ đô thị thông minh Hue-S',
      'Nâng cấp Hue-S',
      'Nâng cấp nền tảng',
      'Nâng cấp Trung tâm dữ liệu tập trung',
      'Đầu tư hạ tầng cơ sở',
      'Phát trên báo chí, nền tảng số',
      'Xây dựng kênh trên Báo và PTTH Huế',
      'hoàn thiện và nâng cao năng lực, hiệu quả hoạt động của Trung tâm',
    ],
    'Phương thức đánh giá kết quả': [
      'Kế hoạch ban hành',
      'Dữ liệu số đánh giá kết quả',
      'Dữ liệu số đánh giá kết quả người đứng đầu theo Nghị định 335/2025/NĐ-CP',
      'Quyết định ban hành Đề án',
      'Quyết định ban hành Đề án/ Kế hoạch',
      'Quyết định đầu tư',
      'Quyết định phê duyệt chủ trương đầu tư',
      'Văn bản/ Kế hoạch triển khai thực hiện Nghị quyết',
      'Các văn bản được ban hành thay thế',
      'Hạ tầng cơ bản cho cơ sở',
      'Hạ tầng cơ sở',
      'Đầu tư hạ tầng',
    ],
  };

  it.each(Object.entries(wanted))('of the column %s are these phrases', (column, list) => {
    expect(phrases(column)).toEqual([...list].sort());
  });
});

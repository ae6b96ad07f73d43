import { KINDS, type Kind, MOST_CELLS, MOST_PARTS, MOST_UNPACKED_BYTES } from '@kpi-ledger/intake';
import { csvText } from '../terminal/csv.js';
import { FORM_AND_MENDING } from './guide-session.js';
import { exampleRows } from './template.js';

/** docs/import.md: the tables of all kinds, from the same columns that read the files. */
export const importGuide = (): string => [introduction(), FORM_AND_MENDING, ...KINDS.map(chapter)].join('\n');

const introduction = (): string => `# Nhập dữ liệu từ tệp / Importing files

*This page is generated from the columns in \`packages/intake/src/kinds\`; a test fails when it is out of date.*

\`\`\`
kpi template assignments --as xlsx > assignments.xlsx   # biểu mẫu / a form to fill in
kpi import assignments.xlsx --dry-run                   # kiểm tra, không ghi gì / check, write nothing
kpi import assignments.xlsx --actor van-phong           # ghi vào sổ / record
\`\`\`

## Quy tắc chung / What holds for every file

- CSV (UTF-8; dấu phẩy, chấm phẩy hoặc tab), XLSX (mỗi trang tính một loại, tên trang tính là tên loại; trang có tên bắt đầu bằng \`#\` là ghi chú), JSON Lines (mỗi dòng một lệnh).
  CSV by \`--kind\` or by the file's name (\`units.csv\`, \`2026-units.csv\`); XLSX by the name of the sheet.
- Tệp XLSX được nhận khi giải nén không quá ${grouped(MOST_UNPACKED_BYTES / 1_000_000)} MB, ${grouped(MOST_PARTS)} phần, và không trang nào quá ${grouped(MOST_CELLS)} ô (dòng cuối × cột cuối, ô trống cũng tính); quá mức thì cả tệp bị từ chối trước khi đọc. Qua HTTP còn giới hạn 20 MB và 20.000 dòng.
  A workbook beyond these limits is refused before it is read: what an archive says of its size is not believed.
- Dòng đầu là tên cột, theo tên tiếng Anh hoặc nhãn tiếng Việt dưới đây, thứ tự tùy ý. Ô trống nghĩa là không có giá trị.
- Ngày: \`dd/mm/yyyy\` hoặc \`yyyy-mm-dd\`. Số: \`25,5\`, \`25.5\` hoặc phân số \`2047/24\`, không có dấu ngăn nghìn; số trong XLSX được đọc đúng như đã gõ.
- Giá trị có dấu phẩy trong tệp CSV phải đặt trong dấu ngoặc kép: \`"88,5"\`; ô có giá trị mà không nằm dưới cột nào là lỗi, không bị bỏ qua.
- Danh sách trong một ô cách nhau bằng dấu chấm phẩy. Dòng có ô đầu bắt đầu bằng \`#\` là ghi chú và được bỏ qua.
- Dòng ví dụ của biểu mẫu được đánh dấu \`synthetic\` = có: hãy thay bằng dữ liệu thật và bỏ dấu đó; nếu quên, sổ thật từ chối dòng này.
- Mọi dòng được kiểm tra trước; chỉ một dòng sai thì không ghi gì cả, và lỗi nêu tệp, dòng, ô. \`--skip-invalid\` ghi các dòng đúng và liệt kê các dòng bị bỏ qua.
- Nhập lại cùng một tệp không làm thay đổi gì: mỗi dòng luôn cho cùng một mã lệnh. Tệp đã sửa chỉ ghi thêm điều mới hoặc thay đổi (xem dưới).
- Mọi dòng của một lần nhập được tính cùng một lúc, khi lần nhập đã xong. Trên EventStoreDB một lần ghi chứa tối đa 900 kB: lần nhập lớn hơn được ghi làm nhiều phần. Nếu bị dừng giữa chừng, hãy chạy lại đúng lệnh đó (cùng tệp, cùng tùy chọn): chương trình ghi tiếp phần còn lại. Cho đến khi xong, không dòng nào được tính, và các lệnh khác vào chính các luồng đó phải đợi. \`kpi imports list\` liệt kê các lần nhập chưa xong; \`kpi imports finish MÃ\` kết thúc khi không còn tệp (các dòng đã ghi được tính; dòng sai thì rút bằng \`corrections\`).
  All rows of an import count from the same instant on, when it is completed ([decisions/0017](decisions/0017-imports-in-parts.md)).
- \`--decision SỐ/NGÀY\` áp dụng cho mọi dòng không ghi quyết định riêng.
- \`--confirm-days --decision SỐ/NGÀY --reason LÝ_DO\`: khi nhập các tháng đã qua, một quyết định xác nhận ngày nộp ghi trong tệp cho mọi lần nộp được chấp nhận.
- Danh mục sản phẩm, công việc của một cơ quan, đúng như tệp Excel đã ban hành: \`--as-catalogue\`, xem [catalogue-import.md](catalogue-import.md).
- JSON Lines: \`{"commandId", "kind", "validAt", "data"}\`; \`kind\` là một loại dưới đây hoặc tên một loại sự kiện (docs/events.md), \`data\` là các cột của loại hoặc dữ liệu của sự kiện. \`commandId\` có thể bỏ trống.
- Trong bảng, các dòng được ghi theo thứ tự: đơn vị, vị trí, con người, danh mục trước; giao việc, minh chứng, kết luận theo ngày. Tệp JSON Lines giữ nguyên thứ tự các dòng.
`;

/** 5000000 as 5.000.000. */
const grouped = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, '.');

const cell = (value: string): string => value.replaceAll('|', '\\|');

function chapter(kind: Kind): string {
  const rows = Object.entries(kind.columns).map(
    ([name, { type, label, required, example }]) =>
      `| \`${name}\` | ${label.vi} / ${label.en} | ${type.name.vi} | ${required ? 'bắt buộc' : ''} | ${cell(example)} |`,
  );
  const names = Object.keys(kind.columns);
  const filled = names.filter((name) => kind.columns[name]?.example !== '');
  const examples = exampleRows(kind).map((row) => filled.map((name) => row[name] ?? ''));
  const example = csvText(filled, examples).replaceAll('\r\n', '\n');
  return `## ${kind.name}

${kind.says.vi} / ${kind.says.en} → ${kind.types.map((type) => `\`${type}\``).join(', ')}

| cột / column | ý nghĩa / meaning | kiểu / type | | ví dụ / example |
|---|---|---|---|---|
${rows.join('\n')}

\`\`\`csv
${example}\`\`\`
`;
}

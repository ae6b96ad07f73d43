// Writes formulas/examples/README.md from the examples: the clauses with their examples, then every example to read.
// With --print the page goes to stdout instead; a test compares it with the committed one.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'formulas', 'examples');

/** What each clause says, in the order of the decree. A clause that is not here cannot be cited by an example. */
const CLAUSES = {
  'Điều 4.4': 'kết quả sai hoặc không trung thực thì ban hành quyết định mới thay quyết định cũ',
  'Điều 5': 'thẩm quyền công nhận kết quả của tổ chức',
  'Điều 6': 'tiêu chí chung của tổ chức, 30 điểm',
  'Điều 7': 'kết quả thực hiện nhiệm vụ của tổ chức, 70 điểm',
  'Điều 8.1': 'tổ chức hoàn thành xuất sắc nhiệm vụ',
  'Điều 8.2': 'tổ chức hoàn thành tốt nhiệm vụ',
  'Điều 8.3': 'tổ chức hoàn thành nhiệm vụ',
  'Điều 8.4': 'tổ chức không hoàn thành nhiệm vụ',
  'Điều 8.5': 'tỷ lệ tổ chức hoàn thành xuất sắc',
  'Điều 9.1': 'tổ chức cấp dưới xếp loại trước cấp trên',
  'Điều 11.1': 'làm việc dưới 6 tháng trong năm: không xếp loại',
  'Điều 11.2': 'nghỉ không hưởng lương, ốm đau, thai sản: theo thời gian làm việc thực tế',
  'Điều 11.3a': 'kỷ luật có hiệu lực trong năm: không hoàn thành nhiệm vụ',
  'Điều 11.3b': 'một hành vi chỉ tính ở một năm',
  'Điều 11.3c': 'vi phạm ở cơ quan cũ, bị kỷ luật ở cơ quan mới',
  'Điều 11.3d': 'vi phạm ở cả cơ quan cũ và cơ quan mới',
  'Điều 12.2': 'tiêu chí chung của công chức, tối đa 30 điểm',
  'Điều 12.3': 'kết quả thực hiện nhiệm vụ, tối đa 70 điểm',
  'Điều 13': 'danh mục và quy đổi sản phẩm, công việc',
  'Điều 14.2a': 'a: số lượng',
  'Điều 14.2b': 'b: chất lượng, trừ 25% mỗi lần không đạt do sai sót lớn',
  'Điều 14.2c': 'c: tiến độ, trừ 25% mỗi lần chậm',
  'Điều 15.1a': 'lãnh đạo, quản lý: nhiệm vụ tự mình thực hiện',
  'Điều 15.1b': 'lãnh đạo, quản lý: nhiệm vụ chỉ đạo, điều hành',
  'Điều 15.3a': 'd: kết quả hoạt động, 100% hoặc 50%',
  'Điều 15.3b': 'đ: khả năng tổ chức triển khai, 100% hoặc 50%',
  'Điều 15.3c': 'e: năng lực tập hợp, đoàn kết, 100% hoặc 50%',
  'Điều 15.4': 'cấp phó: d, đ, e trong lĩnh vực được phân công',
  'Điều 16.1': 'công chức không giữ chức vụ: (a + b + c)/3',
  'Điều 16.2': 'lãnh đạo, quản lý: (a + b + c + d + đ + e)/6',
  'Điều 17.1': 'điểm của kỳ = tiêu chí chung + 70 × tỷ lệ kết quả',
  'Điều 17.3': 'điểm quý, 6 tháng, năm: trung bình cộng',
  'Điều 18.1': 'mọi công chức phải được giao nhiệm vụ',
  'Điều 18.1c': 'sản phẩm dài hạn hoặc làm chung: chia phần',
  'Điều 18.1d': 'chuyển việc, nhận thêm việc, việc ngoài kế hoạch',
  'Điều 19.1': 'chuyển công tác: cơ quan mới xếp loại, dùng điểm của cơ quan cũ',
  'Điều 19.2': 'xếp loại trước 15/12',
  'Điều 19.3': 'vắng mặt khi xếp loại: theo điểm thời gian làm việc',
  'Điều 20.1': 'hoàn thành xuất sắc nhiệm vụ: từ 90 điểm',
  'Điều 20.2': 'hoàn thành tốt nhiệm vụ: từ 70 đến dưới 90 điểm',
  'Điều 20.3': 'hoàn thành nhiệm vụ: từ 50 đến dưới 70 điểm',
  'Điều 20.4a': 'không hoàn thành nhiệm vụ: dưới 50 điểm',
  'Điều 20.4b': 'không hoàn thành nhiệm vụ: có kết luận suy thoái, vi phạm điều không được làm',
  'Điều 20.4c': 'không hoàn thành nhiệm vụ: kỷ luật từ khiển trách gắn với công vụ trong năm',
  'Điều 20.4d': 'không hoàn thành nhiệm vụ: đơn vị trực tiếp phụ trách có tham nhũng, lãng phí, đã bị xử lý',
  'Điều 20.5a': 'tỷ lệ xuất sắc: 20%',
  'Điều 20.5b': 'tỷ lệ xuất sắc: đến 25% khi có quyết định',
  'Điều 20.6': 'mức của người đứng đầu không cao hơn mức của tổ chức',
  'Điều 21.3': 'quyết định xếp loại mới thay quyết định cũ',
};
const ORDER = Object.keys(CLAUSES);

const WORDS = {
  OK: 'đã có kết quả',
  INSUFFICIENT_DATA: 'chưa đủ dữ liệu',
  NOT_CLASSIFIED: 'không xếp loại',
  PENDING: 'chờ đơn vị trực thuộc',
  PENDING_ORGANISATION: 'chờ mức xếp loại của tổ chức',
  REVIEW: 'cấp có thẩm quyền quyết định',
  TIE: 'bằng điểm tại mốc cắt',
  XS: 'hoàn thành xuất sắc',
  TOT: 'hoàn thành tốt',
  HT: 'hoàn thành',
  KHT: 'không hoàn thành',
  METHOD_NOT_SET: 'chưa có cách tính được xác nhận',
};
const LABELS = {
  status: 'tình trạng',
  a: 'a (số lượng)',
  b: 'b (chất lượng)',
  c: 'c (tiến độ)',
  rawA: 'a trước khi chặn',
  rawB: 'b trước khi chặn',
  rawC: 'c trước khi chặn',
  K: 'tỷ lệ kết quả K',
  T: 'điểm nhiệm vụ T',
  G: 'điểm tiêu chí chung G',
  S: 'tổng điểm S',
  band: 'mức điểm tương ứng',
  scoreClass: 'mức theo điểm',
  reasons: 'căn cứ hạ mức',
  general: 'tiêu chí chung',
  results: 'kết quả nhiệm vụ',
  missing: 'còn thiếu',
  open: 'các mức còn để ngỏ',
  lowered: 'ô bị hạ điểm',
  maxExcellent: 'số xuất sắc tối đa',
  excellent: 'xuất sắc',
  tied: 'chờ quyết định vì bằng điểm',
  demoted: 'xuống hoàn thành tốt',
  pending: 'chờ',
  progress: 'quãng đường đã đi',
  margin: 'còn cách mục tiêu',
  method: 'cách tính',
  completed: 'hoàn thành',
  counted: 'tỷ lệ theo số nhiệm vụ',
  weighted: 'tỷ lệ theo trọng số',
  onTime: 'đúng hạn',
  late: 'chậm',
  overdue: 'quá hạn',
  excused: 'có lý do khách quan',
  cancelled: 'đã hủy',
  notYetDue: 'chưa đến hạn',
  DTI: 'DTI',
  pillars: 'ba trụ cột',
  PII: 'PII',
  inputIndex: 'nhóm chỉ số đầu vào',
  outputIndex: 'nhóm chỉ số đầu ra',
  tfpGrowth: 'tốc độ tăng TFP (%)',
  contribution: 'đóng góp của TFP (%)',
};

/** `2047/24` as `2047/24 = 85,29…`, cut and never rounded; `107/4` as `26,75`. */
function exactText(text) {
  const [numerator, denominator = 1n] = text.split('/').map(BigInt);
  const size = numerator < 0n ? -numerator : numerator;
  const hundredths = ((size * 100n) / denominator).toString().padStart(3, '0');
  const sign = numerator < 0n ? '-' : '';
  const decimal = `${sign}${hundredths.slice(0, -2)},${hundredths.slice(-2)}`;
  if (denominator === 1n) return text;
  if ((size * 100n) % denominator !== 0n) return `${text} = ${decimal}…`;
  return decimal.replace(/0+$/, '');
}

function valueText(value) {
  if (value === null) return 'chưa có';
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  if (typeof value === 'boolean') return value ? 'đạt' : 'chưa đạt';
  if (typeof value === 'string' && /^-?\d+(\/\d+)?$/.test(value)) return exactText(value);
  return WORDS[value] ?? String(value);
}

/** The class that a formula gives is not the last word: overrides or the quota may follow. */
const CLASS_LABELS = {
  'nd335/year-score': 'mức theo điểm',
  'nd335/classify': 'mức trước khi xét tỷ lệ xuất sắc',
  'nd335/agency-class': 'mức trước khi xét tỷ lệ xuất sắc',
};

function labelOf(key, formula) {
  const label = key === 'class' ? CLASS_LABELS[formula] : LABELS[key];
  if (label === undefined) throw new Error(`no Vietnamese label for the result field ${key} of ${formula}`);
  return label;
}

const isEmpty = (value) => Array.isArray(value) && value.length === 0;
const resultText = ({ formula, result, refusal }) =>
  refusal === undefined
    ? Object.entries(result)
        .filter(([key, value]) => key !== 'display' && !isEmpty(value))
        .sort(([x], [y]) => Number(y === 'status') - Number(x === 'status'))
        .map(([key, value]) => `${labelOf(key, formula)}: **${valueText(value)}**`)
        .join('; ')
    : `**bị từ chối** (\`${refusal.code}\` tại \`${refusal.path}\`, ${refusal.article})`;

const section = ({ name, title, legalSource, facts, calculation, rows = [], ...rest }) =>
  [
    `#### ${title}`,
    `<a id="${name}"></a>`,
    facts.map((fact) => `- ${fact}`).join('\n'),
    `**Cách tính**\n\n${calculation.map((step, index) => `${index + 1}. ${step}`).join('\n')}`,
    `**Kết quả**: ${resultText(rest)}.`,
    `**Căn cứ**: ${legalSource}. ${rows.length === 0 ? '' : `Hàng tính mẫu ${rows.join(', ')}. `}Công thức \`${rest.formula}\`, tệp [${name}.json](${name}.json).`,
  ].join('\n\n');

const place = (clause) => {
  const index = ORDER.indexOf(clause);
  if (index < 0) throw new Error(`unknown clause ${clause}; known: ${ORDER.join(', ')}`);
  return index;
};
/** By the first clause that it names; what is not of the decree stands last. */
const placeOf = ({ clauses }) => (clauses.length === 0 ? ORDER.length : place(clauses[0]));

const examples = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({ name: file.replace('.json', ''), ...JSON.parse(readFileSync(join(folder, file), 'utf8')) }))
  .sort((x, y) => placeOf(x) - placeOf(y) || (x.name < y.name ? -1 : 1));
for (const { clauses } of examples) clauses.forEach(place);

const link = ({ name, title }) => `[${title}](#${name})`;
const byClause = ORDER.map((clause) => {
  const named = examples.filter(({ clauses }) => clauses.includes(clause));
  return `| ${clause} | ${CLAUSES[clause]} | ${named.map(link).join('<br>')} |`;
});
const others = examples.filter(({ clauses }) => clauses.length === 0);
const rowNumber = (row) => Number(/\d+/.exec(row));
const rows = [...new Set(examples.flatMap((example) => example.rows ?? []))].sort(
  (x, y) => rowNumber(x) - rowNumber(y) || (x < y ? -1 : 1),
);
const byRow = rows.map((row) => {
  const named = examples.filter((example) => example.rows?.includes(row));
  return `| ${row} | ${named.map(link).join('<br>')} |`;
});

/** The sections under the first clause that each names. */
const sections = [...Map.groupBy(examples, ({ clauses }) => clauses[0])].map(([clause, named]) => {
  const heading =
    clause === undefined ? 'Kế hoạch, chỉ tiêu, bộ chỉ số' : `${clause}: ${CLAUSES[clause].replace(/^(.): /, '$1, ')}`;
  return [`### ${heading}`, ...named.map(section)].join('\n\n');
});

const page = `# Ví dụ tính toán theo từng điều khoản của Nghị định 335/2025/NĐ-CP

Mỗi ví dụ là một tình huống: dữ kiện, cách tính bằng tay, kết quả và căn cứ. Tên, số liệu, thang điểm trong ví dụ là **minh họa**; điều khoản
được nêu tóm tắt bằng lời của phần mềm, khi áp dụng phải đối chiếu văn bản đã ký. Ký hiệu P1, P2, … là các tham số mà nghị định để ngỏ.

Các ví dụ được chạy như kiểm thử: phần mềm tính khác một con số thì không phát hành được. Điểm để nguyên phân số; số thập phân chỉ cắt hai
chữ số để đọc. Trong tệp: \`facts\` dữ kiện, \`calculation\` cách tính, \`input\` đầu vào của công thức, \`result\` kết quả phải có,
\`refusal\` lỗi phải báo, \`clauses\` điều khoản, \`rows\` số hiệu hàng tính mẫu.

Lời giải từng bước của phần mềm cho một ví dụ (chạy ở thư mục gốc):

\`\`\`
node -p "JSON.stringify(require('./formulas/examples/dieu-16-1-hoan-thanh-tat-ca.json').input)" | npm run -s kpi -- formula eval nd335/period-score
\`\`\`

*Worked situations for every clause, in Vietnamese: facts, calculation by hand, input and result. They run as tests.
This page is written by \`npm run examples\`.*

## Theo điều khoản

| điều khoản | nội dung | ví dụ |
|---|---|---|
${byClause.join('\n')}
| kế hoạch, chỉ tiêu, bộ chỉ số | quy tắc tính của phần mềm | ${others.map(link).join('<br>')} |

## Theo hàng tính mẫu

| hàng | ví dụ |
|---|---|
${byRow.join('\n')}

## Các ví dụ

${sections.join('\n\n')}
`;

if (process.argv.includes('--print')) process.stdout.write(page);
else {
  writeFileSync(join(folder, 'README.md'), page);
  process.stdout.write(`formulas/examples/README.md: ${examples.length} examples are current\n`);
}

import { type Problem, placeText } from '@kpi-ledger/intake';
import { type Lang, type Text, text } from '../../terminal/lang.js';
import { drawTable } from '../../terminal/table.js';
import type { CatalogueWorkbook } from './catalogue.js';
import { FIELDS } from './fields.js';
import type { ColumnUse } from './header.js';
import type { OtherSheet, ProductSheet, SheetPlan } from './plan.js';
import type { SkippedRow } from './product-row.js';
import type { CatalogueSettings, Said, Source } from './settings.js';

/** How the workbook is read, sheet by sheet and column by column, and what was found in it. */
export function showCatalogue(read: CatalogueWorkbook, lang: Lang, width: number): string {
  return [
    lang === 'vi' ? `Cách đọc ${read.file}:\n` : `How ${read.file} is read:\n`,
    columnTable(read, lang, width),
    settingTable(read.settings, lang, width),
    sheetTable(read, lang, width),
    skippedText(read, lang),
    gapText(read.gaps, lang),
    noticeText(read.notices, lang),
  ].join('');
}

export const KIND_TEXTS: { readonly [K in ProductSheet['kind']]: Text } = {
  LEADERSHIP: text('lãnh đạo, quản lý (QL)', 'leadership (QL)'),
  SHARED: text('dùng chung (DC)', 'shared (DC)'),
  DEPARTMENT: text('của phòng', 'of a department'),
};

const IGNORED: { readonly [R in OtherSheet['reason']]: Text } = {
  EMPTY: text('trang trống', 'empty'),
  HIDDEN: text('trang ẩn, không đọc', 'hidden, not read'),
  NO_HEADER: text('không có dòng tiêu đề của danh mục', 'no titles of a list'),
  GIVEN: text('bỏ qua theo tệp ánh xạ', 'left out by the mapping file'),
};

const SKIPPED: { readonly [R in SkippedRow['reason']]: Text } = {
  HEADING: text('dòng mục', 'heading'),
  TOTAL: text('dòng tổng', 'total'),
  COLUMN_NUMBERS: text('số cột', 'column numbers'),
  HEADER_REPEATED: text('tiêu đề lặp lại', 'titles again'),
  FOOTER: text('cuối trang, chữ ký', 'footer'),
};

const WHY: { readonly [W in ColumnUse['why']]: (words: string) => Text } = {
  WHOLE_TITLE: () => text('đúng tiêu đề', 'the whole title'),
  WORDS: (words) => text(`có "${words}"`, `has "${words}"`),
  SECOND: (words) => text(`có "${words}" nhưng cột khác rõ hơn`, `has "${words}", another column says it better`),
  UNKNOWN: () => text('không nhận ra', 'not recognised'),
  GIVEN: () => text('tệp ánh xạ', 'mapping file'),
  STANDS_IN: () => text('không có cột tên, dùng cột này', 'there is no name; this stands in'),
};

const FROM: { readonly [S in Source]: Text } = {
  OPTION: text('dòng lệnh', 'command line'),
  MAPPING: text('tệp ánh xạ', 'mapping file'),
  TITLE_LINES: text('các dòng trên bảng', 'lines above the table'),
  STANDARD_ROWS: text('các dòng có hệ số 1', 'rows with the factor 1'),
  DECISION: text('quyết định', 'the decision'),
};

export const whyText = ({ why, words }: ColumnUse): Text => WHY[why](words ?? '');

function columnTable({ sheets }: CatalogueWorkbook, lang: Lang, width: number): string {
  const of = (vi: string, en: string): string => text(vi, en)[lang];
  return drawTable(
    [
      { title: of('Trang tính', 'Sheet'), width: 18 },
      { title: of('Dòng tiêu đề', 'Title rows') },
      { title: of('Cột', 'Column') },
      { title: of('Tiêu đề', 'Title'), width: 24 },
      { title: of('Đọc là', 'Read as'), width: 24 },
      { title: of('Vì sao', 'Why'), width: 24 },
      { title: of('Ví dụ', 'Sample'), width: 24 },
    ],
    alike(sheets).flatMap(({ names, plan }) =>
      plan.columns.map((use, i) => [
        i === 0 ? names.join('; ') : '',
        i === 0 ? rowsText(plan) : '',
        use.column,
        use.header,
        use.field === null ? of('— không đọc', '— ignored') : `${use.field}: ${FIELDS[use.field].label[lang]}`,
        whyText(use)[lang],
        use.sample.length > 60 ? `${use.sample.slice(0, 57)}…` : use.sample,
      ]),
    ),
    width,
  );
}

/** Sheets with the same titles in the same places are shown once. */
function alike(
  sheets: readonly SheetPlan[],
): readonly { readonly names: readonly string[]; readonly plan: ProductSheet }[] {
  const lists = sheets.filter((plan): plan is ProductSheet => plan.use === 'PRODUCTS');
  const layoutOf = ({ first, last, columns }: ProductSheet): string =>
    JSON.stringify([first, last, columns.map(({ sample: _, ...use }) => use)]);
  return [...Map.groupBy(lists, layoutOf).values()].flatMap((same) => {
    const [plan] = same;
    return plan === undefined ? [] : [{ names: same.map(({ sheet }) => sheet), plan }];
  });
}

const rowsText = ({ first, last }: ProductSheet): string =>
  first === last ? `${first + 1}` : `${first + 1}–${last + 1}`;

function settingTable(settings: CatalogueSettings, lang: Lang, width: number): string {
  const { catalogue, unit, title, decision, validAt, standardUnit, standardPoints, groups } = settings;
  const of = (vi: string, en: string): string => text(vi, en)[lang];
  const row = <A>(name: string, { value, from }: Said<A>, show: (value: A) => string): string[] => [
    name,
    from === null
      ? of('? chưa biết', '? not known')
      : value === null
        ? of('toàn thành phố', 'the whole city')
        : show(value),
    from === null ? '' : FROM[from][lang],
  ];
  const plain = (value: string): string => value;
  return drawTable(
    [
      { title: of('Danh mục', 'Catalogue') },
      { title: of('Giá trị', 'Value'), width: 64 },
      { title: of('Nguồn', 'From') },
    ],
    [
      row(of('Mã danh mục', 'Id'), catalogue, plain),
      row(of('Đơn vị', 'Unit'), unit, plain),
      row(of('Tên', 'Title'), title, plain),
      row(of('Quyết định', 'Decision'), decision, ({ number, date }) => `${number}, ${date}`),
      row(of('Có hiệu lực từ', 'In effect from'), validAt, plain),
      row(of('Sản phẩm chuẩn', 'Standard unit'), standardUnit, plain),
      row(of('Điểm sản phẩm chuẩn', 'Standard points'), standardPoints, plain),
      [
        of('Nhóm', 'Groups'),
        groups.map(({ code, frame }) => (frame === null ? code : `${code} ${frame.from}–${frame.to}`)).join('; '),
        '',
      ],
    ],
    width,
  );
}

function sheetTable(read: CatalogueWorkbook, lang: Lang, width: number): string {
  const of = (vi: string, en: string): string => text(vi, en)[lang];
  return drawTable(
    [
      { title: of('Trang tính', 'Sheet'), width: 28 },
      { title: of('Nội dung', 'Holds'), width: 36 },
      { title: of('Sản phẩm', 'Products'), right: true },
      { title: of('Đúng', 'Valid'), right: true },
      { title: of('Dòng sai', 'Bad rows'), right: true },
      { title: of('Lưu ý', 'Notices'), right: true },
      { title: of('Bỏ qua', 'Skipped'), right: true },
    ],
    read.sheets.map((plan) => {
      const counts = countsOf(read, plan);
      const numbers = counts === null ? ['', '', '', '', ''] : Object.values(counts).map(String);
      return [plan.sheet, holdsText(plan)[lang], ...numbers];
    }),
    width,
  );
}

export function holdsText(plan: SheetPlan): Text {
  if (plan.use === 'PRODUCTS') return KIND_TEXTS[plan.kind];
  return plan.use === 'GENERAL_CRITERIA'
    ? text(
        'tiêu chí chung (30 điểm), không phải danh mục sản phẩm',
        'general criteria (30 points), no list of products',
      )
    : IGNORED[plan.reason];
}

/** What a sheet came to; null: it holds no products. */
export function countsOf({ products, problems, notices }: CatalogueWorkbook, plan: SheetPlan) {
  if (plan.use !== 'PRODUCTS') return null;
  const here = ({ sheet }: Problem): boolean => sheet === plan.sheet;
  return {
    products: plan.products.length,
    valid: products.filter(({ parsed }) => parsed.sheet.sheet === plan.sheet).length,
    bad: new Set(problems.filter(here).map(({ row }) => row)).size,
    notices: notices.filter(here).length,
    skipped: plan.skipped.length,
  };
}

/** Headings are plenty and mean nothing; what else is passed over is named. */
function skippedText({ sheets }: CatalogueWorkbook, lang: Lang): string {
  const rows = sheets.flatMap((plan) =>
    plan.use !== 'PRODUCTS' ? [] : plan.skipped.map((one) => ({ ...one, sheet: plan.sheet })),
  );
  if (rows.length === 0) return '';
  const lines = rows
    .slice(0, SHOWN)
    .map(
      ({ sheet, row, reason, text: said }) => `  ${sheet}:${row + 1} ${SKIPPED[reason][lang]}: ${said.slice(0, 80)}\n`,
    );
  const title = lang === 'vi' ? 'Các dòng không phải sản phẩm:\n' : 'Rows that are no products:\n';
  return [title, ...lines, moreText(rows.length, lang)].join('');
}

const SHOWN = 12;
const moreText = (count: number, lang: Lang): string =>
  count <= SHOWN ? '' : lang === 'vi' ? `  … và ${count - SHOWN} dòng nữa\n` : `  … and ${count - SHOWN} more\n`;

function gapText(gaps: readonly string[], lang: Lang): string {
  if (gaps.length === 0) return '';
  const shown = `${gaps.slice(0, SHOWN).join(', ')}${gaps.length > SHOWN ? ', …' : ''}`;
  return lang === 'vi'
    ? `Mã bị bỏ trống (không phải lỗi): ${gaps.length} mã: ${shown}\n`
    : `Codes left out (no error): ${gaps.length}: ${shown}\n`;
}

function noticeText(notices: readonly Problem[], lang: Lang): string {
  if (notices.length === 0) return '';
  const lines = notices
    .slice(0, SHOWN)
    .map((one) => `  ${placeText(one, one.cell)}: ${one.message[lang]} [${one.code}]\n`);
  return [lang === 'vi' ? 'Lưu ý:\n' : 'Notices:\n', ...lines, moreText(notices.length, lang)].join('');
}

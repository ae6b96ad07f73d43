import type { At, ClassRow, Engine, EngineError, ReadinessRow, ScoreRow } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { CLASS_NAMES, comma, periodInText, statusText } from '../document/words.js';
import { GREEN } from './columns.js';
import type { ReportShape } from './files.js';
import { asAnybody, asPercent, asPerson, asPost, asScore, asUnit } from './print.js';
import { column, maybe, type Report, type ReportColumn, type ReportRow, SYNTHETIC } from './report.js';

const CLASS_STATUS: { readonly [S in ClassRow['status']]: string } = {
  OK: 'đủ điều kiện xếp loại',
  PENDING_ORGANISATION: 'chờ xếp loại cơ quan',
  PENDING_QUOTA: 'chờ xét tỷ lệ xuất sắc',
  TIE: 'bằng điểm tại mốc cắt tỷ lệ',
  NOT_CLASSIFIED: 'không xếp loại',
  INSUFFICIENT_DATA: 'chưa đủ dữ liệu của năm',
  PROVISIONAL: 'tạm tính',
};

const COMPONENTS = [
  ['a', 'a', 'Số lượng'],
  ['b', 'b', 'Chất lượng'],
  ['c', 'c', 'Tiến độ'],
  ['d', 'd', 'd'],
  ['dd', 'đ', 'đ'],
  ['e', 'e', 'e'],
] as const;

export const HEAD_COLUMNS: readonly ReportColumn[] = [
  column('post', 'text', 'Chức vụ', 'Post', { width: 14, print: asPost }),
  maybe(column('unit', 'text', 'Đơn vị', 'Unit', { width: 12, print: asUnit })),
  maybe(column('holder', 'text', 'Họ và tên', 'Holder', { width: 11, print: asPerson })),
  ...COMPONENTS.map(([name, vi, en]) => maybe(column(name, 'exact', vi, en, { width: 6, print: asPercent }))),
  maybe(column('G', 'exact', 'Tiêu chí chung', 'General criteria', { width: 6, print: asScore })),
  maybe(column('T', 'exact', 'Kết quả nhiệm vụ', 'Results', { width: 6, print: asScore })),
  maybe(column('S', 'exact', 'Điểm', 'Score, exact', { width: 6, print: asScore })),
  maybe(column('scoreDisplay', 'exact', 'Điểm, 2 chữ số', 'Score, two places')),
  maybe(column('band', 'text', 'Mức', 'Band', { width: 5 })),
  column('confirmed', 'flag', 'Đã xác nhận', 'Confirmed', { width: 6 }),
  maybe(
    column('completion', 'exact', 'Hoàn thành của đơn vị', 'Completion of the unit', { width: 7, print: asPercent }),
  ),
  column('status', 'text', 'Tình trạng điểm', 'Status of the score', { width: 10 }),
  maybe(
    column('classStatus', 'text', 'Sẵn sàng xếp loại năm', 'Readiness of the class of the year', {
      width: 9,
      print: (value) => CLASS_STATUS[String(value) as ClassRow['status']] ?? String(value),
    }),
  ),
  maybe(column('class', 'text', 'Xếp loại', 'Class')),
  maybe(column('article', 'text', 'Căn cứ ngoài phạm vi', 'Article by which it is out of scope')),
  SYNTHETIC,
];

const BAND_COLUMNS: readonly ReportColumn[] = [
  maybe(
    column('band', 'text', 'Mức điểm', 'Band; empty: no score', {
      width: 50,
      print: (value) => CLASS_NAMES[String(value)] ?? String(value),
    }),
  ),
  column('bandName', 'text', 'Tên mức', 'Name of the band'),
  column('count', 'count', 'Số người đứng đầu', 'Heads', { width: 50 }),
  SYNTHETIC,
];

const LACKING_COLUMNS: readonly ReportColumn[] = [
  maybe(column('post', 'text', 'Chức vụ', 'Post', { width: 24, print: asPost })),
  column('what', 'text', 'Còn thiếu', 'What is missing', { width: 46 }),
  maybe(column('owedBy', 'text', 'Của', 'Owed by', { width: 20, print: asAnybody })),
  maybe(column('since', 'day', 'Từ ngày', 'Since', { width: 10 })),
  SYNTHETIC,
];

export const QUARTER_HEADS: ReportShape = {
  kind: 'quarter-heads',
  title: 'Danh sách người đứng đầu theo quý gửi Sở Nội vụ',
  about: ['period'],
  tables: { heads: HEAD_COLUMNS, bands: BAND_COLUMNS, missing: LACKING_COLUMNS },
};

export interface HeadsQuestion extends Omit<At, 'assumed'> {
  /** `2026-Q1`. */
  readonly period: string;
}

export const isQuarter = (period: string): boolean => /^\d{4}-Q[1-4]$/.test(period);

/** The heads of units with their scores of a quarter, what these are made of, and what stands before the class of the year. */
export const quarterHeads =
  (engine: Engine, { period, ...given }: HeadsQuestion): TaskEither<EngineError, Report> =>
  async () => {
    const rated = await engine.scores({ ...given, period })();
    if (E.isLeft(rated)) return rated;
    const { basis } = rated.right;
    const at = { effective: basis.effective, known: { kind: 'ordinal', n: basis.ordinal } } as const;
    const ready = await engine.readiness({ ...at, period })();
    if (E.isLeft(ready)) return ready;
    const classes = await engine.classify({ ...at, period: period.slice(0, 4) })();
    if (E.isLeft(classes)) return classes;
    const heads = rated.right.rows.filter(({ completion }) => completion !== null);
    return E.right({
      kind: QUARTER_HEADS.kind,
      title: 'DANH SÁCH ĐIỂM CỦA NGƯỜI ĐỨNG ĐẦU',
      subtitle: [`${periodInText(period)}, gửi Sở Nội vụ`],
      unit: null,
      about: { period },
      basis,
      synthetic: engine.ledger()?.kind === 'demo' || heads.some(({ synthetic }) => synthetic),
      readings: [],
      signer: 'NGƯỜI CÓ THẨM QUYỀN',
      sections: sectionsOf(heads, classes.right.rows, ready.right.rows),
    });
  };

function sectionsOf(
  heads: readonly ScoreRow[],
  classes: readonly ClassRow[],
  ready: readonly ReadinessRow[],
): Report['sections'] {
  const posts = new Set(heads.map(({ post }) => post));
  const lacking = ready.filter(({ post }) => post !== null && posts.has(post));
  return [
    {
      heading: 'I. Điểm của người đứng đầu',
      charts: [
        {
          shape: 'lying',
          title: 'Điểm của người đứng đầu',
          unit: 'điểm',
          category: 'unit',
          series: [{ column: 'S', color: GREEN }],
        },
      ],
      table: { id: 'heads', columns: HEAD_COLUMNS, rows: heads.map((row) => headRow(row, classes)) },
      notes: [
        'a, b, c, d, đ, e theo Điều 14, 15; điểm in 2 chữ số, cắt chứ không làm tròn. Quý chỉ có mức điểm, chỉ cả năm mới xếp loại (Điều 3, 20). Ô trống là chưa có, không phải 0.',
      ],
    },
    {
      heading: 'II. Số người theo mức điểm',
      charts: [
        {
          shape: 'bar',
          title: 'Số người đứng đầu theo mức điểm',
          unit: 'người',
          category: 'bandName',
          series: [{ column: 'count', color: GREEN }],
        },
      ],
      table: { id: 'bands', columns: BAND_COLUMNS, rows: bandRows(heads) },
      notes: [],
    },
    {
      heading: 'III. Còn thiếu để công bố và xếp loại',
      charts: [],
      table: {
        id: 'missing',
        columns: LACKING_COLUMNS,
        rows: lacking.map(({ post, missing, owedBy, since }) => ({
          ...{ post, what: missing, owedBy, since },
          synthetic: heads.some((row) => row.post === post && row.synthetic),
        })),
      },
      notes: [],
    },
  ];
}

function headRow(row: ScoreRow, classes: readonly ClassRow[]): ReportRow {
  const { post, unit, holder, a, b, c, d, dd, e, G, T, S, band, confirmed, article, synthetic, completion } = row;
  const of = classes.find(({ person }) => holder !== null && person === holder);
  return {
    ...{ post: post ?? '', unit, holder, a, b, c, d, dd, e, G, T, S },
    scoreDisplay: row.display['S'] ?? null,
    ...{ band, confirmed },
    completion: completion?.counted ?? null,
    status: statusText(row) || comma(row.status),
    classStatus: of?.status ?? null,
    class: of?.class ?? null,
    ...{ article, synthetic },
  };
}

const BANDS = ['XS', 'TOT', 'HT', 'KHT', null] as const;

const bandRows = (heads: readonly ScoreRow[]): readonly ReportRow[] =>
  BANDS.map((band) => {
    const of = heads.filter((row) => row.band === band);
    return {
      band,
      bandName: band === null ? 'Chưa có điểm' : (CLASS_NAMES[band] ?? band),
      count: of.length,
      synthetic: of.some(({ synthetic }) => synthetic),
    };
  });

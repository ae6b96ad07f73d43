import type { ProductRow, Rows } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { KIND_TEXTS } from '../import/catalogue-workbook/show.js';
import { type AtFlags, readAt } from '../options/question.js';
import type { Settings } from '../options/settings.js';
import { type Answer, csvOnly, rowsAnswer } from '../terminal/answer.js';
import type { Failure } from '../terminal/failure.js';
import { folded } from '../terminal/folded.js';
import { type Lang, text } from '../terminal/lang.js';
import { ask } from './ask.js';
import { basisText, syntheticText } from './basis.js';

export interface ProductFlags extends AtFlags {
  readonly unit?: string;
  readonly catalogue?: string;
  readonly find?: string;
}

/** The products of the adopted catalogues with the factors in force (Điều 13). */
export async function askProducts(settings: Settings, flags: ProductFlags): Promise<E.Either<Failure, Answer | null>> {
  const at = readAt(flags);
  if (E.isLeft(at)) return at;
  const { unit, catalogue, find = '' } = flags;
  const question = {
    ...at.right,
    ...(unit === undefined ? {} : { unit }),
    ...(catalogue === undefined ? {} : { catalogue }),
  };
  return ask(
    settings,
    at.right,
    (engine) => engine.products(question),
    (found) => productsAnswer({ ...found, rows: found.rows.filter((row) => says(row, find)) }),
  );
}

/** Every word that is looked for begins a word of the product, accents aside: "van ban", "dc.02". */
function says({ code, printedCode, name, output, task, department }: ProductRow, find: string): boolean {
  const words = folded([code, printedCode, name, output, task, department].join(' ')).split(' ');
  return folded(find)
    .split(' ')
    .every((wanted) => words.some((word) => word.startsWith(wanted)));
}

const factorText = ({ factor, exactFactor }: ProductRow, lang: Lang): string =>
  exactFactor === null ? factor : `${factor} (${lang === 'vi' ? 'đúng' : 'exactly'} ${exactFactor})`;

const productsAnswer = (found: Rows<ProductRow>): Answer =>
  rowsAnswer(
    found,
    found.rows,
    [
      { key: 'code', title: text('Mã', 'Code'), cell: ({ printedCode }) => printedCode, csvCell: ({ code }) => code },
      { key: 'name', title: text('Sản phẩm, công việc', 'Product'), cell: ({ name }) => name, width: 44 },
      { key: 'output', title: text('Đầu ra', 'Output'), cell: ({ output }) => output ?? '', width: 20 },
      {
        key: 'kind',
        title: text('Danh sách', 'List'),
        cell: ({ kind, department }, lang) => department ?? (kind === null ? '' : KIND_TEXTS[kind][lang]),
        csvCell: ({ kind }) => kind ?? '',
        width: 18,
      },
      { key: 'group', title: text('Nhóm', 'Group'), cell: ({ group }) => group },
      { key: 'points', title: text('Điểm', 'Points'), cell: ({ points }) => points ?? '', right: true },
      { key: 'factor', title: text('h', 'h'), cell: factorText, csvCell: ({ factor }) => factor, right: true },
      { key: 'decidedBy', title: text('Quyết định', 'Decision'), cell: ({ decidedBy }) => decidedBy ?? '', width: 24 },
      csvOnly('exactFactor', ({ exactFactor }) => exactFactor ?? ''),
      csvOnly('catalogue', ({ catalogue }) => catalogue),
      csvOnly('unit', ({ unit }) => unit ?? ''),
      csvOnly('department', ({ department }) => department ?? ''),
      csvOnly('task', ({ task }) => task ?? ''),
      csvOnly('countUnit', ({ countUnit }) => countUnit ?? ''),
      csvOnly('standardUnit', ({ standardUnit }) => standardUnit),
      csvOnly('note', ({ note }) => note ?? ''),
      csvOnly('synthetic', ({ synthetic }) => String(synthetic)),
    ],
    {
      before: (lang) => syntheticText(found.rows, lang),
      after: (lang) =>
        `${lang === 'vi' ? `${found.rows.length} sản phẩm, công việc` : `${found.rows.length} products`}\n${basisText(found.basis, lang)}`,
    },
  );

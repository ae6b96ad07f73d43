import {
  type Indicator,
  indicators,
  type ObligationRow,
  obligations,
  type Party,
  PLAN_IDS,
  type PlanId,
  type Task,
  tasks,
  type UnitRow,
  units,
} from '@kpi-ledger/seeds';
import { Argument, type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { withTimes } from '../options/question.js';
import { examples } from '../program.js';
import { type Answer, type Column, rowsAnswer } from '../terminal/answer.js';
import { type Failure, usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';
import { askProducts, type ProductFlags } from './products.js';
import { askTeams } from './teams.js';

const CATALOGUES = ['tasks', 'indicators', 'units', 'obligations', 'products', 'teams'] as const;
type What = (typeof CATALOGUES)[number];
/** Of the plan documents. */
type Catalogue = Exclude<What, 'products' | 'teams'>;

interface CatalogueFlags extends ProductFlags {
  readonly plan?: PlanId;
}

export function addCatalogue(program: Command, cli: Cli): void {
  withTimes(program.command('catalogue'), cli)
    .summary(cli.say(text('danh mục của các kế hoạch, đúng như văn bản', 'the catalogues of the plans as printed')))
    .description(
      cli.say(
        text(
          'Nhiệm vụ, chỉ tiêu, đơn vị và nghĩa vụ trong các văn bản kế hoạch, kèm số dòng của nguồn: không cần sổ. products: sản phẩm, công việc quy đổi (Điều 13); teams: sản phẩm nhóm và các phần (Điều 18.1c), đều ghi trong sổ.',
          'Tasks, indicators, units and obligations of the plan documents with their source lines: needs no ledger. In the ledger: products of the adopted catalogues (Điều 13); teams: team products and their parts (Điều 18.1c).',
        ),
      ),
    )
    .addArgument(new Argument('<what>', cli.say(text('danh mục', 'catalogue'))).choices([...CATALOGUES]))
    .addOption(new Option('--plan <plan>', cli.say(text('chỉ một kế hoạch', 'one plan only'))).choices([...PLAN_IDS]))
    .option('--unit <id>', cli.say(text('products: của đơn vị này', 'products: of this unit')))
    .option('--catalogue <id>', cli.say(text('products: của danh mục này', 'products: of this catalogue')))
    .option(
      '--find <text>',
      cli.say(
        text('products: có các từ này, không cần dấu, hoặc mã', 'products: with these words, accents aside, or a code'),
      ),
    )
    .addHelpText(
      'after',
      examples(
        cli.lang,
        [
          'kpi catalogue tasks --plan kh18',
          text('49 nhiệm vụ của Kế hoạch 18/KH-UBND', 'the 49 tasks of plan 18/KH-UBND'),
        ],
        ['kpi catalogue products --find "van ban"', text('tìm sản phẩm, không cần dấu', 'products, accents aside')],
      ),
    )
    .action((what: What, flags: CatalogueFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const wrong = wrongFlag(what, flags);
        if (wrong !== null) return E.left(wrong);
        if (what === 'products') return askProducts(settings, flags);
        return what === 'teams' ? askTeams(settings, flags) : E.right(ANSWERS[what](flags.plan));
      }),
    );
}

/** Products and team products are of the ledger, the rest is of the plan documents. */
function wrongFlag(what: What, flags: CatalogueFlags): Failure | null {
  const given = <F extends keyof CatalogueFlags>(...of: readonly F[]) => of.find((one) => flags[one] !== undefined);
  const ofLedger = what === 'products' || what === 'teams';
  if (ofLedger && flags.plan !== undefined) return usage('--plan', `không dùng cho ${what}`, `is not for ${what}`);
  const ofProducts = what === 'products' ? undefined : given('unit', 'catalogue', 'find');
  if (ofProducts !== undefined) return usage(`--${ofProducts}`, 'chỉ dùng cho products', 'is for products only');
  const time = ofLedger ? undefined : given('effective', 'known');
  return time === undefined
    ? null
    : usage(`--${time}`, 'chỉ dùng cho products và teams', 'is for products and teams only');
}

const ANSWERS: { readonly [C in Catalogue]: (plan?: PlanId) => Answer } = {
  tasks: (plan) => answer(tasks(plan), TASK_COLUMNS),
  indicators: (plan) => answer(indicators(plan), INDICATOR_COLUMNS),
  units: (plan) => answer(units(plan), UNIT_COLUMNS),
  obligations: (plan) => answer(obligations(plan), OBLIGATION_COLUMNS),
};

const answer = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Answer =>
  rowsAnswer({ rows }, rows, columns);

const who = (parties: readonly Party[]): string => parties.map((party) => party.text).join('; ');
const ids = (parties: readonly Party[]): string => parties.map(({ unit, text: printed }) => unit ?? printed).join('; ');

type Placed = {
  readonly plan: string;
  readonly annex: string | null;
  readonly row: string | null;
  readonly title: string;
};
const PLACE = <Row extends Placed>(): readonly Column<Row>[] => [
  { key: 'plan', title: text('Kế hoạch', 'Plan'), cell: ({ plan }) => plan },
  { key: 'annex', title: text('PL', 'Annex'), cell: ({ annex }) => annex ?? '' },
  { key: 'row', title: text('TT', 'Row'), cell: ({ row }) => row ?? '' },
  { key: 'title', title: text('Nội dung', 'Title'), cell: ({ title }) => title, width: 56 },
];

const TASK_COLUMNS: readonly Column<Task>[] = [
  ...PLACE<Task>(),
  { key: 'product', title: text('Sản phẩm', 'Product'), cell: ({ product }) => product ?? '', width: 20 },
  {
    key: 'responsible',
    title: text('Chủ trì', 'Responsible'),
    cell: ({ responsible }) => who(responsible),
    csvCell: ({ responsible }) => ids(responsible),
    width: 28,
  },
  {
    key: 'deadline',
    title: text('Thời hạn', 'Deadline'),
    cell: ({ deadline }) => deadline.raw ?? '',
    csvCell: ({ deadline }) => deadline.due ?? deadline.raw ?? '',
    width: 16,
  },
];

const INDICATOR_COLUMNS: readonly Column<Indicator>[] = [
  ...PLACE<Indicator>(),
  { key: 'unit', title: text('Đơn vị tính', 'Unit'), cell: ({ unit }) => unit ?? '', width: 18 },
  {
    key: 'targets',
    title: text('Mục tiêu', 'Targets'),
    cell: ({ targets }) => targets.map(({ raw }) => raw).join('; '),
    width: 24,
  },
  { key: 'horizon', title: text('Đến năm', 'By'), cell: ({ horizon }) => horizon ?? '' },
  {
    key: 'lead',
    title: text('Chủ trì', 'Lead'),
    cell: ({ lead }) => who(lead),
    csvCell: ({ lead }) => ids(lead),
    width: 24,
  },
];

const unitName = (id: string): string => units().find((unit) => unit.id === id)?.name ?? id;

const UNIT_COLUMNS: readonly Column<UnitRow>[] = [
  { key: 'id', title: text('Mã', 'Id'), cell: ({ id }) => id, width: 34 },
  { key: 'name', title: text('Tên', 'Name'), cell: ({ name }) => name, width: 44 },
  { key: 'kind', title: text('Loại', 'Kind'), cell: ({ kind }) => kind, width: 22 },
  { key: 'scope', title: text('NĐ 335', 'Scope'), cell: ({ scope }) => scope },
  { key: 'article', title: text('Căn cứ', 'Article'), cell: ({ article }) => article, width: 16 },
  {
    key: 'successorOf',
    title: text('Kế thừa', 'Successor of'),
    cell: ({ successorOf }) => successorOf.map(({ unit }) => unitName(unit)).join('; '),
    csvCell: ({ successorOf }) => successorOf.map(({ unit }) => unit).join('; '),
    width: 30,
  },
];

const OBLIGATION_COLUMNS: readonly Column<ObligationRow>[] = [
  ...PLACE<ObligationRow>(),
  { key: 'kind', title: text('Loại', 'Kind'), cell: ({ kind }) => kind, width: 18 },
  { key: 'deadline', title: text('Thời hạn', 'Deadline'), cell: ({ deadline }) => deadline?.raw ?? '', width: 18 },
  {
    key: 'responsible',
    title: text('Chủ trì', 'Responsible'),
    cell: ({ responsible }) => who(responsible),
    csvCell: ({ responsible }) => ids(responsible),
    width: 28,
  },
];

import type { Schema } from '@kpi-ledger/api-client';
import type { VacantHead } from '../../api/vacant-heads.ts';
import { wordsOf } from '../../text/find.ts';
import { day, decimal } from '../../text/format.ts';
import type { Language, Say } from '../../text/language.tsx';
import type { NameBook } from '../../text/names.ts';
import { byName } from '../../text/order.ts';
import type { Choice } from '../../ui/combobox.tsx';
import { planName } from '../completion/plan-name.ts';

type Product = Schema<'ProductRow'>;
type Scored = Schema<'Assessment'>;
type PlanRow = Schema<'PlanTaskRow'>;

/** A product is named by its catalogue and code. */
export const productKey = ({ catalogue, code }: Pick<Product, 'catalogue' | 'code'>): string => `${catalogue} ${code}`;

export const productChoices = (products: readonly Product[], say: Say, language: Language): readonly Choice[] =>
  products.map((product) => {
    const { printedCode, code, name, group, factor, points, countUnit, task, output, department } = product;
    return {
      id: productKey(product),
      label: `${printedCode} – ${name}`,
      under: [
        `${say('nhóm', 'group')} ${group}`,
        `h = ${decimal(factor, language)}`,
        ...(points === null ? [] : [`${decimal(points, language)} ${say('điểm', 'points')}`]),
        ...(countUnit === null ? [] : [countUnit]),
      ].join(' · '),
      words: wordsOf(printedCode, code, name, task, output, department),
    };
  });

interface UnitChoices {
  readonly scored: readonly Scored[];
  readonly vacant: readonly VacantHead[];
  /** Of whoever may give work to everybody: every unit. */
  readonly every: readonly string[] | null;
}

/** Units whose heads the reader scores, also where nobody holds the post; whoever may give work to everybody has every unit. */
export function unitChoices({ scored, vacant, every }: UnitChoices, names: NameBook, say: Say): readonly Choice[] {
  const headed = scored.flatMap(({ leader, post, unit }) => (leader && post !== null && unit !== null ? [unit] : []));
  const headless = new Set(vacant.map(({ unit }) => unit));
  return [...new Set(every ?? [...headed, ...headless])]
    .map((id) => ({
      ...{ id, label: names.unit(id), words: wordsOf(names.unit(id), id) },
      ...(headless.has(id) ? { under: say('khuyết người đứng đầu', 'the post of its head is vacant') } : {}),
    }))
    .toSorted((a, b) => byName(a.label, b.label));
}

export const personChoices = (scored: readonly Scored[], names: NameBook): readonly Choice[] =>
  scored
    .map(({ person, post, unit }) => {
      const place = post === null ? names.unit(unit) : names.post(post);
      return {
        id: person,
        label: names.person(person),
        under: place,
        words: wordsOf(names.person(person), place, person),
      };
    })
    .toSorted((a, b) => byName(a.label, b.label));

export const rowKey = ({ plan, row }: Pick<PlanRow, 'plan' | 'row'>): string => `${plan} ${row}`;

export const rowChoices = (rows: readonly PlanRow[], say: Say): readonly Choice[] =>
  rows.map((row) => ({
    id: rowKey(row),
    label: `${row.row}. ${row.title}`,
    under: [
      planName(row.plan, say),
      ...(row.due === null ? [] : [say(`hạn ${day(row.due)}`, `due ${day(row.due)}`)]),
    ].join(' · '),
    words: wordsOf(row.row, row.title, planName(row.plan, say)),
  }));

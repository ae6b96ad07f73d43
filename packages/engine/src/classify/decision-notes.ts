import { CLASSES, type Class } from '@kpi-ledger/formulas';
import type { DecidedClass } from './decisions.js';
import type { QuotaOfPool } from './quota.js';

/** A person's class as calculated, beside which a decision stands. */
export interface Calculated {
  readonly person: string;
  readonly scoreClass: Class | null;
  readonly class: Class | null;
  /** Clauses by which the class is lower than that of the score, or why there is none. */
  readonly reasons: readonly string[];
  /** What withholds it; OK where nothing does. */
  readonly status: string;
}

/** From KHT up to XS. */
const rankOf = (one: Class): number => CLASSES.indexOf(one);
const isBetter = (one: Class, other: Class): boolean => rankOf(one) > rankOf(other);

/**
 * A decision of the authority is never refused because the calculation differs (docs/decisions/0006); what it goes against is said, so
 * that it can be looked at again (Điều 4.4, 21.3).
 */
export function decisionNotes(calculated: Calculated, decided: Class): readonly string[] {
  const { class: own, scoreClass, reasons, status } = calculated;
  if (own === decided) return [];
  if (own === null)
    return [
      status === 'NOT_CLASSIFIED'
        ? `quyết định xếp ${decided}, trong khi theo quy định không xếp loại: ${reasons.join(', ')}`
        : `quyết định xếp ${decided} khi kết quả tính chưa có (${status})`,
    ];
  const differs = `quyết định xếp ${decided}, kết quả tính là ${own}`;
  if (!isBetter(decided, own)) return [differs];
  const against = [
    ...(scoreClass !== null && isBetter(decided, scoreClass) ? [`mức theo điểm là ${scoreClass} (Điều 20)`] : []),
    ...reasons.map(articleOf),
  ];
  return [
    differs,
    `quyết định cao hơn kết quả tính, trái ${against.join('; ')}: xem xét quyết định lại (Điều 21 khoản 3)`,
  ];
}

/** `20.5` → `Điều 20 khoản 5`, `20.4c` → `Điều 20 khoản 4 điểm c`. */
function articleOf(reason: string): string {
  const [, article, clause, point] = /^(\d+)\.(\d+)([a-zđ]*)$/.exec(reason) ?? [];
  return article === undefined
    ? reason
    : `Điều ${article} khoản ${clause}${point === undefined || point === '' ? '' : ` điểm ${point}`}`;
}

/** What the decisions of a pool go against together: more people at XS than there are places, and ties that are none. */
export function quotaNotes(
  { person }: Pick<Calculated, 'person'>,
  quota: QuotaOfPool | null,
  decided: ReadonlyMap<string, DecidedClass>,
): readonly string[] {
  if (quota === null || quota.answer === null) return [];
  const group = quota.groupOf(person);
  const atXs = [...decided].filter(
    ([id, one]) => one.class === 'XS' && quota.members.has(id) && quota.groupOf(id) === group,
  );
  const allowed = quota.groups.find((one) => one.group === group)?.allowed ?? 0;
  const named = quota.ties.at(-1)?.includes(person) === true && !quota.answer.tied.includes(person);
  return [
    ...(decided.get(person)?.class === 'XS' && atXs.length > allowed
      ? [
          `đã quyết định xếp XS cho ${atXs.length} người, chỉ có ${allowed} chỗ (Điều 20 khoản 5): xem xét quyết định lại`,
        ]
      : []),
    ...(named
      ? [
          'quyết định về trường hợp bằng điểm nêu người này, nhưng không bằng điểm tại mốc cắt nên không có tác dụng (Điều 20 khoản 5)',
        ]
      : []),
  ];
}

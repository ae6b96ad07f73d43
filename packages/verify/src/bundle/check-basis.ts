import { hashOfValue } from '@kpi-ledger/events';
import { type Flaw, flaw } from '../flaw.js';
import type { Bundle } from './bundle.js';
import type { CarriedEvents } from './check-events.js';
import type { PlacedEvent, PublishedFigure, RecomputedLedger } from './recompute.js';

export function checkBasis(
  { formulas, ordinal: sealed }: Bundle,
  carried: CarriedEvents,
  { basis, ordinal }: PublishedFigure,
  proof: Bundle['closingProof'],
): Flaw | null {
  if (basis.ordinal >= ordinal || basis.ordinal > sealed || !carried.hadRoot(basis.ordinal, basis.root, proof))
    return flaw(
      'BASIS',
      `it is not proved that the sealed ledger began with the ${basis.ordinal} events that the basis names`,
      `không chứng minh được sổ đã niêm phong bắt đầu bằng ${basis.ordinal} sự kiện mà căn cứ tính nêu`,
    );
  return hashOfValue(formulas) === basis.formulaSet
    ? null
    : flaw(
        'FORMULA_VERSION',
        `the basis names the formula set ${basis.formulaSet}; the listed formulas are another one`,
        `căn cứ tính nêu bộ công thức ${basis.formulaSet}; danh sách công thức trong gói là bộ khác`,
      );
}

export function checkKnownAt(known: readonly PlacedEvent[], knownAt: string, isWhole: boolean): Flaw | null {
  const latest =
    known
      .map(({ event }) => event.recordedAt)
      .toSorted()
      .at(-1) ?? '';
  return (isWhole ? latest === knownAt : latest <= knownAt)
    ? null
    : flaw(
        'KNOWN_AT',
        `the knowledge time ${knownAt} does not fit the events, the last of which was recorded at ${latest}`,
        `thời điểm biết ${knownAt} không khớp với các sự kiện, sự kiện muộn nhất ghi lúc ${latest}`,
      );
}

export function checkRules(
  { ruleSets }: Bundle,
  { ruleSet }: RecomputedLedger,
  { basis }: PublishedFigure,
): Flaw | null {
  if (!ruleSets.some(({ hash }) => hash === basis.ruleSet))
    return flaw(
      'RULE_SET',
      `the rule set ${basis.ruleSet} that the basis names is not in the bundle`,
      `gói không có bộ quy tắc ${basis.ruleSet} mà căn cứ tính nêu`,
    );
  return ruleSet === basis.ruleSet
    ? null
    : flaw(
        'RULE_SET',
        `from the events carried this program reads the rule set ${ruleSet}, the basis names ${basis.ruleSet}`,
        `từ các sự kiện trong gói, chương trình đọc ra bộ quy tắc ${ruleSet}, còn căn cứ tính nêu ${basis.ruleSet}`,
      );
}

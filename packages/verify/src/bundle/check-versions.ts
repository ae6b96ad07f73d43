import { hashOfValue } from '@kpi-ledger/events';
import { type Flaw, flaw } from '../flaw.js';
import type { Bundle } from './bundle.js';
import type { PublishedFigure, Recompute } from './recompute.js';

export function checkFormulas({ formulas }: Bundle, recompute: Recompute): Flaw | null {
  const lacking = formulas.filter((formula) => !recompute.formulas.includes(formula));
  return lacking.length === 0
    ? null
    : flaw(
        'FORMULA_VERSION',
        `this program does not have the formulas ${lacking.join(', ')}: verify with the version that has them`,
        `chương trình này không có công thức ${lacking.join(', ')}: hãy kiểm tra bằng phiên bản có các công thức đó`,
      );
}

export function checkRuleSets({ ruleSets }: Bundle, figures: readonly PublishedFigure[]): Flaw | null {
  const altered = ruleSets.find(({ hash, rules }) => hashOfValue(rules) !== hash);
  const unused = ruleSets.find(({ hash }) => !figures.some(({ basis }) => basis.ruleSet === hash));
  if (unused !== undefined)
    return flaw(
      'RULE_SET',
      `no basis names the listed rule set ${unused.hash}`,
      `không căn cứ tính nào nêu bộ quy tắc ${unused.hash} ghi trong gói`,
    );
  return altered === undefined
    ? null
    : flaw(
        'RULE_SET',
        `the rules listed for ${altered.hash} do not have that hash: they were altered`,
        `bộ quy tắc ghi cho ${altered.hash} không có mã băm đó: đã bị sửa`,
      );
}

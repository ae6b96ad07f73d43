import type { Derivation, UsedParameter } from '@kpi-ledger/formulas';
import type { Contribution, Day, Mark, Submission, WhyNot, WorkLine } from '@kpi-ledger/projections';
import type { CriterionD } from '../rate/criterion-d.js';
import { partNodes } from './part-node.js';
import { explained, partText, titleOf } from './texts.js';

export interface Sources {
  /** The derivation of G from its ten cells. */
  readonly general: Derivation | null;
  readonly d: CriterionD | null;
  readonly excluded: readonly { readonly event: string; readonly reason: string }[];
  /** In the order in which the formula was given them. */
  readonly lines: readonly WorkLine[];
  /** Parameters that decided about the period itself, and about a line, beside those of the formula. */
  readonly usedForPeriod: readonly UsedParameter[];
  usedForLine(line: WorkLine): readonly UsedParameter[];
  /** The event that split the team product of the line; none for a whole product. */
  splitOf(line: WorkLine): readonly string[];
}

/**
 * The formula's own derivation, grown downward to the facts: G to its cells, d to each subordinate's score, each line of
 * work to its deadlines, submissions, faults and delays. No figure is computed here.
 */
export function explainedScore(derivation: Derivation, sources: Sources): Derivation {
  return grown(derivation, (node) => {
    if (node.term === 'G' && sources.general !== null) return { ...sources.general, citation: node.citation };
    if (node.term === 'd' && sources.d !== null)
      return { ...node, parameters: [...node.parameters, ...sources.d.parameters], children: sources.d.children() };
    if (node.term === 'S' && node === derivation)
      return { ...node, parameters: [...node.parameters, ...sources.usedForPeriod] };
    if (node.term === 'K') return { ...node, excluded: [...node.excluded, ...sources.excluded] };
    if (node.term === 'A' && node.value === '0')
      return { ...node, children: sources.lines.map((line) => extraOnly(line, sources)) };
    const detail = DETAILS[node.term];
    if (detail === undefined) return node;
    const children = node.children.map((child) => {
      const place = LINE.exec(child.term)?.[1];
      const line = place === undefined ? undefined : sources.lines[Number(place)];
      if (line === undefined) return child;
      const parameters = [...child.parameters, ...sources.usedForLine(line)];
      const units = line.parts.map((part) => unitsNode(line, part, detail(part)));
      // Once, below a: the share is the same in b and c.
      const ofPart = node.term === 'C' ? partNodes(line, sources.splitOf(line)) : [];
      return { ...child, parameters, children: [...ofPart, ...units] };
    });
    return { ...node, children };
  });
}

/** With nothing in A the formula shows no line: the extra work is shown below A, with the reason why it is not in it. */
const extraOnly = (line: WorkLine, { splitOf }: Sources): Derivation => ({
  ...leaf('line', `${titleOf(line)}${partText(line)}`, '0', 'ngoài tổng số được giao', line.events),
  excluded: line.excluded.map(explained),
  children: [...partNodes(line, splitOf(line)), ...line.parts.map((part) => unitsNode(line, part, []))],
});

/** How `nd335/period-score` names the term of a line. */
const LINE = /^lines\[(\d+)\]$/;

const grown = (node: Derivation, change: (node: Derivation) => Derivation): Derivation => {
  const changed = change(node);
  return changed.children === node.children
    ? { ...changed, children: node.children.map((child) => grown(child, change)) }
    : changed;
};

/** What each numerator shows of a line: how much was done, which faults count, which delays. */
const DETAILS: { readonly [term: string]: (part: Contribution) => readonly Derivation[] } = {
  C: (part) => (part.done === null ? [] : [submissionNode(part.done, part.doneOn)]),
  Cq: (part) => part.faults.map((fault) => faultNode(part, fault)),
  Ct: (part) => part.deadlines.map((deadline) => deadlineNode(part, deadline)),
};

function unitsNode(line: WorkLine, part: Contribution, children: readonly Derivation[]): Derivation {
  const { batch, done, doneOn } = part;
  const { milestone, count } = batch;
  const state = done === null ? 'chưa hoàn thành trong kỳ' : `hoàn thành, tính ngày ${doneOn}`;
  const taken = line.parts.length;
  return {
    ...leaf(
      'units',
      `Mốc ${milestone}: ${count} sản phẩm`,
      String(count),
      `${state}${taken > 1 ? ` (${taken} nhóm sản phẩm)` : ''}${whyExtra(part)}`,
      [batch.origin.event],
    ),
    children,
  };
}

function whyExtra({ extra, afterClose, batch }: Contribution): string {
  if (!extra) return '';
  return afterClose === null
    ? '; ngoài tổng số vì là việc phát sinh hoặc nhận thay (Điều 18 khoản 1 điểm d)'
    : `; ngoài tổng số vì giao ngày ${batch.origin.day}, sau ngày ${afterClose} chốt kế hoạch của kỳ (P42)`;
}

function submissionNode(done: Submission, doneOn: Day | null): Derivation {
  const { id, event, acceptedBy, recordedOn, claimedOn, countsOn } = done;
  const events = acceptedBy === null ? [event] : [event, acceptedBy];
  const confirmed = countsOn === recordedOn ? '' : `; ngày ${countsOn} do người nghiệm thu xác nhận`;
  const byAcceptance = doneOn === null || doneOn === countsOn ? '' : `; tính theo ngày nghiệm thu ${doneOn} (P35)`;
  return leaf(
    'submission',
    `Lần nộp ${id}`,
    doneOn ?? countsOn,
    `ghi nhận ${recordedOn}, khai ngày ${claimedOn}${confirmed}${byAcceptance}`,
    events,
  );
}

function deadlineNode({ batch, done, missed }: Contribution, deadline: Contribution['deadlines'][number]): Derivation {
  const delay = missed.find(({ of }) => of === deadline);
  const late = delay === undefined ? 'không chậm' : (whyNot(delay) ?? `một lần chậm, trừ 25%${onOne(delay, batch)}`);
  return leaf('deadline', `Thời hạn ${deadline.due}`, deadline.due, done === null ? 'chưa hoàn thành' : late, [
    deadline.event,
  ]);
}

function faultNode({ batch }: Contribution, fault: Contribution['faults'][number]): Derivation {
  const value = fault.units > 0 ? '1' : '0';
  const effect = whyNot(fault) ?? `trừ 25%${onOne(fault, batch)}`;
  return leaf('fault', 'Lần không đạt do sai sót lớn', value, effect, [fault.of.event]);
}

const NO_EFFECT: { readonly [W in WhyNot]: string } = {
  EXCUSED: 'chậm, có lý do khách quan: không tính',
  LEFT_BEHIND: 'lỗi của kỳ trước: không tính ở kỳ này (P40)',
  MET_BY_RETURNED: 'đã nộp đúng hạn rồi bị trả lại: không tính chậm (P44)',
  ON_ANOTHER_UNIT: 'tính trên một sản phẩm khác của cùng lần nộp (P41)',
};

const whyNot = ({ why }: Mark<unknown>): string | null => (why === null ? null : NO_EFFECT[why]);

const onOne = ({ units }: Mark<unknown>, { count }: Contribution['batch']): string =>
  units < count ? ', tính trên một sản phẩm của lần nộp (P41)' : '';

const NO_PARAMETERS: readonly UsedParameter[] = [];

const leaf = (
  term: string,
  label: string,
  value: string,
  expression: string,
  events: readonly string[],
): Derivation => ({
  term,
  label,
  value,
  formula: 'work-in-a-period@1',
  expression,
  parameters: NO_PARAMETERS,
  citation: 'Điều 14 khoản 2, Điều 18 khoản 1 Nghị định 335/2025/NĐ-CP',
  events,
  excluded: [],
  children: [],
});

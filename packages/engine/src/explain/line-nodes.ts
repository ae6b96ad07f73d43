import type { Derivation, LineTerm, UsedParameter } from '@kpi-ledger/formulas';
import type { Contribution, Day, Mark, Submission, WhyNot, WorkLine } from '@kpi-ledger/projections';
import { partNodes } from './part-node.js';
import { explained, partText, titleOf } from './texts.js';

/**
 * A node of a line as `nd335/period-score` makes it, grown downward to its deadlines, submissions, faults and delays.
 *
 * @param used what decided about the line beside the parameters of the formula
 * @param split the event that split the team product of the line; none for a whole product
 */
export function grownLine(
  line: WorkLine,
  of: LineTerm,
  node: Derivation,
  used: readonly UsedParameter[],
  split: readonly string[],
): Derivation {
  const units = line.parts.map((part) => unitsNode(line, part, DETAILS[of](part)));
  // Once, below a: the share is the same in b and c.
  const ofPart = of === 'C' ? partNodes(line, split) : [];
  return { ...node, parameters: [...node.parameters, ...used], children: [...ofPart, ...units] };
}

/** With nothing in A the formula shows no line: the extra work is shown below A, with the reason why it is not in it. */
export const extraOnly = (line: WorkLine, split: readonly string[]): Derivation => ({
  ...leaf('line', `${titleOf(line)}${partText(line)}`, '0', 'ngoài tổng số được giao', line.events),
  excluded: line.excluded.map(explained),
  children: [...partNodes(line, split), ...line.parts.map((part) => unitsNode(line, part, []))],
});

/** What each numerator shows of a line: how much was done, which faults count, which delays. */
const DETAILS: { readonly [T in LineTerm]: (part: Contribution) => readonly Derivation[] } = {
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

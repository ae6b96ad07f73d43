import type { Kernel, Rational } from '../numbers/index.js';
import { Refusal, scoreUpTo } from '../reading/index.js';
import { type GivenParameters, parameterOf } from '../rules/index.js';
import type { Evaluation, Provenance } from '../trace/index.js';
import { nd335 } from './citation.js';
import { CLASSES, type Class, classOfScore, lowerClass } from './classes.js';

/** All tasks of the year, unplanned ones included; tasks due after the evaluation are not counted (R37). */
export interface AgencyTasks {
  /** Tasks assigned in the year, a count; every other count is at most this (TASKS_EXCEED_ASSIGNED). */
  readonly assigned: number;
  /** Completed, late ones included. */
  readonly done: number;
  /** Not on schedule, unfinished ones included. */
  readonly late: number;
  /** Below the quality required; bars XS and TOT, not HT (R37). */
  readonly qualityFailed: number;
  /** Exceeding the requirement. */
  readonly exceeded: number;
}

/** What Điều 8 khoản 1 to 4 look at: the score and the conditions beside it. */
export interface AgencyClassInput {
  /** Score of the agency (Điều 6, 7), exact text 0..100; null = there is none yet. SCORE_OUT_OF_RANGE otherwise. */
  readonly S: string | null;
  /** The tasks of the year by how they went. */
  readonly tasks: AgencyTasks;
  /** Direct sub-units with the class KHT, a count; one bars XS. */
  readonly subUnitsKht: number;
  /** Direct sub-units without a class yet, a count; one withholds every class but KHT (R38). */
  readonly subUnitsUnclassified: number;
  /** Shortcomings of earlier periods and inspections not yet remedied. */
  readonly shortcomingsOpen: number;
  /** Concluded wrongdoing of Điều 8 khoản 4 in the year. */
  readonly wrongdoing: boolean;
  /** Under 70 % of the tasks by force majeure: the authority weighs it. */
  readonly forceMajeure: boolean;
  /** `agencyGap` (P12); what is not named has its default. */
  readonly parameters?: GivenParameters;
  /** Legal source of a parameter by its name, shown in the derivation. */
  readonly parameterSources?: GivenParameters;
  /** Where it comes from, for the derivation; it changes no value. */
  readonly provenance?: Provenance;
}

/** The parameters that `nd335/agency-class` takes. */
export const AGENCY_CLASS_PARAMETERS = ['agencyGap'] as const;

/** The class of an agency before the quota (Điều 8), or why there is none. */
export interface AgencyClassAnswer {
  /** Mức xếp loại; null unless `status` is OK. */
  readonly class: Class | null;
  /** REVIEW: the authority chooses among `open` (P12); PENDING: a sub-unit is not classified; INSUFFICIENT_DATA: no score or no tasks. */
  readonly status: 'OK' | 'REVIEW' | 'INSUFFICIENT_DATA' | 'PENDING';
  /** Classes between which the authority (REVIEW) or a sub-unit still to be classified (PENDING) decides, from the lowest. */
  readonly open: readonly Class[];
}

/**
 * Mức xếp loại tổ chức before the quota (Điều 8); where score and conditions disagree the classes are tested downward (P12). Refuses
 * SCORE_OUT_OF_RANGE and TASKS_EXCEED_ASSIGNED.
 */
export function agencyClass(input: AgencyClassInput, { numbers, trace }: Evaluation): AgencyClassAnswer {
  checkTasks(input.tasks);
  const byScore = input.S === null ? null : classOfScore(scoreOf(input.S, numbers), numbers);
  return trace.within('nd335/agency-class@1').term(
    'class',
    (answer) => ({
      label: 'Mức xếp loại tổ chức (trước khi xét tỷ lệ xuất sắc)',
      value: answer.class,
      expression: expressionOf(input, byScore, answer),
      citation: nd335('Điều 8 khoản 1 đến khoản 4'),
      parameters: [parameterOf('agencyGap', input.parameters, input.parameterSources)],
      provenance: input.provenance,
    }),
    () => decide(input, byScore, numbers),
  );
}

const decided = (value: Class): AgencyClassAnswer => ({ class: value, status: 'OK', open: [] });

const scoreOf = (S: string, numbers: Kernel): Rational =>
  scoreUpTo(100, S, 'S', numbers, { code: 'SCORE_OUT_OF_RANGE', article: 'Điều 8' });

function decide(input: AgencyClassInput, byScore: Class | null, numbers: Kernel): AgencyClassAnswer {
  const { tasks, wrongdoing, forceMajeure, subUnitsUnclassified } = input;
  if (wrongdoing) return decided('KHT');
  if (tasks.assigned === 0 || byScore === null) return { class: null, status: 'INSUFFICIENT_DATA', open: [] };

  const underSeventy = isBelow(tasks.done, 70, tasks.assigned, numbers);
  if (byScore === 'KHT' || (underSeventy && !forceMajeure)) return decided('KHT');

  const open = underSeventy ? CLASSES : openClasses(input, byScore, numbers);
  const [only] = open;
  if (subUnitsUnclassified > 0) return { class: null, status: 'PENDING', open };
  return open.length === 1 && only !== undefined ? decided(only) : { class: null, status: 'REVIEW', open };
}

/**
 * What the class can still be: one class where conditions decide, HT and KHT where no class fits (P12). MANUAL: where the score's
 * own class does not fit, the authority chooses among those below it at once.
 */
function openClasses(input: AgencyClassInput, byScore: Class, numbers: Kernel): readonly Class[] {
  const { tasks, subUnitsKht, subUnitsUnclassified, shortcomingsOpen } = input;
  const allDone = tasks.done === tasks.assigned;
  const clean = allDone && tasks.late === 0 && tasks.qualityFailed === 0;
  const excellent =
    clean && !isBelow(tasks.exceeded, 30, tasks.assigned, numbers) && subUnitsKht === 0 && shortcomingsOpen === 0;
  const mostlyOnTime = allDone && !isBelow(tasks.assigned - tasks.late, 80, tasks.assigned, numbers);

  if (!mostlyOnTime && (byScore === 'HT' || !isManual(input))) return ['KHT', 'HT'];
  const byConditions: Class = excellent ? 'XS' : clean ? 'TOT' : mostlyOnTime ? 'HT' : 'KHT';
  const reached = lowerClass(byScore, byConditions);
  const below = CLASSES.slice(0, CLASSES.indexOf(byScore));
  if (isManual(input) && reached !== byScore) return below;
  if (reached !== 'XS' || subUnitsUnclassified === 0) return [reached];
  return isManual(input) ? CLASSES : ['TOT', 'XS'];
}

const isManual = ({ parameters, parameterSources }: AgencyClassInput): boolean =>
  parameterOf('agencyGap', parameters, parameterSources).value === 'MANUAL';

/** part / whole < percent / 100, exactly. */
const isBelow = (part: number, percent: number, whole: number, numbers: Kernel): boolean =>
  numbers.ratio(part, whole).compare(numbers.ratio(percent, 100)) < 0;

function checkTasks(tasks: AgencyTasks): void {
  for (const part of ['done', 'late', 'qualityFailed', 'exceeded'] as const) {
    if (tasks[part] <= tasks.assigned) continue;
    throw new Refusal(
      'TASKS_EXCEED_ASSIGNED',
      `tasks.${part}`,
      `${tasks[part]} of ${tasks.assigned} assigned tasks`,
      `${tasks[part]} vượt quá ${tasks.assigned} nhiệm vụ được giao`,
      'Điều 8',
    );
  }
}

/** Every fact that the class depends on, so that the conditions of Điều 8 can be checked by hand. */
function expressionOf(
  { S, tasks, subUnitsKht, subUnitsUnclassified, shortcomingsOpen, wrongdoing, forceMajeure }: AgencyClassInput,
  byScore: Class | null,
  { status, open }: AgencyClassAnswer,
): string {
  return [
    `S = ${S ?? 'chưa có'}${byScore === null ? '' : ` (mức theo điểm ${byScore})`}`,
    `giao ${tasks.assigned}, hoàn thành ${tasks.done}, không đúng tiến độ ${tasks.late}, không đạt chất lượng ${tasks.qualityFailed}, vượt yêu cầu ${tasks.exceeded}`,
    `đơn vị trực thuộc không hoàn thành ${subUnitsKht}, chưa xếp loại ${subUnitsUnclassified}`,
    `hạn chế chưa khắc phục ${shortcomingsOpen}`,
    ...(wrongdoing ? ['có kết luận vi phạm theo khoản 4'] : []),
    ...(forceMajeure ? ['có yếu tố bất khả kháng'] : []),
    ...(status === 'REVIEW' || status === 'PENDING' ? [`còn để ngỏ: ${open.join(', ')}`] : []),
  ].join('; ');
}

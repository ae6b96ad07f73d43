import { isNegative, isZero, type Kernel, type Rational, sum } from '../numbers/index.js';
import { exactNumber, Refusal, refuseRepeatedIds } from '../reading/index.js';
import type { Evaluation, Provenance } from '../trace/index.js';

/** A task of a plan as it stands. Days are civil dates yyyy-mm-dd (INVALID_DATE), units counts. */
export interface PlanTask extends Provenance {
  /** Unique in the plan (DUPLICATE_ID). */
  readonly id: string;
  /** Last day; null = without due date. */
  readonly due: string | null;
  /** Units required, at least 1. */
  readonly required: number;
  /** Units accepted by `effective`, at most `required`. */
  readonly accepted: number;
  /** Counted day of the submission that completed the task. */
  readonly completedOn: string | null;
  /** Day of cancellation; null = not cancelled. */
  readonly cancelledOn: string | null;
  /** An objective cause is confirmed for its due day. */
  readonly excused: boolean;
  /** w = h; null or absent = undecided, counts 1. */
  readonly weight?: string | null;
}

/** The tasks of a plan and the day on which it is looked at. */
export interface PlanCompletionInput {
  /** The day; what happened later does not count yet. */
  readonly effective: string;
  /** All tasks, the cancelled ones too. */
  readonly tasks: readonly PlanTask[];
}

/** Every task is in exactly one of these on any day. */
export const TASK_STATES = ['onTime', 'late', 'overdue', 'excused', 'cancelled', 'notYetDue'] as const;
/** Where a task stands on a day. */
export type TaskState = (typeof TASK_STATES)[number];

/** Counts of tasks by state, and two exact shares 0..1. */
export interface PlanCompletionAnswer extends Readonly<Record<TaskState, number>> {
  /** All tasks, the cancelled ones included. */
  readonly assigned: number;
  /** onTime + late. */
  readonly completed: number;
  /** completed / (assigned − cancelled); null without a task. The figure that is shown. */
  readonly counted: string | null;
  /** Σ w·accepted/required over Σ w of the tasks not cancelled; null without weight. */
  readonly weighted: string | null;
}

/**
 * The state of a task on a day. What is cancelled or completed after that day is not yet so on it. A due day has passed from the
 * next day on; a late completion that is excused counts as on time; without due date a task is not yet due until completed.
 */
export function taskState(task: PlanTask, effective: string): TaskState {
  const { due, completedOn, cancelledOn, excused } = task;
  if (cancelledOn !== null && cancelledOn <= effective) return 'cancelled';
  if (completedOn !== null && completedOn <= effective) {
    return due === null || completedOn <= due || excused ? 'onTime' : 'late';
  }
  if (due === null || due >= effective) return 'notYetDue';
  return excused ? 'excused' : 'overdue';
}

const STATE_LABELS: Readonly<Record<TaskState, string>> = {
  onTime: 'hoàn thành đúng hạn',
  late: 'hoàn thành chậm',
  overdue: 'quá hạn',
  excused: 'quá hạn có lý do khách quan',
  cancelled: 'đã hủy',
  notYetDue: 'chưa đến hạn',
};

/**
 * Completion of a plan on a day: counted and weighted shares, 0..1, never rounded. Refuses DUPLICATE_ID, REQUIRED_NOT_POSITIVE,
 * UNITS_EXCEED_REQUIRED, COMPLETION_CONTRADICTORY and WEIGHT_NEGATIVE.
 */
export function planCompletion(
  { effective, tasks }: PlanCompletionInput,
  { numbers, trace }: Evaluation,
): PlanCompletionAnswer {
  refuseRepeatedIds(tasks, 'tasks');
  return trace.within('completion/plan@1').term(
    'counted',
    (answer) => ({
      label: 'Tỷ lệ hoàn thành kế hoạch',
      value: answer.counted,
      expression: [
        `${answer.completed} ÷ (${answer.assigned} − ${answer.cancelled}), tính đến ${effective}`,
        ...TASK_STATES.map((state) => `${STATE_LABELS[state]} ${answer[state]}`),
      ].join('; '),
      citation: 'Số nhiệm vụ của kế hoạch; quy tắc tính của phần mềm',
    }),
    (inside): PlanCompletionAnswer => {
      const states = tasks.map((task, index) => {
        checkTask(task, `tasks[${index}]`);
        return inside.term(
          task.id,
          (state) => ({
            label: task.id,
            value: state,
            expression: `${STATE_LABELS[state]}; hạn ${task.due ?? 'không có'}; nghiệm thu ${acceptedBy(task, effective)}/${task.required}; hệ số ${task.weight ?? '1 (chưa quyết định)'}`,
            citation: 'Số nhiệm vụ của kế hoạch',
            provenance: task,
          }),
          () => taskState(task, effective),
        );
      });
      const inState = (state: TaskState): number => states.filter((other) => other === state).length;
      const completed = inState('onTime') + inState('late');
      const base = tasks.length - inState('cancelled');
      // Every weight is looked at, those of cancelled tasks too: a bad one is a mistake of the input, whatever the day.
      const weighed = tasks.map((task, index) => weigh(task, index, effective, numbers));
      const open = weighed.filter((_, index) => states[index] !== 'cancelled');
      const weighted = weightedShare(open, { numbers, trace: inside });
      return {
        assigned: tasks.length,
        completed,
        counted: base === 0 ? null : numbers.ratio(completed, base).toString(),
        weighted: weighted?.toString() ?? null,
        onTime: inState('onTime'),
        late: inState('late'),
        overdue: inState('overdue'),
        excused: inState('excused'),
        cancelled: inState('cancelled'),
        notYetDue: inState('notYetDue'),
      };
    },
  );
}

interface Weighed {
  readonly weight: Rational;
  readonly done: Rational;
}

/** Σ w·accepted/required over Σ w; null without weight. */
function weightedShare(tasks: readonly Weighed[], { numbers, trace }: Evaluation): Rational | null {
  const total = (part: keyof Weighed): Rational =>
    sum(
      tasks.map((task) => task[part]),
      numbers,
    );
  const [done, weight] = [total('done'), total('weight')];
  return trace.term(
    'weighted',
    (value) => ({
      label: 'Tỷ lệ hoàn thành có trọng số',
      value,
      expression: `tổng hệ số × nghiệm thu ÷ yêu cầu, chia cho tổng hệ số: ${done} ÷ ${weight}`,
      citation: 'Hệ số quy đổi của nhiệm vụ; quy tắc tính của phần mềm',
    }),
    () => (isZero(weight) ? null : done.over(weight)),
  );
}

/** Units accepted by the day: the unit that completes the task later was not. */
const acceptedBy = ({ accepted, completedOn }: PlanTask, effective: string): number =>
  completedOn !== null && completedOn > effective ? accepted - 1 : accepted;

function weigh(task: PlanTask, index: number, effective: string, numbers: Kernel): Weighed {
  const path = `tasks[${index}].weight`;
  const weight = exactNumber(task.weight ?? '1', path, numbers);
  if (isNegative(weight)) {
    throw new Refusal(
      'WEIGHT_NEGATIVE',
      path,
      `a weight is 0 or more, got ${task.weight}`,
      `trọng số không được âm, nhận được ${task.weight}`,
    );
  }
  return { weight, done: weight.times(numbers.ratio(acceptedBy(task, effective), task.required)) };
}

/** Fields that contradict each other are refused, because any choice between them would be a guess. */
function checkTask(task: PlanTask, path: string): void {
  const { required, accepted, completedOn } = task;
  if (required < 1)
    throw new Refusal(
      'REQUIRED_NOT_POSITIVE',
      `${path}.required`,
      'a task requires at least one unit',
      'nhiệm vụ cần ít nhất một sản phẩm',
    );
  if (accepted > required) {
    throw new Refusal(
      'UNITS_EXCEED_REQUIRED',
      `${path}.accepted`,
      `${accepted} units accepted but ${required} required`,
      `đã nghiệm thu ${accepted} nhưng chỉ cần ${required} sản phẩm`,
    );
  }
  if ((completedOn !== null) !== (accepted === required)) {
    throw new Refusal(
      'COMPLETION_CONTRADICTORY',
      `${path}.completedOn`,
      'a task has a day of completion exactly when all required units are accepted',
      'chỉ khi nghiệm thu đủ sản phẩm thì mới có ngày hoàn thành',
    );
  }
}

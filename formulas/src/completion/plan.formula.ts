import { type Formula, formulaOf } from '../formula.js';
import { plainPlanCompletion } from '../plain/plan-completion.js';
import {
  civilDate,
  count,
  exact,
  flag,
  list,
  nullable,
  object,
  provenanceFields,
  type Reader,
  text,
} from '../reading/index.js';
import { type PlanCompletionAnswer, type PlanCompletionInput, planCompletion } from './plan.js';

const readInput = (): Reader<PlanCompletionInput> =>
  object({
    effective: civilDate,
    tasks: list(
      object(
        {
          id: text,
          due: nullable(civilDate),
          required: count,
          accepted: count,
          completedOn: nullable(civilDate),
          cancelledOn: nullable(civilDate),
          excused: flag,
        },
        { weight: nullable(exact), ...provenanceFields },
      ),
    ),
  });

/** Tỷ lệ hoàn thành kế hoạch trên số nhiệm vụ; the source is the plan. */
export const planCompletionFormula: Formula<PlanCompletionInput, PlanCompletionAnswer> = formulaOf(
  'completion/plan',
  1,
  () => ({
    title: { vi: 'Tỷ lệ hoàn thành kế hoạch', en: 'Completion of a plan' },
    article: 'số nhiệm vụ của kế hoạch',
    input: {
      effective: 'the day, yyyy-mm-dd',
      tasks:
        '[{id, due, required, accepted, completedOn, cancelledOn, excused, weight?}]; label, events and excluded are optional',
    },
    answer: {
      assigned: 'all tasks',
      completed: 'onTime + late',
      counted: 'completed / (assigned − cancelled) or null',
      weighted: 'weighted share of accepted units or null',
      onTime: 'completed by the due day, or late and excused',
      late: 'completed after the due day',
      overdue: 'due day passed, not completed',
      excused: 'due day passed, not completed, excused',
      cancelled: 'cancelled by the day',
      notYetDue: 'due day not passed, or none',
    },
    plain: plainPlanCompletion,
    exactKeys: ['counted', 'weighted'],
    example: {
      effective: '2026-06-30',
      tasks: [
        {
          id: 't1',
          due: '2026-03-31',
          required: 1,
          accepted: 1,
          completedOn: '2026-03-20',
          cancelledOn: null,
          excused: false,
          weight: '1',
        },
        {
          id: 't2',
          due: '2026-03-31',
          required: 4,
          accepted: 1,
          completedOn: null,
          cancelledOn: null,
          excused: false,
          weight: '1',
        },
      ],
    },
    read: readInput(),
    compute: planCompletion,
  }),
);

import type { Schema } from '@kpi-ledger/api-client';
import { type Say, useSay } from '../../text/language.tsx';

type Row = Pick<Schema<'Assessment'>, 'G' | 'dd' | 'e' | 'leader' | 'confirmed' | 'confirmedS' | 'S'>;

/** What is done of what the authority owes a person for the period, and what comes next. */
export function stepsOf({ G, dd, e, leader, confirmed }: Row): { readonly done: number; readonly next: Next | null } {
  const steps: readonly (readonly [Next, boolean])[] = [
    ['general', G !== null],
    ...(leader ? [['leadership', dd !== null && e !== null] as const] : []),
    ['confirm', confirmed],
  ];
  return {
    done: confirmed ? steps.length : steps.filter(([, done]) => done).length,
    next: confirmed ? null : (steps.find(([, done]) => !done)?.[0] ?? null),
  };
}

type Next = 'general' | 'leadership' | 'confirm';

const nextName = (next: Next, row: Row, say: Say): string =>
  ({
    general: say('xác nhận tiêu chí chung', 'confirm the general criteria'),
    leadership: say('nhận xét đ, e', 'attest đ and e'),
    confirm:
      row.S === null
        ? say('chưa đủ căn cứ tính điểm', 'the score lacks something')
        : row.confirmedS === null
          ? say('xác nhận điểm', 'confirm the score')
          : say('điểm đã đổi, xác nhận lại', 'the score moved: confirm again'),
  })[next];

export function StepsDone({ row }: { readonly row: Row }) {
  const say = useSay();
  const { next } = stepsOf(row);
  return next === null ? (
    <strong className="score-confirmed">{say('Đã xác nhận', 'Confirmed')}</strong>
  ) : (
    <span>{nextName(next, row, say)}</span>
  );
}

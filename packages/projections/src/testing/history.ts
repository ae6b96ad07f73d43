import { type AnyEvent, type DataOf, type EventTypeName, type NewFact, streamOf } from '@kpi-ledger/events';
import type { Day } from '../time/index.js';

type Milestone = DataOf<'TaskAssigned'>['milestones'][number];

/** Hand-written histories for tests: each fact is recorded at 10:00 in Vietnam on the day that was set last. */
export class History {
  readonly events: AnyEvent[] = [];
  #today: Day = '2026-01-02';

  /** The following facts are recorded on this day, and speak about it unless they say otherwise. */
  on(day: Day): this {
    this.#today = day;
    return this;
  }

  /** Records a fact and answers the id of its event. */
  record<N extends EventTypeName>(
    type: N,
    data: DataOf<N>,
    { validAt = this.#today, correlationId = 'c', actor = 'tester' } = {},
  ): string {
    const ordinal = this.events.length + 1;
    const stream = streamOf({ type, data } as NewFact);
    const before = this.events.findLast((event) => event.stream === stream);
    const event = {
      id: `00000000-0000-4000-8000-${String(ordinal).padStart(12, '0')}`,
      type,
      version: 1,
      ledger: '00000000-0000-4000-8000-000000000000',
      stream,
      revision: before === undefined ? 0 : before.revision + 1,
      validAt,
      recordedAt: `${this.#today}T03:00:00.000Z`,
      actor,
      commandId: `command-${ordinal}`,
      correlationId,
      causationId: null,
      data,
      prevHash: before === undefined ? null : '0'.repeat(64),
    };
    this.events.push(event as unknown as AnyEvent);
    return event.id;
  }

  assign(
    task: string,
    doer: { unit: string } | { person: string },
    milestones: readonly Milestone[],
    more: object = {},
  ): string {
    return this.record('TaskAssigned', { task, ...doer, basis: 'PLAN', milestones, ...more } as DataOf<'TaskAssigned'>);
  }

  amend(task: string, milestones: readonly Milestone[], more: object = {}): string {
    return this.record('TaskAmended', { task, milestones, reason: 'đổi thời hạn', ...more });
  }

  submit(task: string, submission: string, units = 1, { milestone = 'm1', validAt = this.#today } = {}): string {
    return this.record('EvidenceSubmitted', { task, submission, milestone, units, evidence: [] }, { validAt });
  }

  accept(task: string, submission: string, confirmedDay?: Day): string {
    const confirmed =
      confirmedDay === undefined ? {} : { confirmedDay: { day: confirmedDay, reason: 'nhập hồ sơ cũ' } };
    const data = { task, submission, exceedsRequirement: false, ...confirmed };
    return this.record('EvidenceAccepted', data, { validAt: this.#dayOf(task, submission) });
  }

  reject(
    task: string,
    submission: string,
    {
      major = true,
      unitsAtFault,
      newDeadline = null,
    }: { major?: boolean; unitsAtFault?: number; newDeadline?: Day | null } = {},
  ): string {
    const faults = unitsAtFault === undefined ? {} : { unitsAtFault };
    const data = { task, submission, major, ...faults, reason: 'sai sót', newDeadline };
    return this.record('EvidenceRejected', data, { validAt: this.#dayOf(task, submission) });
  }

  excuseDeadline(task: string, due: Day, milestone = 'm1'): string {
    return this.record(
      'ObjectiveCauseConfirmed',
      { task, deadline: { milestone, due }, reason: 'bão lũ' },
      { validAt: due },
    );
  }

  excuseRejection(task: string, submission: string): string {
    const data = { task, submission, reason: 'văn bản thay đổi' };
    return this.record('ObjectiveCauseConfirmed', data, { validAt: this.#dayOf(task, submission) });
  }

  cancel(task: string, milestones: readonly string[] | null = null): string {
    return this.record('TaskCancelled', { task, milestones, reason: 'không còn cần' });
  }

  handOver(
    task: string,
    to: { toUnit: string } | { toPerson: string },
    reason: 'INABILITY' | 'REASSIGNMENT',
    {
      units = null,
      milestone = null,
      newDeadline = null,
    }: { units?: number | null; milestone?: string | null; newDeadline?: Day | null } = {},
  ): string {
    return this.record('TaskHandedOver', {
      task,
      ...to,
      units,
      milestone,
      reason,
      newDeadline,
    } as DataOf<'TaskHandedOver'>);
  }

  /** Says what an earlier event should have said. */
  correct(target: string, data: object, correctedValidAt: Day | null = null): string {
    const { stream, type, validAt } = this.#find(target);
    const correction = { stream, target, targetType: type, data: data as { [key: string]: unknown }, correctedValidAt };
    return this.record('FactCorrected', { ...correction, reason: 'ghi nhầm' }, { validAt });
  }

  retract(target: string): string {
    const { stream, type, validAt } = this.#find(target);
    return this.record('FactRetracted', { stream, target, targetType: type, reason: 'ghi nhầm' }, { validAt });
  }

  #find(id: string): AnyEvent {
    const event = this.events.find((candidate) => candidate.id === id);
    if (event === undefined) throw new Error(`no event ${id}`);
    return event;
  }

  #dayOf(task: string, submission: string): Day {
    const submitted = this.events.find(
      ({ type, data }) =>
        type === 'EvidenceSubmitted' &&
        'submission' in data &&
        'task' in data &&
        data.task === task &&
        data.submission === submission,
    );
    return submitted?.validAt ?? this.#today;
  }
}

export const milestone = (due: Day, units = 1, key = 'm1'): Milestone => ({ key, due, units });

import type { Fact } from './facts.ts';

interface Deadline {
  readonly due: string;
  readonly on: string;
  /** The day of the submission whose rejection set it. */
  readonly submittedOn: string | null;
}

/** Units of a task with one history. */
export interface Part {
  count: number;
  doer: string;
  isExtra: boolean;
  givenOn: string;
  deadlines: Deadline[];
  faults: number;
  returned: string | null;
  state: 'OPEN' | 'DELIVERED' | 'DONE' | 'CANCELLED' | 'HANDED_OVER';
  submission: string;
  /** The day of delivery, or on which they were cancelled or handed over. */
  on: string;
  leavesForGood: boolean;
}

export interface Task {
  readonly id: string;
  readonly factor: number;
  readonly isDecided: boolean;
  readonly parts: readonly Part[];
  readonly excused: ReadonlySet<string>;
}

/** One task of a single milestone from the facts of its stream. */
export function taskOf(facts: readonly Fact[]): Task | null {
  const assigned = facts.findLast(({ type }) => type === 'TaskAssigned');
  if (assigned === undefined) return null;
  const { data } = assigned;
  const accepted = new Map<string, string | null>();
  for (const { type, data: of } of facts)
    if (type === 'EvidenceAccepted') accepted.set(of.submission, of.confirmedDay?.day ?? null);
    else if (type === 'EvidenceRejected') accepted.delete(of.submission);
  const submittedOn = new Map<string, string>();
  const excused = new Set<string>();
  let parts: Part[] = [];
  for (const { type, recordedDay, data: of } of facts)
    switch (type) {
      case 'TaskAssigned':
        parts = [
          {
            count: of.milestones[0].units,
            doer: of.unit ?? of.person,
            isExtra: of.basis !== 'PLAN',
            givenOn: of.decision === undefined ? recordedDay : '',
            deadlines: [{ due: of.milestones[0].due, on: recordedDay, submittedOn: null }],
            ...{ faults: 0, returned: null, state: 'OPEN', submission: '', on: '', leavesForGood: false },
          },
        ];
        break;
      case 'TaskAmended':
        for (const part of parts)
          if (part.state === 'OPEN' && part.deadlines[0]?.due !== of.milestones[0].due)
            part.deadlines.push({ due: of.milestones[0].due, on: recordedDay, submittedOn: null });
        break;
      case 'TaskCancelled':
        for (const part of parts)
          if (part.state === 'OPEN' || part.state === 'DELIVERED') leave(part, 'CANCELLED', recordedDay, true);
        break;
      case 'TaskHandedOver':
        parts = parts.flatMap((part) => (part.state === 'OPEN' ? handedOver(part, of, recordedDay) : [part]));
        break;
      case 'EvidenceSubmitted':
        submittedOn.set(of.submission, recordedDay);
        parts = delivered(parts, of, accepted.has(of.submission), accepted.get(of.submission) ?? recordedDay);
        break;
      case 'EvidenceRejected':
        for (const part of parts) {
          if (part.state !== 'DELIVERED' || part.submission !== of.submission) continue;
          part.state = 'OPEN';
          part.returned = of.submission;
          if (of.major) part.faults += 1;
          if (of.newDeadline !== null)
            part.deadlines.push({
              due: of.newDeadline,
              on: recordedDay,
              submittedOn: submittedOn.get(of.submission) ?? '',
            });
        }
        break;
      case 'ObjectiveCauseConfirmed':
        excused.add(of.deadline.due);
        break;
    }
  const factor = data.snapshot?.factor ?? null;
  return { id: data.task, factor: Number(factor ?? 1), isDecided: factor !== null, parts, excused };
}

function leave(part: Part, state: Part['state'], on: string, leavesForGood: boolean): void {
  Object.assign(part, { state, on, leavesForGood });
}

// biome-ignore lint/suspicious/noExplicitAny: plain JSON, read without codecs
function handedOver(part: Part, of: any, day: string): Part[] {
  const due = inForce(part.deadlines).at(-1)?.due ?? '';
  const next = of.newDeadline ?? (day <= due ? due : null);
  const received: Part = {
    ...part,
    doer: of.toUnit ?? of.toPerson,
    isExtra: part.isExtra || of.reason === 'INABILITY',
    givenOn: day,
    deadlines: next === null ? [] : [{ due: next, on: day, submittedOn: null }],
    ...{ faults: 0, returned: null, state: 'OPEN', submission: '', on: '', leavesForGood: false },
  };
  leave(part, 'HANDED_OVER', day, of.reason === 'REASSIGNMENT');
  return [part, received];
}

/** Units that were returned first, then the others; a part that is only partly delivered is split. */
// biome-ignore lint/suspicious/noExplicitAny: plain JSON, read without codecs
function delivered(parts: Part[], of: any, isAccepted: boolean, on: string): Part[] {
  let left: number = of.units;
  const open = parts.filter(({ state }) => state === 'OPEN');
  const order = [...open.filter((part) => part.returned !== null), ...open.filter((part) => part.returned === null)];
  const after = [...parts];
  for (const part of order) {
    const count = Math.min(left, part.count);
    if (count === 0) break;
    left -= count;
    if (count < part.count) after.push({ ...part, count: part.count - count });
    Object.assign(part, { count, state: isAccepted ? 'DONE' : 'DELIVERED', submission: of.submission, on });
  }
  return after;
}

/** A new deadline replaces one that has not passed yet, and stands beside one that has. */
export function inForce(deadlines: readonly Deadline[]): readonly Deadline[] {
  let list: Deadline[] = [];
  const before: Deadline[] = [];
  for (const deadline of deadlines) {
    const current = list.at(-1);
    const { submittedOn } = deadline;
    if (current !== undefined) {
      const held: string = submittedOn === null ? '' : dueThen(before, submittedOn);
      if (submittedOn !== null && submittedOn <= held) list = list.filter(({ due }) => due < submittedOn);
      else if (deadline.on <= current.due) list = list.slice(0, -1);
    }
    list.push(deadline);
    before.push(deadline);
  }
  return list;
}

const dueThen = (deadlines: readonly Deadline[], day: string): string =>
  inForce(deadlines.filter(({ on }, i) => i === 0 || on <= day)).at(-1)?.due ?? '';

/** The deadlines that place a part in quarters. */
export function placing(part: Part): readonly string[] {
  const list = inForce(part.deadlines.filter(({ on }, i) => i === 0 || part.state !== 'DONE' || on <= part.on)).map(
    ({ due }) => due,
  );
  const last = list.at(-1);
  return last !== undefined && part.leavesForGood && part.on <= last ? list.slice(0, -1) : list;
}

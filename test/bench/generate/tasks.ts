import type { DataOf } from '@kpi-ledger/events';
import { type Draft, fact, QUARTERS, text } from './draft.ts';
import type { City, Staff } from './organisation.ts';
import type { Random } from './random.ts';
import { sealed } from './sealed.ts';

const FACTORS = ['1', '1', '1', '1.5', '2.25', '3', '5', '0.75'];
const MOST_LATE_DAYS = 40;

/** Everything that will ever be recorded about one task of a doer, from a day on, in the order in which it is recorded. */
export function* lifeOfTask({
  id,
  doer,
  start,
  city,
  random,
}: {
  readonly id: string;
  readonly doer: Staff | { readonly unit: string };
  readonly start: number;
  readonly city: City;
  readonly random: Random;
}): Generator<Draft, void> {
  const unit = doer.unit;
  const actor = city.heads.get(unit) ?? unit;
  let today = start;
  const draft = (validAt: number, type: Parameters<typeof fact>[0], data: object): Draft => ({
    fact: fact(type, validAt, data as never),
    recordedOn: today,
    actor,
  });
  /** Most facts are recorded on their day, some a few days later, some weeks. */
  const latePaper = (): number => (random.chance(0.08) ? 8 + random.below(MOST_LATE_DAYS - 8) : random.below(2));

  const isPlanned = random.chance(0.93);
  const units = 1 + random.below(4);
  const assignedOn = Math.max(QUARTERS[0]?.first ?? 0, today - latePaper());
  const dueIn = QUARTERS.find(({ last }) => today <= last - 12) ?? QUARTERS.at(-1);
  const due = Math.min((dueIn?.last ?? today) - random.below(10), today + 10 + random.below(60));
  const assigned: DataOf<'TaskAssigned'> = {
    task: id,
    ...('person' in doer ? { person: doer.person } : { unit }),
    basis: isPlanned ? 'PLAN' : 'UNPLANNED',
    publicTitle: `Nhiệm vụ giả lập ${id}: tham mưu, trình ban hành văn bản và báo cáo kết quả thực hiện`,
    milestones: [{ key: 'm1', due: text(due), units }],
    product: { catalogue: 'danh-muc-2026', code: `SP-${1 + random.below(300)}` },
    snapshot: random.chance(0.95)
      ? { factor: random.pick(FACTORS), decidedBy: '12/QĐ-UBND' }
      : { factor: null, decidedBy: null },
    ...(random.chance(0.6) ? { decision: { number: '15/QĐ-UBND', date: text(assignedOn) } } : {}),
  };
  yield draft(assignedOn, 'TaskAssigned', assigned);

  let deadline = due;
  if (random.chance(0.03)) {
    today += 1 + random.below(5);
    deadline += 5 + random.below(30);
    const milestones = [{ key: 'm1', due: text(deadline), units }];
    yield draft(today, 'TaskAmended', { task: id, milestones, reason: sealed(40, random) });
  }
  if (random.chance(0.02)) {
    today += 1 + random.below(8);
    const of = city.staffOf.get(unit) ?? [];
    const to = of[random.below(Math.max(1, of.length))];
    if (to !== undefined)
      yield draft(today, 'TaskHandedOver', {
        task: id,
        toPerson: to.person,
        units: null,
        milestone: null,
        reason: random.chance(0.5) ? 'INABILITY' : 'REASSIGNMENT',
        newDeadline: today > deadline || random.chance(0.5) ? text(Math.max(deadline, today + 10)) : null,
      });
  } else if (random.chance(0.01)) {
    today += random.below(due - start + 5);
    yield draft(today, 'TaskCancelled', { task: id, milestones: null, reason: sealed(30, random) });
    return;
  }
  if (random.chance(0.05)) return;
  if (random.chance(0.3)) {
    today += random.below(5);
    yield draft(today, 'TaskReported', { task: id, milestone: 'm1', note: sealed(60, random), percent: '50' });
  }

  const parts = units > 1 && random.chance(0.3) ? [1, units - 1] : [units];
  let submissions = 0;
  for (const of of parts) {
    today = Math.max(today + 1, deadline - random.below(15) + (random.chance(0.1) ? 6 + random.below(20) : 0));
    for (let attempt = 0; ; attempt += 1) {
      submissions += 1;
      const submission = `s${submissions}`;
      const made = today;
      const recorded = made + latePaper();
      today = recorded;
      yield draft(made, 'EvidenceSubmitted', {
        task: id,
        submission,
        milestone: 'm1',
        units: of,
        evidence: [{ name: sealed(32, random), hash: null }],
      });
      today += 1 + random.below(6);
      if (attempt < 2 && random.chance(0.1)) {
        yield draft(made, 'EvidenceRejected', {
          task: id,
          submission,
          major: random.chance(0.5),
          reason: sealed(48, random),
          newDeadline: random.chance(0.4) ? text(today + 7) : null,
        });
        today += 1 + random.below(9);
        continue;
      }
      yield draft(made, 'EvidenceAccepted', {
        task: id,
        submission,
        exceedsRequirement: random.chance(0.1),
        ...(recorded > made + 7 && random.chance(0.5)
          ? { confirmedDay: { day: text(made), reason: sealed(24, random) } }
          : {}),
      });
      break;
    }
  }
  if (deadline < today && random.chance(0.05))
    yield draft(deadline, 'ObjectiveCauseConfirmed', {
      task: id,
      deadline: { milestone: 'm1', due: text(deadline) },
      reason: sealed(40, random),
    });
}

import {
  type Day,
  earlier,
  holderOf,
  type Organisation,
  type Position,
  parsePeriod,
  positionsOf,
} from '@kpi-ledger/projections';
import { isOutsideDecree } from '../rate/standing.js';
import type { Reading } from '../reading/reading.js';
import { superiorOf } from '../sheets/period-sheet.js';
import { ratedPeople } from '../sheets/rated-people.js';
import { type AnnualActs, annualActs } from './annual-acts.js';
import { annualSteps } from './annual-steps.js';
import { classifierOf } from './classifier.js';
import { periodSteps } from './period-steps.js';
import type { CaseStep } from './step.js';

type Class = 'XS' | 'TOT' | 'HT' | 'KHT';

/** The annual case of a person: the steps of Điều 21 in their order, on the day of the question. */
export interface CaseFile {
  readonly person: string;
  readonly year: string;
  readonly unit: string | null;
  /** The unit above it. */
  readonly superior: string | null;
  readonly post: string | null;
  readonly role: 'HEAD' | 'DEPUTY' | 'STAFF' | null;
  /** The post whose holder classifies (Điều 10). */
  readonly classifier: string | null;
  readonly classifierHolder: string | null;
  readonly selfClass: Class | null;
  /** The class in force, by the last decision. */
  readonly decided: {
    readonly class: Class;
    readonly on: Day;
    readonly signer: string;
    readonly decision: { readonly number: string; readonly date: Day } | null;
    readonly event: string;
  } | null;
  /** Why the decree classifies nobody here; null: it does. */
  readonly notClassified: string | null;
  readonly steps: readonly CaseStep[];
  readonly synthetic: boolean;
}

/** Null: no such official is known on the day of the question. */
export function caseFileOf(reading: Reading, person: string, year: string, effective: Day): CaseFile | null {
  const { organisation } = reading.at(effective);
  if (!organisation.officials.has(person)) return null;
  return caseOf(reading, person, year, effective, annualActs(reading.at(effective), year).of(person));
}

/** The cases of everybody who is rated in the year, and of who was classified and left since; of one unit where it is given; in order of person id. */
export function caseFiles(reading: Reading, year: string, effective: Day, unit: string | null): readonly CaseFile[] {
  const period = parsePeriod(year);
  if (period === null) return [];
  const acts = annualActs(reading.at(effective), year);
  const rated = ratedPeople(reading, period, effective).map(({ person }) => person);
  return [...new Set([...rated, ...acts.decided])]
    .sort()
    .map((person) => caseOf(reading, person, year, effective, acts.of(person)))
    .filter((found) => unit === null || found.unit === unit);
}

function caseOf(reading: Reading, person: string, year: string, effective: Day, acts: AnnualActs): CaseFile {
  const decided = acts.last('ClassificationDecided');
  // Where somebody stands is judged on the day of the decision, at the latest on the last day of the year (R25).
  const day = earlier(effective, decided?.event.validAt ?? effective);
  const { organisation } = reading.at(earlier(day, `${year}-12-31`));
  const position = mainPosition(organisation, person);
  const classifier = position === null ? null : classifierOf(organisation, position);
  const notClassified = whyNot(organisation, person, position);
  return {
    person,
    year,
    unit: position?.unit ?? null,
    superior: superiorOf(organisation, position?.unit ?? null),
    post: position?.post ?? null,
    role: position?.role ?? null,
    classifier,
    classifierHolder: classifier === null ? null : holderOf(organisation, classifier),
    selfClass: acts.last('AnnualSelfAssessmentSubmitted')?.event.data.selfClass ?? null,
    decided:
      decided === null
        ? null
        : {
            class: decided.event.data.class,
            on: decided.event.validAt,
            signer: decided.event.data.signer,
            decision: decided.event.data.decision ?? null,
            event: decided.event.id,
          },
    notClassified,
    steps:
      notClassified !== null || position === null
        ? []
        : [
            ...periodSteps(reading, person, year, effective),
            ...annualSteps({ organisation, position, acts, year, today: effective, workingDays: reading.workingDays }),
          ],
    synthetic: reading.ledger?.kind === 'demo' || (position?.synthetic ?? false),
  };
}

const RANK = { HEAD: 0, DEPUTY: 1, STAFF: 2 } as const;

const mainPosition = (organisation: Organisation, person: string): Position | null =>
  [...positionsOf(organisation, person)].sort((a, b) => RANK[a.role] - RANK[b.role])[0] ?? null;

function whyNot(organisation: Organisation, person: string, position: Position | null): string | null {
  if (position === null) return 'không còn công tác tại cơ quan nào: không xếp loại, điểm vẫn lưu (R22)';
  if (isOutsideDecree(organisation, person)) return 'không phải công chức (Điều 2 khoản 2)';
  const post = position.post === null ? undefined : organisation.posts.get(position.post);
  return post?.scope === 'out' ? `vị trí ngoài phạm vi Nghị định (${post.article ?? 'Điều 2'})` : null;
}

import { type Command, decodeFact, type Engine, type EventTypeName, type Responsibility } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { Caller } from '../identity/index.js';
import { engineProblem, type Problem } from '../problem.js';
import { COMMAND_KINDS, type Recorders, SELF_SCORED_AGENCY } from './command-kinds.js';
import { forbidden } from './problems.js';
import { ALL, type Reach, reaches, relationsOf } from './reach.js';
import { type CheckedFact, subjectsOf } from './subjects.js';

type Sent = Pick<Command, 'type' | 'validAt' | 'data'>;

/** The day stands for one that is left to the fact; rights do not depend on it. */
const ANY_DAY = '2026-01-01';

/** null when the caller may record every one of the commands; otherwise the first that he or she may not, and why. */
export async function whyNotRecord(engine: Engine, caller: Caller, commands: readonly Sent[]): Promise<Problem | null> {
  for (const [index, command] of commands.entries()) {
    const problem = await whyNot(engine, caller, command);
    if (problem !== null)
      return { ...problem, path: commands.length === 1 ? problem.path : `[${index}].${problem.path}` };
  }
  return null;
}

async function whyNot(engine: Engine, caller: Caller, { type, validAt, data }: Sent): Promise<Problem | null> {
  const decoded = decodeFact(type, validAt ?? ANY_DAY, data);
  // The engine refuses what is malformed, and says where.
  const kind = E.isRight(decoded) ? kindOf(decoded.right) : type;
  const grants = reachesOf(caller, COMMAND_KINDS[kind] ?? {});
  if (grants.length === 0) return forbidden('kind', ...roleMayNot(kind));
  if (E.isLeft(decoded) || grants.includes(ALL)) return null;
  const stranger = VERDICTS.has(kind) ? await whyStranger(engine, caller) : null;
  if (stranger !== null) return stranger;
  const subjects = subjectsOf(decoded.right);
  const asked = await engine.responsibilities(subjects)();
  if (E.isLeft(asked)) return engineProblem(asked.left);
  const rows = asked.right;
  // What the ledger does not know is nobody's, and so not within anybody's reach.
  const isWithin = subjects.length > 0 && subjects.length === rows.length && within(caller, grants, rows);
  return isWithin ? null : forbidden('data', ...notYours(kind));
}

/** By these work is judged that somebody submitted. */
const VERDICTS: ReadonlySet<string> = new Set([
  'EvidenceAccepted',
  'EvidenceRejected',
  'ObjectiveCauseConfirmed',
] satisfies readonly EventTypeName[]);

/** Of an official whom the ledger does not know it cannot tell whether he or she submitted the work, or does it (Điều 10). */
async function whyStranger(engine: Engine, { official }: Caller): Promise<Problem | null> {
  // Nobody acts: said before anything is recorded.
  if (official === null) return null;
  const known = await engine.responsibilities([{ kind: 'person', id: official }])();
  if (E.isLeft(known)) return engineProblem(known.left);
  return known.right.length > 0 ? null : forbidden('authorization', ...notInLedger(official));
}

/** Every subject is within reach of one and the same role. */
const within = (caller: Caller, grants: readonly Reach[], rows: readonly Responsibility[]): boolean =>
  grants.some((reach) => rows.every((row) => reaches(reach, relationsOf(caller, row))));

/**
 * The row of the table. Correcting or retracting a fact is like recording one of its type; a correction does not say on which
 * side of an evaluation its target stands, so it counts as the authority's.
 */
export function kindOf({ type, data }: CheckedFact): string {
  if (type === 'FactCorrected' || type === 'FactRetracted') return data.targetType;
  return type === 'AgencyCriteriaScored' && data.by === 'SELF' ? SELF_SCORED_AGENCY : type;
}

const reachesOf = ({ roles }: Caller, recorders: Recorders): readonly Reach[] =>
  roles.flatMap((role) => {
    const reach = (recorders as { readonly [role: string]: Reach | undefined })[role];
    return reach === undefined ? [] : [reach];
  });

const roleMayNot = (kind: string): readonly [string, string] => [
  `vai trò của bạn không được ghi ${kind}`,
  `your roles may not record ${kind}`,
];

const notYours = (kind: string): readonly [string, string] => [
  `bạn không được ghi ${kind} cho đơn vị hoặc người này: chỉ báo cáo cho đơn vị mình, chỉ đánh giá người thuộc thẩm quyền (Điều 10), không tự đánh giá mình`,
  `you may not record ${kind} of this unit or person: a unit reports for itself, an authority judges whom it tracks (Điều 10), nobody judges himself or herself`,
];

const notInLedger = (official: string): readonly [string, string] => [
  `sổ chưa có cán bộ "${official}" nên không biết ai đã nộp kết quả; hãy ghi OfficialRegistered trước khi người này nhận xét kết quả của người khác`,
  `the ledger does not know the official "${official}" and so not who submitted the work; record OfficialRegistered before that official judges it`,
];

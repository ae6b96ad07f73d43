import type { Command } from '@kpi-ledger/engine';
import { canonicalText } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import { type Problem, problem } from '../problem.js';
import { type Fact, factOf } from './fact.js';
import type { Version } from './history.js';
import { commandIdOf, taskOf } from './ids.js';
import type { Item } from './item.js';

/** What is to be done with an item: a command, or nothing because the ledger is past it. */
export type Step =
  | { readonly kind: 'COMMAND'; readonly command: Command }
  /** A later version is recorded. */
  | { readonly kind: 'OUTDATED' }
  /** It takes back what never reached the ledger. */
  | { readonly kind: 'NEVER_THERE' };

type Planned = E.Either<Problem, Step>;

/**
 * @param recorded the versions of the item that are recorded, in that order
 * @param takenBack version by which the source has taken the item back before it reached the ledger; 0: none
 */
export function stepOf(source: string, item: Item, recorded: readonly Version[], takenBack = 0): Planned {
  const again = recorded.find(({ version }) => version === item.version);
  if (again !== undefined)
    return again === recorded[0] ? first(source, item) : changed(source, item, recorded, again.type);
  if (recorded.some(({ version }) => version > item.version)) return E.right({ kind: 'OUTDATED' });
  if (recorded.length > 0) return changed(source, item, recorded, typeOfChange(item));
  if (takenBack > item.version) return E.right({ kind: 'OUTDATED' });
  return item.change?.as === 'RETRACTION' ? E.right({ kind: 'NEVER_THERE' }) : first(source, item);
}

const first = (source: string, item: Item): Planned => command(source, item, factOf(source, item));

const typeOfChange = ({ change }: Item): Version['type'] | null =>
  change === undefined
    ? null
    : ({ CORRECTION: 'FactCorrected', RETRACTION: 'FactRetracted', AMENDMENT: 'TaskAmended' } as const)[change.as];

function changed(source: string, item: Item, recorded: readonly Version[], type: Version['type'] | null): Planned {
  const { change } = item;
  const [base] = recorded;
  if (change === undefined || base === undefined || type === null) return E.left(unexplained(item));
  const { reason, decision } = change;
  const act = decision === undefined ? { reason } : { reason, decision };
  if (type === 'TaskAmended') return amended(source, item, recorded, act);
  const target = { stream: `task-${taskOf(source, item)}`, target: base.event, targetType: base.type };
  if (type === 'FactRetracted')
    return command(source, item, { type: 'FactRetracted', validAt: null, data: { ...target, ...act } });
  const { data, validAt } = factOf(source, item);
  const correctedValidAt = validAt === base.validAt ? null : validAt;
  return command(source, item, {
    type: 'FactCorrected',
    validAt: null,
    data: { ...target, data, correctedValidAt, ...act },
  });
}

/** From a day on the milestones are others; everything else of the assignment stays. */
function amended(source: string, item: Item, recorded: readonly Version[], act: object): Planned {
  if (item.kind !== 'ASSIGNMENT') return E.left(onlyAssignments(item));
  const before = recorded.filter(({ version }) => version < item.version);
  const moved = movedField(factOf(source, item), before);
  if (moved !== undefined) return E.left(amendsMore(item, moved));
  const missing = [...keysOf(before)].find((key) => item.data.milestones.every((one) => one.key !== key));
  if (missing !== undefined) return E.left(milestoneGone(item, missing));
  return command(source, item, {
    type: 'TaskAmended',
    validAt: item.change?.on ?? item.on,
    data: { task: taskOf(source, item), milestones: item.data.milestones, ...act },
  });
}

/** What an amendment leaves as it is. The title is not among them: it is sealed in the ledger. */
const STAYS = ['unit', 'person', 'basis', 'plan', 'product', 'publicTitle', 'approvedBy'] as const;

/** The first field that the assignment as last said has otherwise. */
function movedField({ data }: Fact, before: readonly Version[]): string | undefined {
  const said = before.filter(({ type }) => type === 'TaskAssigned' || type === 'FactCorrected').at(-1);
  const last = (said?.type === 'FactCorrected' ? said.data['data'] : said?.data) as Fact['data'] | undefined;
  return STAYS.find((field) => canonicalText(last?.[field] ?? null) !== canonicalText(data[field] ?? null));
}

/** The milestones that the versions so far have named. */
const keysOf = (before: readonly Version[]): ReadonlySet<string> =>
  new Set(
    before.flatMap(({ type, data }) => {
      const said = (type === 'FactCorrected' ? data['data'] : data) as { readonly milestones?: Milestones };
      return (said.milestones ?? []).map(({ key }) => key);
    }),
  );

type Milestones = readonly { readonly key: string }[];

const command = (
  source: string,
  item: Item,
  { type, validAt, data }: Pick<Command, 'type' | 'validAt' | 'data'>,
): Planned =>
  E.right({
    kind: 'COMMAND',
    command: { commandId: commandIdOf(source, item), type, validAt, data, actor: item.by ?? source },
  });

const unexplained = ({ version }: Item): Problem =>
  problem(
    'CHANGE_UNEXPLAINED',
    'item.change',
    `phiên bản ${version} thay đổi điều đã ghi; phải có "change" cho biết là CORRECTION (ghi sai từ đầu), AMENDMENT (thay đổi từ một ngày) hay RETRACTION (không xảy ra), kèm lý do`,
    `version ${version} changes what is recorded: "change" must say CORRECTION, AMENDMENT or RETRACTION, with a reason`,
  );

const onlyAssignments = ({ kind }: Item): Problem =>
  problem(
    'NOT_AMENDABLE',
    'item.change.as',
    `chỉ giao việc (ASSIGNMENT) mới có AMENDMENT; với ${kind} hãy dùng CORRECTION hoặc RETRACTION`,
    `only an ASSIGNMENT is amended; a ${kind} takes CORRECTION or RETRACTION`,
  );

const amendsMore = (_: Item, field: string): Problem =>
  problem(
    'AMENDS_MORE_THAN_MILESTONES',
    `item.data.${field}`,
    `AMENDMENT chỉ thay đổi các mốc, nhưng trường ${field} cũng khác; nếu ghi sai từ đầu hãy dùng CORRECTION, nếu chuyển cho đơn vị khác hãy ghi chuyển giao (kpi import, loại handovers)`,
    `an AMENDMENT changes milestones only, but ${field} differs too; use CORRECTION, or record a handover`,
  );

const milestoneGone = (_: Item, key: string): Problem =>
  problem(
    'MILESTONE_GONE',
    'item.data.milestones',
    `mốc ${key} không còn trong phiên bản mới; hãy gửi CANCELLATION cho mốc đó và giữ nó trong danh sách`,
    `milestone ${key} is not in the new version; send a CANCELLATION of it and keep it in the list`,
  );

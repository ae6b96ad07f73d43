import type { Command, Engine, EngineError, EventTypeName, StandingFact } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { fingerprintsOf } from './fingerprints.js';
import type { Prepared } from './prepared.js';
import type { Problem } from './problem.js';
import { text } from './text.js';

/** Leave to correct what was recorded before. */
export interface Correcting {
  readonly reason: string;
  /** Whether who imports may record this correction; left out: yes. */
  readonly allowed?: (correction: Command) => Promise<boolean>;
}

/** A row beside what the ledger holds about the same thing. */
export interface ComparedRow {
  /** What is asked of the ledger: the row itself, or that it corrects what stands there. */
  readonly command: Command;
  /** What stands there and says something else; null: nothing does. */
  readonly standing: StandingFact | null;
  readonly correction: 'NONE' | 'MADE' | 'NOT_ALLOWED' | 'ANOTHER_ROW';
}

/** Facts that are stated once of each thing: a second one that says otherwise is a mistake, now or then. */
const ONCE: ReadonlySet<EventTypeName> = new Set([
  'UnitRegistered',
  'PostDefined',
  'OfficialRegistered',
  'ProductCatalogueAdopted',
  'TaskAssigned',
  'EvidenceSubmitted',
  'EvidenceAccepted',
  'EvidenceRejected',
  'ObjectiveCauseConfirmed',
  'DisciplineImposed',
]);

/** Facts that may be stated again of the same thing: of the same day, the last one holds. */
const RESTATED: ReadonlySet<EventTypeName> = new Set([
  'IndicatorMeasured',
  'TaskReported',
  'ConversionFactorDecided',
  'AgencyCriteriaScored',
]);

/**
 * Finds the rows that say something else than the ledger does. Whoever may correct, corrects it: the earlier fact stays in the log.
 * What counts as the same thing is as the ledger has it; of several rows about one thing only the first corrects. It rests on what
 * the ledger holds alone, so that an import that was interrupted finds the same when it goes on.
 */
export async function comparedRows(
  engine: Engine,
  rows: readonly Prepared[],
  commands: readonly Command[],
  correct: Correcting | null,
): Promise<E.Either<EngineError, readonly ComparedRow[]>> {
  const found = await engine.standing(commands)();
  if (E.isLeft(found)) return found;
  const seen = new Set<string>();
  const changed = commands.map((command, i) => {
    const standing = found.right[i] ?? null;
    // Where a line gives its own command id, that says whether it is new.
    if (standing === null || rows[i]?.ownId !== true || !isSameThing(command, standing)) return null;
    const isFirst = !seen.has(standing.event);
    seen.add(standing.event);
    return standing.differences.length === 0 ? null : { command, standing, isFirst };
  });
  const keyed = await fingerprintsOf(
    engine,
    changed.flatMap((one) => (one === null ? [] : [JSON.stringify([one.command.commandId, one.standing.statement])])),
  );
  if (E.isLeft(keyed)) return keyed;
  const ids = [...keyed.right];
  const compared: ComparedRow[] = [];
  for (const [i, command] of commands.entries()) {
    const one = changed[i] ?? null;
    const id = one === null ? undefined : ids.shift();
    if (one === null || correct === null)
      compared.push({ command, standing: one?.standing ?? null, correction: 'NONE' });
    else if (!one.isFirst) compared.push({ command, standing: one.standing, correction: 'ANOTHER_ROW' });
    else compared.push(await corrected(one, `import-corrections-${id?.slice(0, 40)}`, correct));
  }
  return E.right(compared);
}

const isSameThing = ({ type, validAt }: Command, standing: StandingFact): boolean =>
  ONCE.has(type) || (RESTATED.has(type) && (validAt === null || validAt === standing.validAt));

async function corrected(
  { command, standing }: { readonly command: Command; readonly standing: StandingFact },
  commandId: string,
  { reason, allowed = async () => true }: Correcting,
): Promise<ComparedRow> {
  const { decision, ...data } = command.data as { readonly [field: string]: unknown };
  const correction: Command = {
    commandId,
    type: 'FactCorrected',
    validAt: null,
    data: {
      stream: standing.stream,
      target: standing.event,
      targetType: command.type,
      data: decision === undefined ? data : { ...data, decision },
      correctedValidAt: command.validAt === standing.validAt ? null : command.validAt,
      reason,
      ...(decision === undefined ? {} : { decision }),
      ...(data['synthetic'] === true ? { synthetic: true } : {}),
    },
    actor: command.actor,
  };
  return (await allowed(correction))
    ? { command: correction, standing, correction: 'MADE' }
    : { command, standing, correction: 'NOT_ALLOWED' };
}

/** The ledger says that the fact is there: what differs says it better. */
export const saysItIsThere = (code: string): boolean => /^ALREADY_/.test(code) || code === 'TARGET_EXISTS';

const HOW = {
  NONE: text(
    'nếu tệp đúng, nhập lại với --correct "LÝ DO" (HTTP: correct=LÝ DO) để sửa; nếu sổ đúng, sửa lại ô này',
    'where the file is right, import it with --correct "REASON" (HTTP: correct=REASON); where the ledger is, mend the cell',
  ),
  NOT_ALLOWED: text('bạn không có quyền sửa sự kiện này', 'you may not correct this fact'),
  ANOTHER_ROW: text(
    'một dòng khác của tệp nói về cùng việc này; hãy chỉ giữ một dòng',
    'another row of the file is about the same thing; keep one of them',
  ),
} as const;

/** The cells in which a row says something else than what was recorded; none where it corrects that. */
export function changedCells(row: Prepared, { standing, correction }: ComparedRow): readonly Problem[] {
  if (standing === null || correction === 'MADE') return [];
  const { recordedDay, event } = standing;
  return standing.differences.map(({ path, was }): Problem => {
    const before = was === undefined || typeof was === 'object' ? null : String(was);
    const [vi, en] = before === null ? ['', ''] : [` ("${before}")`, ` ("${before}")`];
    const how = HOW[correction];
    return {
      ...row.place,
      ...row.where(path),
      code: 'ROW_CHANGED',
      article: null,
      message: text(
        `khác với điều đã ghi ngày ${vietnameseDay(recordedDay)}${vi}, sự kiện ${event}; ${how.vi}`,
        `differs from what was recorded on ${recordedDay}${en}, event ${event}; ${how.en}`,
      ),
    };
  });
}

const vietnameseDay = (day: string): string => day.split('-').reverse().join('/');

import type { BatchOutcome, Command, Engine, EngineError, ImportFile, StandingFact } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
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
  readonly correction: 'NONE' | 'MADE' | 'NOT_ALLOWED';
}

/**
 * Finds the rows that say something else than the ledger does. Whoever may correct, corrects it: the earlier fact stays in the log.
 * A row that the ledger takes as a new statement, of another day, is none of those; nor is one that it has taken before and that
 * nobody has corrected since.
 */
export async function comparedRows(
  engine: Engine,
  rows: readonly Prepared[],
  commands: readonly Command[],
  importing: ImportFile,
  correct: Correcting | null,
): Promise<E.Either<EngineError, readonly ComparedRow[]>> {
  const found = await engine.standing(commands)();
  if (E.isLeft(found)) return found;
  // Where a line gives its own command id, that says whether it is new.
  const differing = commands.map((command, i) => {
    const standing = found.right[i] ?? null;
    return rows[i]?.ownId === true && standing !== null && standing.differences.length > 0
      ? { command, standing }
      : null;
  });
  const none = commands.map((command): ComparedRow => ({ command, standing: null, correction: 'NONE' }));
  if (differing.every((one) => one === null)) return E.right(none);
  const checked = await engine.executeAll(commands, { dryRun: true, skipInvalid: true, importing })();
  if (E.isLeft(checked)) return checked;
  const changed = differing.map((one, i) => {
    const outcome = checked.right.rows[i];
    return one !== null && outcome !== undefined && isChange(outcome, one.command, one.standing) ? one : null;
  });
  if (correct === null) return E.right(none.map((row, i) => ({ ...row, standing: changed[i]?.standing ?? null })));
  const keyed = engine.fingerprints(
    changed.flatMap((one) => (one === null ? [] : [JSON.stringify([one.command.commandId, one.standing.statement])])),
  );
  if (E.isLeft(keyed)) return keyed;
  const ids = [...keyed.right];
  const compared: ComparedRow[] = [];
  for (const [i, row] of none.entries()) {
    const one = changed[i] ?? null;
    compared.push(
      one === null ? row : await corrected(one, `import-corrections-${ids.shift()?.slice(0, 40)}`, correct),
    );
  }
  return E.right(compared);
}

/** The ledger takes these again of the same thing and the same day: the last one holds. */
const RESTATED = new Set(['IndicatorMeasured', 'TaskReported', 'ConversionFactorDecided', 'AgencyCriteriaScored']);

function isChange(
  outcome: BatchOutcome['rows'][number],
  { type, validAt, commandId }: Command,
  standing: StandingFact,
): boolean {
  switch (outcome.status) {
    case 'REFUSED':
      return outcome.refusals.some(({ code }) => saysItIsThere(code));
    case 'RECORDED':
      return RESTATED.has(type) && (validAt === null || validAt === standing.validAt);
    case 'REPEATED':
      // This very row was recorded, and corrected since: it is to read so again.
      return standing.commandId === commandId && standing.statement !== standing.event;
    case 'ALREADY_SO':
      return false;
  }
}

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

/** The cells in which a row says something else than what was recorded; none where it corrects that. */
export function changedCells(row: Prepared, { standing, correction }: ComparedRow): readonly Problem[] {
  if (standing === null || correction === 'MADE') return [];
  const { recordedDay, event } = standing;
  return standing.differences.map(({ path, was }): Problem => {
    const before = was === undefined || typeof was === 'object' ? null : String(was);
    const [vi, en] = before === null ? ['', ''] : [` ("${before}")`, ` ("${before}")`];
    const how =
      correction === 'NOT_ALLOWED'
        ? text('bạn không có quyền sửa sự kiện này', 'you may not correct this fact')
        : text(
            'nếu tệp đúng, nhập lại với --correct "LÝ DO" (HTTP: correct=LÝ DO) để sửa; nếu sổ đúng, sửa lại ô này',
            'where the file is right, import it with --correct "REASON" (HTTP: correct=REASON); where the ledger is, mend the cell',
          );
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

import { readFileSync } from 'node:fs';
import { isCivilDate } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import type { Format } from '../terminal/answer.js';
import { type Failure, usage } from '../terminal/failure.js';
import type { Lang, Text } from '../terminal/lang.js';
import { type Decision, parseDecision } from './decision.js';

/** The options that every command takes. */
export interface Settings {
  readonly store: string;
  readonly format: Format;
  readonly lang: Lang;
  readonly actor: string;
  readonly decision: Decision | null;
  /** Milliseconds since the epoch: the simulated clock of a demo ledger; null: the real one. */
  readonly clock: number | null;
  /** Every event of the file is verified while it is read. */
  readonly verified: boolean;
  /** Says something beside the answer, on stderr. */
  readonly warn?: (warning: Warning) => void;
}

/** What a person should know although the command does its work. */
export interface Warning {
  readonly code: string;
  readonly path: string;
  readonly text: Text;
}

export const DEFAULT_STORE = 'sqlite:./data/kpi.db';

export type RawSettings = { readonly [option: string]: string | undefined };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

function parseClock(text: string): E.Either<Failure, number> {
  // Date.parse takes 31 February for a day of March.
  const at = INSTANT.test(text) && isCivilDate(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at)
    ? E.left(
        usage(
          '--clock',
          `"${text}" không phải là thời điểm; viết 2026-04-05T09:00:00+07:00`,
          `"${text}" is not an instant; write 2026-04-05T09:00:00+07:00`,
        ),
      )
    : E.right(at);
}

/** Ids as the ledger takes them. */
export const isId = (text: string): boolean => /^[a-z0-9][a-z0-9._-]{0,99}$/.test(text);

function parseActor(text: string): E.Either<Failure, string> {
  return isId(text)
    ? E.right(text)
    : E.left(
        usage(
          '--actor',
          `"${text}" không phải là mã người thực hiện; chỉ dùng chữ thường không dấu, số, dấu chấm, gạch ngang, ví dụ van-phong`,
          `"${text}" is not an actor id; lower-case letters, digits, dots, dashes`,
        ),
      );
}

/** The address of a server holds its password: a file keeps it out of the list of processes. `--store` and KPI_STORE go first. */
function storeOf(given: string | undefined): E.Either<Failure, string> {
  const file = process.env['KPI_STORE_FILE'] ?? '';
  if (file === '' || (given !== undefined && given !== DEFAULT_STORE)) return E.right(given ?? DEFAULT_STORE);
  try {
    return E.right(readFileSync(file, 'utf8').trim());
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return E.left(usage('KPI_STORE_FILE', `không đọc được tệp ${file} (${code})`, `cannot read ${file} (${code})`));
  }
}

export function readSettings(raw: RawSettings): E.Either<Failure, Settings> {
  const store = storeOf(raw['store']);
  if (E.isLeft(store)) return store;
  const actor = parseActor(raw['actor'] ?? 'cli');
  if (E.isLeft(actor)) return actor;
  const decision = raw['decision'] === undefined ? E.right(null) : parseDecision(raw['decision']);
  if (E.isLeft(decision)) return decision;
  const clock = raw['clock'] === undefined ? E.right(null) : parseClock(raw['clock']);
  if (E.isLeft(clock)) return clock;
  return E.right({
    store: store.right,
    format: (raw['format'] ?? 'table') as Format,
    lang: (raw['lang'] ?? 'vi') as Lang,
    actor: actor.right,
    decision: decision.right,
    clock: clock.right,
    verified: raw['verified'] !== undefined,
  });
}

import type { Assumption } from '@kpi-ledger/engine';
import { prepareLine, readJsonLines } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import { problemFailure } from '../import/problem-failure.js';
import type { Settings } from '../options/settings.js';
import { type Failure, invalid } from '../terminal/failure.js';

/**
 * What a file assumes: commands `{kind, validAt, data}` of any event type or kind of import, as a JSON list or as JSON Lines, and
 * values of parameters in the short form `{"set": {"P13": "GOOD_AND_ABOVE"}}`. `--decision` stands for those without one.
 */
export function readAssumption(
  file: string,
  content: string,
  { actor, decision }: Pick<Settings, 'actor' | 'decision'>,
): E.Either<Failure, Assumption> {
  const entries = entriesOf(content);
  const set: { [parameter: string]: string } = {};
  const failures: Failure[] = [];
  const commands: Assumption['commands'][number][] = [];
  for (const [index, entry] of entries.entries()) {
    const values = valuesIn(entry);
    if (values !== null) {
      Object.assign(set, values);
      continue;
    }
    for (const line of readJsonLines(file, entry)) {
      const prepared = E.isLeft(line) ? E.left([line.left]) : prepareLine(line.right);
      if (E.isLeft(prepared)) {
        failures.push(...prepared.left.map((problem) => problemFailure({ ...problem, row: index + 1 })));
        continue;
      }
      const { type, validAt, data, ownId, commandId } = prepared.right;
      const decided = decision === null || data['decision'] !== undefined ? {} : { decision };
      const id = ownId ? `what-if-${index + 1}` : commandId;
      commands.push({ commandId: id, type, validAt, data: { ...data, ...decided }, actor });
    }
  }
  const [first, ...also] = failures;
  if (first !== undefined) return E.left({ ...first, also });
  if (entries.length === 0)
    return E.left(invalid('EMPTY_FILE', file, 'tệp không có giả định nào', 'the file assumes nothing'));
  return E.right({ commands, set, actor });
}

/** Every entry as one line of JSON: those of a list, or the lines of the file. */
function entriesOf(content: string): readonly string[] {
  const whole = parsed(content);
  if (Array.isArray(whole)) return whole.map((entry) => JSON.stringify(entry));
  if (whole !== undefined) return [JSON.stringify(whole)];
  return content.split('\n').filter((line) => line.trim() !== '');
}

/** The values of `{"set": {…}}`; null for anything else. */
function valuesIn(entry: string): { readonly [parameter: string]: string } | null {
  const value = parsed(entry);
  if (typeof value !== 'object' || value === null || Object.keys(value).join() !== 'set') return null;
  const { set } = value as { readonly set: unknown };
  const isTable = typeof set === 'object' && set !== null && !Array.isArray(set);
  return isTable && Object.values(set).every((it) => typeof it === 'string') ? (set as Record<string, string>) : null;
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

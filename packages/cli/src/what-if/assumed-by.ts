import { readFile } from 'node:fs/promises';
import type { At, Engine } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { engineFailure } from '../ledger.js';
import type { Settings } from '../options/settings.js';
import { type Failure, unreadable } from '../terminal/failure.js';
import { readAssumption } from './assumption-file.js';

/** Reads the file of `--what-if` and has it decided; a refused assumption is refused as the fact would be. */
export async function assumedBy(
  file: string,
  engine: Engine,
  settings: Settings,
): Promise<E.Either<Failure, Pick<At, 'assumed'>>> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    return E.left(unreadable(file, error));
  }
  const assumption = readAssumption(file, content, settings);
  if (E.isLeft(assumption)) return assumption;
  const assumed = await engine.assume(assumption.right)();
  return E.isLeft(assumed) ? E.left(engineFailure(assumed.left)) : E.right({ assumed: assumed.right });
}

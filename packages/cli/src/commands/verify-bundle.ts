import { verifyBundle } from '@kpi-ledger/engine';
import { recompute } from '@kpi-ledger/engine/recompute';
import * as E from 'fp-ts/lib/Either.js';
import { type Answer, plainAnswer } from '../terminal/answer.js';
import { EXIT, type Failure, usage } from '../terminal/failure.js';
import { bundleLines, headline, verificationJson } from './bundle-answer.js';
import { checkpointFiles, publicKeyOf, readText } from './verify-files.js';
import type { VerifyFlags } from './verify-store.js';

/** Verifies a sealed bundle: the file alone, no store and no key file. */
export async function verifyFile(name: string, flags: VerifyFlags): Promise<E.Either<Failure, Answer>> {
  const bundle = await readText(name);
  if (E.isLeft(bundle)) return bundle;
  const files = await checkpointFiles(flags.checkpoint ?? []);
  if (E.isLeft(files)) return files;
  const key = flags.key === undefined ? E.right(null) : await publicKeyOf(flags.key);
  if (E.isLeft(key)) return key;
  const { root = null } = flags;
  if (root !== null && !/^[0-9a-f]{64}$/.test(root))
    return E.left(
      usage('--root', `"${root}" không phải 64 chữ số hex thường`, `"${root}" is not 64 lower-case hexadecimal digits`),
    );
  const found = verifyBundle(bundle.right, recompute, { files: files.right, key: key.right, root });
  const answer = plainAnswer(
    verificationJson(found),
    (lang) => `${[headline(found, lang), ...bundleLines(found, lang)].join('\n')}\n`,
  );
  return E.right(found.status === 'INVALID' ? { ...answer, exit: EXIT.unverified } : answer);
}

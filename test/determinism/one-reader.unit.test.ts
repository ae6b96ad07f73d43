import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every source file of the packages and services that is no test, with its text. */
const sources = ['packages', 'services'].flatMap((area) =>
  readdirSync(join(root, area)).flatMap((name) => {
    const folder = join(area, name, 'src');
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('testing/'))
      .map((file) => ({ path: join(folder, file), text: readFileSync(join(root, folder, file), 'utf8') }));
  }),
);
const filesThat = (say: RegExp): readonly string[] =>
  sources
    .filter(({ text }) => say.test(text))
    .map(({ path }) => path)
    .toSorted();

// An upcaster that is wired into one reader of two would be called for half of the answers.
test('Stored events become typed in decodeEvent only, and everybody who reads bytes goes through it.', () => {
  expect(filesThat(/EnvelopeCodec\.decode/)).toEqual(['packages/events/src/envelope/decode.ts']);
  expect(filesThat(/\bas AnyEvent\b.*JSON\.parse|JSON\.parse\([^)]*\) as AnyEvent/)).toEqual([]);
  expect(filesThat(/\bdecodeEvent\(/)).toEqual([
    'packages/engine/src/replay/replay.ts',
    'packages/events/src/envelope/decode.ts',
    'packages/ledger/src/chain/read.ts',
    'packages/verify/src/check-event.ts',
  ]);
  const onBytes = filesThat(/JSON\.parse\((utf8|decoder|new TextDecoder)[\w().]*decode\((bytes|stored|row)/);
  expect(onBytes).toEqual(['packages/engine/src/replay/replay.ts', 'packages/verify/src/check-event.ts']);
  const onTexts = filesThat(/JSON\.parse\(text/).filter((path) => /\/(chain|log)\//.test(path));
  expect(onTexts).toEqual([
    // The data alone, to find events by: of the present version only, everything else is decoded.
    'packages/engine/src/log/canonical-places.ts',
    'packages/ledger/src/chain/read.ts',
  ]);
});

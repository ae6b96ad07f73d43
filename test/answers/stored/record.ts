// Stores the answers of the version in package.json (`npm run answers:release`). What a version answered once is never changed: a
// version that is stored already is refused.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { answersOf, FOLDER, filledMemoryStore } from './questions.ts';

const { version } = JSON.parse(readFileSync(join(FOLDER, '../../../package.json'), 'utf8')) as { version: string };
const folder = join(FOLDER, `v${version}`);
if (existsSync(folder)) {
  console.error(`the answers of ${version} are stored in ${folder} and are never changed; raise the version first`);
  process.exit(1);
}
const answers = await answersOf(await filledMemoryStore());
mkdirSync(folder);
const text = answers.map((stored) => `${JSON.stringify(stored)}\n`).join('');
writeFileSync(join(folder, 'answers.jsonl.gz'), gzipSync(text, { level: 9 }));
console.log(`stored ${answers.length} answers of ${version}`);

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { kpiHere } from '../testing/in-process.js';
import { workplace } from '../testing/kpi.js';

/** The commands that docs/import.md shows with what they print: `$ cat FILE` shows a file, `$ kpi …` an answer or what is wrong. */
const steps = (): readonly { readonly command: string; readonly output: string }[] => {
  const text = readFileSync(fileURLToPath(new URL('../../../../docs/import.md', import.meta.url)), 'utf8');
  return [...text.matchAll(/```\n(\$ [\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .filter((step) => step !== '')
      .map((step) => {
        const end = step.indexOf('\n');
        return { command: step.slice(0, end), output: step.slice(end + 1) };
      }),
  );
};

const here = process.cwd();
afterAll(() => process.chdir(here));

test('What docs/import.md shows of a file that is mended and imported again is what is printed.', async () => {
  const { folder, file } = workplace();
  // The places of files are told as they were named.
  process.chdir(folder);
  const at = ['--store', 'sqlite:kpi.db', '--clock', '2026-04-10T09:00:00+07:00'];
  const kpi = (...args: readonly string[]) => kpiHere(...args, ...at);
  expect((await kpi('init', '--kind', 'demo', '--city', 'hue')).status).toBe(0);
  const units = file('units.csv', 'unit,name,kind,scope,validAt\nso-noi-vu,Sở Nội vụ,department,in,01/01/2026\n');
  expect((await kpi('import', units)).status).toBe(0);

  const shown = steps();
  expect(shown.filter(({ command }) => command.startsWith('kpi '))).toHaveLength(6);
  for (const { command, output } of shown) {
    const [program, ...args] = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(
      ([, quoted, word]) => quoted ?? word ?? '',
    );
    if (program === 'cat') {
      file(args[0] ?? '', output);
      continue;
    }
    const { stdout, stderr } = await kpi(...args);
    expect(plain(stdout + stderr), command).toBe(plain(output));
  }
});

/** Without the ids of events. */
const plain = (printed: string): string =>
  printed.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'MÃ-SỰ-KIỆN').replaceAll(/ +│/g, ' │');

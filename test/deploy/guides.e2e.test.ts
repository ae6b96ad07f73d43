import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kpiHere } from '../../packages/cli/src/testing/in-process.js';
import { filesIn, root } from './archive.ts';

const folder = join(root, 'docs', 'deploy');
const guides = filesIn(folder).filter((path) => path.endsWith('.md'));

/** What stands between backticks, lines of blocks, and the comments of the unit. */
function codeIn(path: string): readonly string[] {
  const text = readFileSync(join(folder, path), 'utf8');
  if (!path.endsWith('.md')) return text.split('\n');
  const blocks = [...text.matchAll(/```\n([\s\S]*?)```/g)].flatMap(([, block]) => (block ?? '').split('\n'));
  const spans = [...text.replace(/```\n[\s\S]*?```/g, '').matchAll(/`([^`]+)`/g)].map(([, span]) => span ?? '');
  return [...blocks, ...spans];
}

/** Every `kpi …` and `docker compose run … kpi-ledger …`: its words, with all options that are shown for them and where. */
const commands = new Map<string, { readonly options: Set<string>; readonly guides: Set<string> }>();
for (const path of [...guides, 'kpi-ledger.service'])
  for (const line of codeIn(path)) {
    const shown = line.replace(/\s# .*$/, '');
    const [, text = ''] = /(?:(?:^|\/bin\/|-u kpi-ledger )kpi|--rm kpi-ledger) ([a-z].*)$/.exec(shown) ?? [];
    const [words = ''] = text.split(/ (?=--|[A-Z'/|>])/);
    if (words === '') continue;
    const known = commands.get(words) ?? { options: new Set(), guides: new Set() };
    for (const [option] of text.matchAll(/(?<=\s)--[a-z-]+/g)) known.options.add(option);
    commands.set(words, { ...known, guides: known.guides.add(path) });
  }

describe('the guides of docs/deploy', () => {
  it('show commands', () => {
    expect([...commands.keys()]).toEqual(
      expect.arrayContaining([
        'init',
        'serve',
        'start',
        'verify',
        'checkpoint rotate',
        'rate',
        'case',
        'import',
        'erase',
      ]),
    );
  });

  it.each([...commands])(
    'kpi %s is a command with the options that are shown',
    async (words, { options, guides: where }) => {
      const { status, stdout } = await kpiHere(...words.split(' '), '--help');
      expect(status).toBe(0);
      // An unknown word is answered with the help of those before it.
      expect(stdout, `shown in ${[...where].join(', ')}`).toContain(`kpi ${words} `);
      for (const option of options) expect(stdout).toContain(option);
    },
  );

  it.each(guides)('%s links to what is there', (path) => {
    const links = [...readFileSync(join(folder, path), 'utf8').matchAll(/\]\(([^):#]+)[^)]*\)/g)].map(
      ([, to]) => to ?? '',
    );
    for (const link of links) expect(existsSync(join(folder, dirname(path), link)), link).toBe(true);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { workplaceHere } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

const { kpi, kpiWith, file } = workplaceHere();

/** E2 of decree-335 §8.2, calculated there by hand. */
const E2 = {
  leader: false,
  general: '25.5',
  lines: [
    { h: '1', assigned: 12, units: [{ count: 12, qualityFaults: 0, delays: 0 }] },
    {
      h: '5',
      assigned: 4,
      units: [
        { count: 2, qualityFaults: 0, delays: 0 },
        { count: 1, qualityFaults: 1, delays: 0 },
      ],
    },
    { h: '12', assigned: 1, units: [{ count: 1, qualityFaults: 0, delays: 1 }] },
  ],
};

describe('kpi formula eval', () => {
  test('answers one case on stdout, exactly, with display and derivation', async () => {
    const answer = json(
      await kpi('formula', 'eval', 'nd335/period-score', '--input', file('e2.json', JSON.stringify(E2))),
    );
    expect(answer).toMatchObject({
      status: 'OK',
      a: '39/44',
      b: '151/176',
      c: '9/11',
      K: '41/48',
      S: '2047/24',
      band: 'TOT',
    });
    expect(answer).toMatchObject({ display: { S: '85.29' }, derivation: { term: 'S', value: '2047/24' } });
  });

  test('reads stdin, takes a version, leaves the derivation out', async () => {
    for (const id of ['nd335/period-score', 'nd335/period-score@1']) {
      const answer = json(
        await kpiWith(JSON.stringify(E2), 'formula', 'eval', id, '--input', '-', '--no-derivation', '--format', 'json'),
      );
      expect(answer['S']).toBe('2047/24');
      expect(answer).not.toHaveProperty('derivation');
    }
  });

  test('takes a case as the vectors are written, as the program on its own standard input', () => {
    const vector = { id: 'E2', input: E2, expected: { S: '2047/24' } };
    const args = ['formula', 'eval', 'nd335/period-score', '--jsonl', '--no-derivation'];
    const ran = workplace().kpiWith(JSON.stringify(vector), ...args);
    expect(json(ran)).toMatchObject({ status: 'OK', S: '2047/24' });
  });

  test('shows a table when one is asked for', async () => {
    const { stdout } = await kpiWith(JSON.stringify(E2), 'formula', 'eval', 'nd335/period-score', '--format', 'table');
    expect(stdout).toContain('S = 2047/24 ≈ 85.29');
  });

  test('missing facts are an answer', async () => {
    const ran = await kpiWith(JSON.stringify({ ...E2, general: null }), 'formula', 'eval', 'nd335/period-score');
    expect(json(ran)).toMatchObject({ status: 'INSUFFICIENT_DATA', S: null });
  });

  test('an invalid case exits 1 with a message and nothing on stdout', async () => {
    for (const input of ['{"leader":false}', '{', '[]', '', '"x"']) {
      const { status, stdout, stderr } = await kpiWith(input, 'formula', 'eval', 'nd335/period-score');
      expect([status, stdout], input).toEqual([1, '']);
      expect(stderr).not.toBe('');
    }
    const broken = await kpiWith(
      JSON.stringify({ ...E2, general: 25.5 }),
      'formula',
      'eval',
      'nd335/period-score',
      '--format',
      'json',
    );
    expect(broken.stdout).toBe('');
    expect(JSON.parse(broken.stderr)).toMatchObject({
      error: { path: 'general', code: expect.any(String), message: expect.any(String) },
    });
  });

  test('with --jsonl every case has its line, in order, also the invalid ones', async () => {
    const lines = [JSON.stringify(E2), '{"leader":1}', 'no json', '', JSON.stringify({ ...E2, general: '28' })];
    const { status, stdout, stderr } = await kpiWith(
      lines.join('\n'),
      'formula',
      'eval',
      'nd335/period-score',
      '--jsonl',
      '--no-derivation',
    );
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { S?: string; error?: { code: string } });
    expect([status, stderr]).toEqual([0, '']);
    expect(answers.map(({ S, error }) => S ?? (error === undefined ? '' : 'error'))).toEqual([
      '2047/24',
      'error',
      'error',
      '2107/24',
    ]);
  });

  test('an unknown formula and an unreadable file', async () => {
    expect(await kpiWith('{}', 'formula', 'eval', 'nd335/nothing')).toMatchObject({ status: 2, stdout: '' });
    expect(await kpi('formula', 'eval', 'nd335/period-score', '--input', 'nowhere.json')).toMatchObject({
      status: 1,
      stdout: '',
    });
  });
});

describe('kpi formula schema', () => {
  test('prints the published schemas of input and answer, or one of them alone', async () => {
    const published = (part: string) =>
      JSON.parse(
        readFileSync(new URL(`../../../../formulas/schemas/nd335/period-score.${part}.json`, import.meta.url), 'utf8'),
      ) as unknown;
    const both = json(await kpi('formula', 'schema', 'nd335/period-score@1'));
    expect(both).toEqual({
      id: 'nd335/period-score',
      version: 1,
      input: published('input'),
      answer: published('answer'),
    });
    for (const part of ['input', 'answer'])
      expect(json(await kpi('formula', 'schema', 'nd335/period-score', '--part', part))).toEqual(published(part));
  });

  test('an unknown formula or part is wrong usage, with nothing on stdout', async () => {
    for (const rest of [['nd335/nothing'], ['nd335/period-score@9'], ['nd335/classify', '--part', 'output'], []])
      expect(await kpi('formula', 'schema', ...rest), rest.join(' ')).toMatchObject({ status: 2, stdout: '' });
  });
});

test('kpi formula list names every formula with its legal source', async () => {
  const { rows } = json<{ rows: { id: string; article: string }[] }>(await kpi('formula', 'list', '--format', 'json'));
  expect(rows.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'nd335/general-score',
      'nd335/period-score',
      'nd335/year-score',
      'nd335/classify',
      'nd335/excellent-quota',
      'attainment/target',
      'completion/plan',
    ]),
  );
  for (const { article } of rows) expect(article).not.toBe('');
});

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { evaluate } from '@kpi-ledger/formulas/approximate';

/** What the Python program printed for one generated input. */
interface Opinion {
  readonly id: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

/** What a run of generated cases covered, and the first cases on which the two implementations differ. */
export interface Comparison {
  readonly cases: number;
  readonly differences: readonly unknown[];
  /** Cases with a score, by formula. */
  readonly scored: ReadonlyMap<string, number>;
  /** `nd335/year-score exactly 90`, `… beside 90`: how many cases lie there. */
  readonly atBorders: ReadonlyMap<string, number>;
  /** Refused inputs, by `formula CODE`. */
  readonly refused: ReadonlyMap<string, number>;
}

const program = fileURLToPath(new URL('./ask.py', import.meta.url));

/** Runs every input that Python generates from the seed through `evaluate`, as it comes. */
export async function compareWithPython(count: number, seed: number): Promise<Comparison> {
  const python = spawn('python3', [program, String(count), String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => python.once('close', resolve));
  const differences: unknown[] = [];
  const [scored, atBorders, refused] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  let cases = 0;
  for await (const row of createInterface({ input: python.stdout, crlfDelay: Number.POSITIVE_INFINITY })) {
    const { id, input, expected } = JSON.parse(row) as Opinion;
    const ours = ourAnswer(id, input);
    cases += 1;
    if (!isSame(ours, expected) && differences.length < 5) differences.push({ id, input, expected, ours });
    if ('error' in ours) add(refused, `${id} ${ours['error']}`);
    const score = 'error' in ours ? undefined : (ours['S'] ?? input['S']);
    if (typeof score === 'string') {
      add(scored, id);
      for (const place of placesOf(score)) add(atBorders, `${id} ${place}`);
    }
  }
  const code = await ended;
  if (code !== 0) throw new Error(`python3 ended with ${code} after ${cases} cases`);
  return { cases, differences, scored, atBorders, refused };
}

/** Where the second opinion names no article of its own, a refusal names at least that of its formula. */
function isSame(ours: Readonly<Record<string, unknown>>, expected: Readonly<Record<string, unknown>>): boolean {
  if (!('error' in expected) || expected['article'] !== null) return isDeepStrictEqual(ours, expected);
  return ours['error'] === expected['error'] && typeof ours['article'] === 'string';
}

const add = (to: Map<string, number>, key: string) => to.set(key, (to.get(key) ?? 0) + 1);

/** Of a warning its code; no derivation. */
function ourAnswer(id: string, input: unknown): Readonly<Record<string, unknown>> {
  const result = evaluate(id, input, { derivation: false });
  if (!result.ok) return { error: result.error.code, article: result.error.article };
  const { derivation: _none, ...answer } = result.answer as Readonly<Record<string, unknown>>;
  const warnings = answer['warnings'];
  if (!Array.isArray(warnings)) return answer;
  return { ...answer, warnings: warnings.map(({ code }: { readonly code: string }) => ({ code })) };
}

/** `exactly 90` or, at most 1/1000 away, `beside 90`; by whole numbers, not by the arithmetic under test. */
function placesOf(score: string): readonly string[] {
  const [whole = '', rest = ''] = score.split('.');
  const [n = '', d = '1'] = score.split('/');
  const numerator = score.includes('.') ? BigInt(whole + rest) : BigInt(n);
  const denominator = score.includes('.') ? 10n ** BigInt(rest.length) : BigInt(d);
  return [90n, 70n, 50n].flatMap((border) => {
    const off = numerator - border * denominator;
    if (off === 0n) return [`exactly ${border}`];
    return (off < 0n ? -off : off) * 1000n <= denominator ? [`beside ${border}`] : [];
  });
}

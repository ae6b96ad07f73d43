import { createHash, randomInt } from 'node:crypto';

/** A number from 0 to below `limit`, by chance but the same for the same words: a failure can be had again from its seed. */
export const chance = (limit: number, ...words: readonly (string | number)[]): number =>
  createHash('sha256').update(words.join('/')).digest().readUInt32BE() % limit;

/** Another one every time, printed; KPI_CRASH_SEED gives that of an earlier run again. */
export function printedSeed(of: string): number {
  const seed = Number(process.env['KPI_CRASH_SEED'] ?? randomInt(1_000_000));
  console.log(`${of}: KPI_CRASH_SEED=${seed}`);
  return seed;
}

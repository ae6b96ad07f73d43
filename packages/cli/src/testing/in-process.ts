import { run } from '../run.js';
import { type Ran, type Workplace, workplace } from './kpi.js';

type RanHere = Ran & { readonly bytes: Uint8Array };

/** Runs `kpi` in this process: the same code as the program without the time to start it. */
export const kpiHere = (...args: readonly string[]): Promise<RanHere> => kpiFed('', ...args);

/** The same with something on standard input. */
async function kpiFed(input: string, ...args: readonly string[]): Promise<RanHere> {
  let stdout = '';
  let stderr = '';
  const chunks: Uint8Array[] = [];
  const status = await run(args, {
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
    bytes: (content) => void chunks.push(content),
    stdin: async () => Buffer.from(input),
    watched: false,
  });
  return { status, stdout, stderr, bytes: Buffer.concat(chunks) };
}

/** The same as if a shell stood in the folder. One run at a time: the working directory is that of the whole process. */
export const kpiIn = (folder: string, ...args: readonly string[]): Promise<RanHere> =>
  standingIn(folder, () => kpiHere(...args));

async function standingIn<A>(folder: string, act: () => Promise<A>): Promise<A> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await act();
  } finally {
    process.chdir(before);
  }
}

/** An empty folder where `kpi` runs in this process, with or without something on standard input. */
export function workplaceHere(): Pick<Workplace, 'folder' | 'file'> & {
  readonly kpi: (...args: readonly string[]) => Promise<RanHere>;
  readonly kpiWith: (input: string, ...args: readonly string[]) => Promise<RanHere>;
} {
  const { folder, file } = workplace();
  return {
    folder,
    file,
    kpi: (...args) => kpiIn(folder, ...args),
    kpiWith: (input, ...args) => standingIn(folder, () => kpiFed(input, ...args)),
  };
}

import { run } from '../run.js';
import type { Ran } from './kpi.js';

/** Runs `kpi` in this process: the same code as the program without the time to start it. */
export async function kpiHere(...args: readonly string[]): Promise<Ran & { readonly bytes: Uint8Array }> {
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
    stdin: async () => new Uint8Array(),
    watched: false,
  });
  return { status, stdout, stderr, bytes: Buffer.concat(chunks) };
}

/** The same as if a shell stood in the folder. One run at a time: the working directory is that of the whole process. */
export async function kpiIn(folder: string, ...args: readonly string[]): ReturnType<typeof kpiHere> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await kpiHere(...args);
  } finally {
    process.chdir(before);
  }
}

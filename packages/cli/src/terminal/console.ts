import { createInterface } from 'node:readline/promises';

/** Where a command writes to: answers on stdout, everything else on stderr. */
export interface Console {
  out(text: string): void;
  err(text: string): void;
  /** A file as an answer. */
  bytes(content: Uint8Array): void;
  /** The whole of standard input. */
  stdin(): Promise<Uint8Array>;
  /** Puts a question to the person at the keyboard; undefined where there is none. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** Progress bars are drawn only for a person who watches. */
  readonly watched: boolean;
  /** Columns of the screen that answers are read on; undefined where they go into a file or a pipe. */
  readonly columns?: number | undefined;
}

export const processConsole: Console = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  bytes: (content) => void process.stdout.write(content),
  stdin: async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  },
  get ask() {
    return process.stdin.isTTY === true && process.stderr.isTTY === true ? askAtTerminal : undefined;
  },
  get watched() {
    return process.stderr.isTTY === true;
  },
  get columns() {
    return process.stdout.columns;
  },
};

async function askAtTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

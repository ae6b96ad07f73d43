/** What waits to be decided and written, in the order in which it came. */
export interface WritingQueue<Item, Answer> {
  /** Decided with those that wait right before and after it. */
  join(item: Item): Promise<Answer>;
  /** Decided by itself, when everything before it is done. */
  alone<A>(work: () => Promise<A>): Promise<A>;
  isFull(): boolean;
}

export interface QueueOptions<Item, Answer> {
  /** An answer for each item, in their order. */
  readonly together: (items: readonly Item[]) => Promise<readonly Answer[]>;
  readonly mostTogether: number;
  readonly mostWaiting: number;
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * One writer at a time within this process: the directory follows the log step by step. While it writes, others gather; those that
 * may be decided together and stand next to each other are taken as one group, so nobody overtakes anybody.
 */
export function createWritingQueue<Item, Answer>({
  together,
  mostTogether,
  mostWaiting,
}: QueueOptions<Item, Answer>): WritingQueue<Item, Answer> {
  const line: (Waiting<Item, Answer> | (() => Promise<void>))[] = [];
  let isWriting = false;

  const takeGroup = (): readonly Waiting<Item, Answer>[] => {
    const end = line.findIndex((next, i) => typeof next === 'function' || i === mostTogether);
    return line.splice(0, end === -1 ? line.length : end) as Waiting<Item, Answer>[];
  };
  const writeGroup = async (group: readonly Waiting<Item, Answer>[]): Promise<void> => {
    try {
      const answers = await together(group.map(({ item }) => item));
      for (const [i, { resolve }] of group.entries()) resolve(answers[i] as Answer);
    } catch (thrown) {
      for (const { reject } of group) reject(thrown);
    }
  };
  const write = async (): Promise<void> => {
    isWriting = true;
    for (let next = line[0]; next !== undefined; next = line[0]) {
      if (typeof next !== 'function') await writeGroup(takeGroup());
      else {
        line.shift();
        await next();
      }
    }
    isWriting = false;
  };
  const waitIn = (entry: (typeof line)[number]): void => {
    line.push(entry);
    if (!isWriting) void write();
  };

  return {
    join: (item) => new Promise((resolve, reject) => waitIn({ item, resolve, reject })),
    alone: <A>(work: () => Promise<A>) =>
      new Promise<A>((resolve, reject) => waitIn(() => work().then(resolve, reject))),
    isFull: () => line.length >= mostWaiting,
  };
}

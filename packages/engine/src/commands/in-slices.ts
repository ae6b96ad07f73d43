import { setImmediate as otherWork } from 'node:timers/promises';

/** Items that are worked on before other work of this process, such as answering a question, may come in between. */
const AT_ONCE = 25;

/** `map` over a long list. */
export async function mapInSlices<A, B>(items: readonly A[], work: (item: A, index: number) => B): Promise<B[]> {
  const done: B[] = [];
  for (const [index, item] of items.entries()) {
    done.push(work(item, index));
    if (done.length % AT_ONCE === 0) await otherWork();
  }
  return done;
}

import type { Schema } from '@kpi-ledger/api-client';

export type Publications = Schema<'Publications'>;
export type NotReady = Schema<'NotReady'>;

export type Act = 'publish' | 'close' | 'restate' | 'reopen';

/** What an act would change now, and whether there is anything to do. */
export interface Preview {
  readonly act: Act;
  readonly changes: number;
  /** Who stands against it; of publishing and restating: who would be left out. */
  readonly against: readonly NotReady[];
  readonly possible: boolean;
}

export function previewOf(act: Act, answer: Publications): Preview {
  const { ready, toRestate, notReady, moved, blocking, closed, published } = answer;
  const isOpen = closed === null;
  switch (act) {
    case 'publish':
      return { act, changes: ready.length, against: notReady, possible: isOpen && ready.length > 0 };
    case 'close':
      return { act, changes: published.length, against: blocking, possible: isOpen && blocking.length === 0 };
    case 'restate':
      return { act, changes: toRestate.length, against: moved, possible: toRestate.length > 0 };
    case 'reopen':
      return { act, changes: closed?.ratings ?? 0, against: [], possible: !isOpen };
  }
}

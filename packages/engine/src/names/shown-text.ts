import { isSealedText } from '@kpi-ledger/events';

/** A text that was opened as it is; of one that does not open what stands in its place; of none an empty one. */
export const shownText = (text: unknown, unreadable: () => string): string =>
  typeof text === 'string' ? text : isSealedText(text) ? unreadable() : '';

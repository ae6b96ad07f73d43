import { isSealedText, type SealedText } from '@kpi-ledger/events';

/** A text that was opened; null: there is none, or its key is gone. */
export const readable = (text: string | SealedText | undefined): string | null =>
  text === undefined || isSealedText(text) ? null : text;

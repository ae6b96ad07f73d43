/** One command that was sent, as far as its sender knows. The first answer that settles it stands. */
export interface Sent {
  readonly commandId: string;
  /** The fact's data, as text. */
  readonly data: string;
  /**
   * ACKNOWLEDGED: 200 or 201. REFUSED: the answer says that nothing was recorded. OPEN: no answer, or one that leaves it open; it may stand in
   * the log or not.
   */
  state: 'ACKNOWLEDGED' | 'REFUSED' | 'OPEN';
}

/** What an answer says of its command. */
export function stateAfter(status: number, code: string | null): Sent['state'] {
  if (status === 200 || status === 201) return 'ACKNOWLEDGED';
  if (status >= 400 && status < 500) return 'REFUSED';
  return status === 503 && (code === 'OVERLOADED' || code === 'BUSY') ? 'REFUSED' : 'OPEN';
}

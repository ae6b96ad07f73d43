/** A request as it goes over the wire. */
export interface HostileRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array | null;
  /** Whose token goes with it. */
  readonly as: string;
}

/**
 * A personal text as it stands in the log: AES-256-GCM under the key of the event's subject. The nonce is derived from key,
 * place and text, so a retry of the same command gives the same bytes.
 */
export interface SealedText {
  readonly sealed: 'A256GCM';
  /** Base64 of nonce (12 bytes), ciphertext and tag (16 bytes). */
  readonly box: string;
}

export const BOX = /^[A-Za-z0-9+/]{38,}={0,2}$/;

export const isSealedText = (value: unknown): value is SealedText =>
  typeof value === 'object' &&
  value !== null &&
  (value as SealedText).sealed === 'A256GCM' &&
  typeof (value as SealedText).box === 'string' &&
  BOX.test((value as SealedText).box) &&
  Object.keys(value).length === 2;

export const sealedTextSchema = {
  type: 'object',
  properties: { sealed: { const: 'A256GCM' }, box: { type: 'string', contentEncoding: 'base64', pattern: BOX.source } },
  required: ['sealed', 'box'],
  additionalProperties: false,
};

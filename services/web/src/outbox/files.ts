import type { WaitingFile } from './entry.ts';

/** Bytes of evidence that wait on this device, by their hash. */
const NAME = 'kpi.evidence';
const addressOf = (hash: string): string => `/waiting/${hash}`;

/** Hash and storage need a page that came over HTTPS (or from this machine). */
export const mayKeepFiles = (): boolean => window.isSecureContext;

export async function keepFile(task: string, file: File): Promise<WaitingFile> {
  const bytes = await file.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  await (await caches.open(NAME)).put(addressOf(hash), new Response(bytes));
  return { task, hash, type: file.type };
}

/** Null: the browser has thrown them away. */
export async function bytesOf({ hash }: WaitingFile): Promise<ArrayBuffer | null> {
  const kept = await (await caches.open(NAME)).match(addressOf(hash));
  return kept === undefined ? null : kept.arrayBuffer();
}

export async function forgetFile({ hash }: WaitingFile): Promise<void> {
  await (await caches.open(NAME)).delete(addressOf(hash));
}

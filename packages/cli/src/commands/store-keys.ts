import { existsSync } from 'node:fs';
import { signingFilesOf } from '@kpi-ledger/api/ledger';
import type { Text } from '../terminal/lang.js';
import { text } from '../terminal/lang.js';

/** A file beside a ledger that belongs to it and is in no copy of it. */
export interface KeyPlace {
  readonly what: 'keys' | 'signing-key';
  readonly file: string;
  readonly exists: boolean;
}

/** Where the keys of a ledger are: of personal texts, and the one that signs checkpoints. */
export function keyPlaces(store: string, keyFile: string): readonly KeyPlace[] {
  const signing = process.env['KPI_SIGNING_KEY'] ?? signingFilesOf(store).keyFile;
  return [
    { what: 'keys', file: keyFile, exists: existsSync(keyFile) },
    { what: 'signing-key', file: signing, exists: existsSync(signing) },
  ];
}

export const KEY_NAMES: { readonly [what in KeyPlace['what']]: Text } = {
  keys: text(
    'khoá dữ liệu cá nhân (mất là không đọc được tên người)',
    'keys of personal texts (without them no name can be read)',
  ),
  'signing-key': text('khoá ký điểm chốt (giữ bí mật)', 'key that signs checkpoints (keep it secret)'),
};

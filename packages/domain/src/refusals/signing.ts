/** Checkpoints and the keys that sign them. The decree does not speak about them. */
export const SIGNING_TEXTS = {
  NO_SIGNING_KEY: {
    article: null,
    vi: 'Trường {path}: sổ chưa có khoá ký. Hãy chạy "kpi checkpoint seal": lần đầu lệnh này ghi khoá ký vào sổ.',
    en: '{path}: the ledger has no signing key; "kpi checkpoint seal" introduces the first one',
  },
  NOT_THE_SIGNING_KEY: {
    article: null,
    vi: 'Trường {path}: khoá ký {value} không phải là khoá đang dùng của sổ ({current}). Hãy dùng tệp khoá hiện hành, hoặc thay khoá bằng "kpi checkpoint rotate".',
    en: '{path}: {value} is not the key that signs now ({current}); use its file, or "kpi checkpoint rotate"',
  },
  SIGNING_KEY_KNOWN: {
    article: null,
    vi: 'Trường {path}: khoá ký {value} đã có trong sổ. Khoá đã thay không dùng lại được; hãy tạo khoá mới.',
    en: '{path}: signing key {value} stands in the ledger already; a replaced key is not used again',
  },
  FIRST_KEY_ONLY_ONCE: {
    article: null,
    vi: 'Trường {path}: sổ đã có khoá ký {current}. Khoá tiếp theo phải nêu khoá này ở trường "previous" và do khoá này ký, trừ khi đã mất (LOST, có quyết định).',
    en: '{path}: the ledger has signing key {current}; the next one names it as previous and is signed by it, unless it is LOST',
  },
  CHECKPOINT_NOT_NEWER: {
    article: null,
    vi: 'Trường {path}: điểm chốt phải bao gồm nhiều sự kiện hơn điểm chốt trước ({sealed}); nhận được {value}.',
    en: '{path}: the last checkpoint covers {sealed} events already, this one {value}',
  },
  CHECKPOINT_BEYOND_LEDGER: {
    article: null,
    vi: 'Trường {path}: sổ chưa có đủ {value} sự kiện để chốt.',
    en: '{path}: the ledger has fewer than {value} events',
  },
  NOT_THE_ROOT: {
    article: null,
    vi: 'Trường {path}: {value} không phải là gốc Merkle của {ordinal} sự kiện đầu tiên ({root}). Hãy dùng "kpi checkpoint seal" để sổ tự tính.',
    en: '{path}: {value} is not the Merkle root of the first {ordinal} events ({root}); use "kpi checkpoint seal"',
  },
  BAD_SIGNATURE: {
    article: null,
    vi: 'Trường {path}: chữ ký không đúng với khoá {key}. Chữ ký sai đã ghi thì không xoá được, nên không được ghi.',
    en: '{path}: the signature is not that of {key}; in an append-only log it would stay wrong for ever',
  },
  NOT_THE_KEY_ID: {
    article: null,
    vi: 'Trường {path}: {value} không phải là mã của khoá công khai đã nêu ({right}).',
    en: '{path}: {value} is not the id of the public key ({right})',
  },
} as const;

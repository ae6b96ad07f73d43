export type { Conflict } from './conflicts.js';
export { conflicts } from './conflicts.js';
export type { ObligationRow } from './obligations.js';
export { obligations } from './obligations.js';
export type { Item, ItemKind, Paragraph, Prose } from './paragraph.js';
export { prose } from './prose.js';

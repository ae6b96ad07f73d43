export type { CardSlot, PrintedCard } from './cards.js';
export { CARD_SLOTS, definitionCards } from './cards.js';
export type { Series } from './series.js';
export { series } from './series.js';

import { castFacts } from './cast.js';
import { correctionFacts } from './corrections.js';
import { addDays } from './days.js';
import { deliveryFacts, earlyDeliveryFacts, pastDeliveryFacts } from './deliveries.js';
import type { DemoFact } from './demo-fact.js';
import { extraWork, sideFacts } from './extra-work.js';
import { documentFacts, OPENED_ON, planWork, workOf2025, workOfYearEnd } from './plan-work.js';
import { catalogueFacts, productFacts, productWork } from './products.js';
import { publishedFacts } from './published.js';
import { scoreFacts } from './scores.js';

/** One day of the demonstration: what becomes known on it, in order. */
export interface DemoDay {
  readonly day: string;
  readonly facts: readonly DemoFact[];
}

/**
 * The history of the demonstration, day by day; the same at every call.
 *
 * @param ledger id of the ledger it is written to: a correction names an event, and event ids are made of it
 */
export function demoHistory(ledger: string): readonly DemoDay[] {
  const facts = [
    ...documentFacts(),
    ...castFacts(addDays(OPENED_ON, 1)),
    ...catalogueFacts(addDays(OPENED_ON, 1)),
    ...publishedFacts(),
    ...productFacts(),
    ...sideFacts(),
    ...[...planWork(), ...productWork(), ...extraWork()].flatMap(deliveryFacts),
    ...workOf2025().flatMap((work) => pastDeliveryFacts(work, '2026-01-14')),
    ...workOfYearEnd().flatMap(earlyDeliveryFacts),
    ...scoreFacts(),
  ];
  const byDay = Map.groupBy([...facts, ...correctionFacts(facts, ledger)], ({ on }) => on);
  return [...byDay].map(([day, of]) => ({ day, facts: of })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

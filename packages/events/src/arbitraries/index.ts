/** fast-check arbitraries of facts and events, derived from the event types: for the property tests of every package. */
export { anyEvent, eventArbitrary } from './event.js';
export { anyFact, type FactOf, factArbitrary } from './fact.js';

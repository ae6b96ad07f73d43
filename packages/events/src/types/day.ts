import { EVENT_TYPES, type EventTypeName } from './catalog.js';

/**
 * May a fact of this type be recorded today with this day? What happens may not lie in the future; what decides or plans
 * may. Confirmations may stand on 31/12 as soon as that December has begun (P22, R24).
 */
export function mayStandOn(type: EventTypeName, validAt: string, today: string): boolean {
  const { mayReachForward, earlyDecember } = EVENT_TYPES[type];
  if (validAt <= today || mayReachForward) return true;
  return earlyDecember && validAt.endsWith('-12-31') && today.slice(0, 7) === validAt.slice(0, 7);
}

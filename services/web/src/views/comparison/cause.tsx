import type { Schema } from '@kpi-ledger/api-client';
import { day, timeInHue } from '../../text/format.ts';
import { useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { EventLink } from '../../ui/event-link.tsx';
import { EventType } from '../../ui/event-type.tsx';

/** What made a step, down to its event. */
export function CauseText({ cause }: { readonly cause: Schema<'Cause'> }) {
  const say = useSay();
  const names = useNames();
  switch (cause.kind) {
    case 'effective':
      return (
        <>
          {say(
            `Ngày tính chuyển từ ${day(cause.from)} sang ${day(cause.to)}`,
            `The day moved from ${day(cause.from)} to ${day(cause.to)}`,
          )}
          <span className="under">
            {cause.events.length} {say('sự kiện vào phạm vi', 'events came into view')}
          </span>
        </>
      );
    case 'rule':
      return (
        <>
          {say('Tham số', 'Parameter')} <code>{cause.id}</code> = {cause.value ?? '–'}{' '}
          {say(`từ ${day(cause.from)}`, `from ${day(cause.from)}`)}
          <span className="under">
            {cause.source} {cause.event !== null && <EventLink id={cause.event} />}
          </span>
        </>
      );
    default:
      return (
        <>
          <EventType type={cause.type} /> {say('nói về ngày', 'about')} {day(cause.validAt)}{' '}
          <EventLink id={cause.event} />
          <span className="under">
            {say('ghi lúc', 'recorded')} {timeInHue(cause.recordedAt)} · {names.any(cause.actor)}
          </span>
        </>
      );
  }
}

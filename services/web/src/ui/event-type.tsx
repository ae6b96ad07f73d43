import { eventName } from '../text/event-names.ts';
import { useSay } from '../text/language.tsx';

/** What kind of event it is: by its name, with the type that the filter, the log and programs know. */
export function EventType({ type }: { readonly type: string }) {
  const say = useSay();
  const name = say(eventName(type) ?? type, type);
  return name === type ? (
    type
  ) : (
    <>
      {name} <small>({type})</small>
    </>
  );
}

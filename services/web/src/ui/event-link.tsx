import { Link, useSearch } from 'wouter';
import { addressOf } from '../app/place.ts';
import { useHasRole } from '../session/session.tsx';

/** The id of an event; whoever may read the log goes from it to the event itself. */
export function EventLink({ id }: { readonly id: string }) {
  const search = new URLSearchParams(useSearch());
  const may = useHasRole('RATING_OFFICER', 'AUDITOR');
  const shown = <code>{id}</code>;
  return may ? <Link href={addressOf(`/page/events/${id}`, search)}>{shown}</Link> : shown;
}

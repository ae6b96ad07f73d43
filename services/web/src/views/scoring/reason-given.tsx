import { useSay } from '../../text/language.tsx';

/** Why something was confirmed as it was, in the words of whoever confirmed it. */
export function ReasonGiven({ reason }: { readonly reason: string }) {
  const say = useSay();
  return reason === '' ? null : (
    <span className="under reason-given">
      {say('Lý do', 'Reason')}: {reason}
    </span>
  );
}

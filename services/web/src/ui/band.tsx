import { useSay } from '../text/language.tsx';
import { type Band, bandName } from '../text/words.ts';

/** The class that a score corresponds to: named, never by colour alone. */
export function BandMark({ band }: { readonly band: Band | null }) {
  const say = useSay();
  if (band === null) return <span className="unknown">–</span>;
  return <span className={`band band-${band}`}>{bandName(band, say)}</span>;
}

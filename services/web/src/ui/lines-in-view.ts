import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** A list of up to so many rows stands in the document as a whole: it can be printed and found in as it is. */
const WHOLE = 100;
/** So many rows of a longer one go on paper; whoever needs more takes the file. */
export const ON_PAPER = 2_000;
/** Lines above and below the window, so that the next ones are there for the keyboard and a screen reader. */
const BEYOND = 10;
/** Before a line was measured, pixels. */
const LIKELY_HEIGHT = 48;

interface Place {
  /** Rows beside each other: cards may be, rows of a table are not. */
  readonly across: number;
  /** Pixels between two lines. */
  readonly gap: number;
  /** Pixels from the top of the document to the first line. */
  readonly top: number;
}

export interface InView {
  /** Rows `first` to `last`, without `last`, are in the document. */
  readonly first: number;
  readonly last: number;
  /** Pixels that stand for the rows before and after them. */
  readonly before: number;
  readonly after: number;
  /** Whether the list is longer than what stands in the document. */
  readonly isPart: boolean;
  /** On the first row of a line, beside `data-index`. */
  readonly measure: ((element: HTMLElement | null) => void) | undefined;
  readonly lineOf: (row: number) => number | undefined;
}

/** Which rows of a list are in the document: all of a short one; of a long one those that the window shows, and some around. */
export function useLinesInView(rows: number, body: RefObject<HTMLElement | null>): InView {
  const isLong = rows > WHOLE;
  const { across, gap, top } = usePlaceOf(body, isLong);
  const isPrinting = useIsPrinting(isLong);
  const virtual = useWindowVirtualizer<HTMLElement>({
    ...{ count: isLong ? Math.ceil(rows / across) : 0, estimateSize: () => LIKELY_HEIGHT, overscan: BEYOND },
    ...{ scrollMargin: top, gap },
  });
  const lines = virtual.getVirtualItems();
  const [from, to] = [lines[0], lines.at(-1)];
  const whole = { first: 0, before: 0, after: 0, measure: undefined, lineOf: () => undefined };
  if (!isLong) return { ...whole, last: rows, isPart: false };
  if (isPrinting) return { ...whole, last: Math.min(rows, ON_PAPER), isPart: true };
  if (from === undefined || to === undefined) return { ...whole, last: Math.min(rows, WHOLE), isPart: true };
  return {
    ...{ first: from.index * across, last: Math.min(rows, (to.index + 1) * across), isPart: true },
    before: Math.max(0, from.start - top - gap),
    after: Math.max(0, virtual.getTotalSize() - (to.end - top) - gap),
    measure: virtual.measureElement,
    lineOf: (row) => (row % across === 0 ? row / across : undefined),
  };
}

/** The style sheet decides whether rows are cards, and how many stand beside each other. */
function usePlaceOf(body: RefObject<HTMLElement | null>, isLong: boolean): Place {
  const [place, setPlace] = useState<Place>({ across: 1, gap: 0, top: 0 });
  useLayoutEffect(() => {
    const element = body.current;
    if (!isLong || element === null) return;
    const look = () => {
      const { display, gridTemplateColumns, rowGap } = getComputedStyle(element);
      const top = Math.round(element.getBoundingClientRect().top + window.scrollY);
      const seen =
        display === 'grid'
          ? { across: gridTemplateColumns.split(' ').length, gap: Number.parseFloat(rowGap) || 0, top }
          : { across: 1, gap: 0, top };
      setPlace((before) =>
        before.across === seen.across && before.gap === seen.gap && before.top === seen.top ? before : seen,
      );
    };
    // What stands above the list moves it.
    const watching = new ResizeObserver(look);
    watching.observe(element);
    watching.observe(document.body);
    look();
    return () => watching.disconnect();
  }, [body, isLong]);
  return place;
}

/** Paper has no window: before it is printed, the list is put into the document. */
function useIsPrinting(isLong: boolean): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    if (!isLong) return;
    const before = () => flushSync(() => setIsPrinting(true));
    const after = () => setIsPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [isLong]);
  return isPrinting;
}

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The width of the box in pixels, so that lines and words of a picture keep their size while it grows. */
export function useWidth(): { readonly box: RefObject<HTMLDivElement | null>; readonly width: number } {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (box.current === null) return;
    const watching = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    watching.observe(box.current);
    return () => watching.disconnect();
  }, []);
  return { box, width };
}

/** Longer texts may pass what a double holds exactly. */
const LONGEST = 15;

export const POWERS: readonly number[] = Array.from({ length: LONGEST }, (_, n) => 10 ** n);

/** Digits after the point of `3` or `25.5`; -1 for every other text, also for exact numbers that are written otherwise. */
export function placesOf(text: string): number {
  const { length } = text;
  if (length === 0 || length > LONGEST) return -1;
  let point = -1;
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 46) {
      if (point >= 0 || i === 0 || i === length - 1) return -1;
      point = i;
    } else if (code < 48 || code > 57) return -1;
  }
  // No number begins with a zero that could be left out.
  if (length > 1 && text.charCodeAt(0) === 48 && point !== 1) return -1;
  return point < 0 ? 0 : length - point - 1;
}

/** Such a text in whole steps of its last place: 255 for `25.5`. */
export function stepsOf(text: string): number {
  let steps = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code !== 46) steps = steps * 10 + code - 48;
  }
  return steps;
}

/** Numbers that a run of codes leaves out: DC.01, DC.03 leaves out DC.02. Information, no error. */
export function gapsIn(codes: readonly string[]): readonly string[] {
  const runs = Map.groupBy(
    codes.flatMap((code) => {
      const parts = /^(.*?)(\d{1,6})$/.exec(code);
      return parts === null ? [] : [{ prefix: parts[1] ?? '', digits: parts[2] ?? '' }];
    }),
    ({ prefix }) => prefix,
  );
  return [...runs].flatMap(([prefix, of]) => {
    const numbers = of.map(({ digits }) => Number(digits));
    const width = Math.min(...of.map(({ digits }) => digits.length));
    const there = new Set(numbers);
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
    // A lone large number is a code of another make, not the end of a long run.
    if (most - least > 10 * numbers.length + 10) return [];
    const missing: string[] = [];
    for (let number = least; number <= most; number++)
      if (!there.has(number)) missing.push(`${prefix}${String(number).padStart(width, '0')}`);
    return missing;
  });
}

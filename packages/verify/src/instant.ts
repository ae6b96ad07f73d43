/** Milliseconds of an instant `yyyy-mm-ddThh:mm:ss.sssZ` since the beginning of year 0, by the Gregorian calendar; without a clock. */
export function millisecondsOf(instant: string): number {
  const [year, month, day, hours, minutes, seconds, milliseconds] = instant.split(/[-T:.Z]/).map(Number) as [
    ...[number, number, number],
    ...[number, number, number, number],
  ];
  // Years that begin in March: the leap day is the last one.
  const y = month > 2 ? year : year - 1;
  const sinceMarch = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  const days = 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + sinceMarch + day;
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
}

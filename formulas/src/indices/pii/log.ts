import { type Enclosure, greatest, type Irrationals, type Kernel, least, type Rational } from '../../numbers/index.js';
import { Refusal } from '../../reading/index.js';

/** CT: ln(x − min + 0.01·(max − min)); GII: ln((max − 1)·(x − min)/(max − min) + 1), for a maximum above 1 only. */
export type LogForm = 'CT' | 'GII';

/** The logarithms of a sample that is not constant. The GII form turns the order round below 1, so it is refused there. */
export function logarithms(
  values: readonly Rational[],
  form: LogForm,
  irrationals: Irrationals,
  numbers: Kernel,
): readonly Enclosure[] {
  const [min, max] = [values.reduce(least), values.reduce(greatest)];
  const range = max.minus(min);
  if (form === 'CT') {
    const shift = range.times(numbers.ratio(1, 100));
    return values.map((value) => irrationals.ln(value.minus(min).plus(shift)));
  }
  const one = numbers.integer(1);
  if (max.compare(one) <= 0)
    throw new Refusal(
      'LOG_TURNS_ROUND',
      'outliers.log',
      `the GII logarithm needs a maximum above 1, this sample has ${max}: use CT`,
      `dạng lô-ga-rít GII cần giá trị lớn nhất trên 1, ở đây là ${max}: dùng CT`,
    );
  return values.map((value) => irrationals.ln(value.minus(min).times(max.minus(one)).over(range).plus(one)));
}

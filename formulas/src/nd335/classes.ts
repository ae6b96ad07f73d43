import type { Kernel, Rational } from '../numbers/index.js';

/**
 * Mức xếp loại, from the lowest: KHT không hoàn thành, HT hoàn thành, TOT hoàn thành tốt, XS hoàn thành xuất sắc nhiệm vụ.
 * As the band of a period score it is only the mức điểm tương ứng; a class exists for the year.
 */
export const CLASSES = ['KHT', 'HT', 'TOT', 'XS'] as const;
/** One of the four classes, by its short name. */
export type Class = (typeof CLASSES)[number];

/** The class that a score corresponds to: XS from 90, TOT from 70, HT from 50 (Điều 20 khoản 1–4), compared exactly. */
export function classOfScore(score: Rational, numbers: Kernel): Class {
  const reaches = (threshold: number): boolean => score.compare(numbers.integer(threshold)) >= 0;
  return reaches(90) ? 'XS' : reaches(70) ? 'TOT' : reaches(50) ? 'HT' : 'KHT';
}

/** The lower of two classes: how a head is capped by the organisation (Điều 20 khoản 6). */
export const lowerClass = (x: Class, y: Class): Class => (CLASSES.indexOf(x) <= CLASSES.indexOf(y) ? x : y);

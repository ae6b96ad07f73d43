import type { Language } from './language.tsx';

/**
 * What somebody typed as an exact decimal of the service (`1234.5`); null: not clear, or no number. In Vietnamese the comma is the
 * decimal sign and dots stand between groups of three; in English the other way round. "1.23" in Vietnamese is neither, and refused.
 */
export function decimalOf(text: string, language: Language): string | null {
  const typed = text.replace(/\s/g, '');
  const [group, point] = language === 'vi' ? ['\\.', ','] : [',', '\\.'];
  const parts = new RegExp(`^(-?)(\\d{1,3}(?:${group}\\d{3})+|\\d+)(?:${point}(\\d+))?$`).exec(typed);
  if (parts === null) return null;
  const [, sign = '', whole = '', fraction] = parts;
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  return `${sign}${digits}${fraction === undefined ? '' : `.${fraction}`}`;
}

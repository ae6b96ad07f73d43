/** Control characters that XML cannot hold would make a file that no office suite opens. */
export const xmlText = (text: string): string =>
  text.normalize('NFC').replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');

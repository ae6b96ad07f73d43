import type { BrowserContext } from 'playwright-core';
import { answerTo } from './demo-page.ts';

const LENGTH = 40;
const WORDS = 'Nguyễn Phước Quỳnh Đường Trường Nghiêm Uyển Thượng Khuyến Lưỡng';

/** Everybody and everything gets a name of forty characters, the rest of the answer is the service's own. */
export async function longNames(context: BrowserContext): Promise<void> {
  await context.route('**/api/v1/names*', async (route) => {
    const response = await answerTo(route);
    const books = (await response.json()) as { readonly [book: string]: { readonly [id: string]: string } };
    const json = Object.fromEntries(
      Object.entries(books).map(([book, names]) => [
        book,
        Object.fromEntries(Object.keys(names).map((id, i) => [id, longName(i)])),
      ]),
    );
    await route.fulfill({ response, json });
  });
}

const longName = (number: number): string => `${`${number} ${WORDS}`.slice(0, LENGTH - 1)}ỹ`;

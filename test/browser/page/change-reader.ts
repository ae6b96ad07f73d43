import type { Page } from 'playwright-core';

/**
 * Somebody else sits down at a page, with what a tab keeps of a token, or with nothing. What the reader before left in the browser
 * is gone, but not the files of the page: to load and compile them in a new window takes twice as long as all the rest of a visit.
 */
export async function changeReader(page: Page, url: string, kept: string | null): Promise<void> {
  await page.unrouteAll();
  await page.context().setOffline(false);
  // Of the same origin, without the page in it.
  const empty = `${url}/nobody`;
  await page.route(empty, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto(empty);
  await page.unroute(empty);
  await page.evaluate(async (token) => {
    sessionStorage.clear();
    localStorage.clear();
    for (const { name = '' } of await indexedDB.databases())
      await new Promise<void>((done, failed) => {
        const gone = indexedDB.deleteDatabase(name);
        gone.onsuccess = () => done();
        gone.onerror = () => failed(gone.error);
      });
    if (token !== null) sessionStorage.setItem('kpi.token', token);
  }, kept);
}

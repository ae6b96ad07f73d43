// Takes every view, or those named, at three widths with names of forty characters and says what does not fit: node test/browser/page/screenshots.ts FOLDER [VIEW…]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { demoPage, visit } from './demo-page.ts';
import { layoutProblems } from './layout.ts';
import { longNames } from './long-names.ts';
import { VIEWS, WIDTHS } from './views.ts';

const [folder = 'screenshots', ...only] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const demo = await demoPage();
for (const { name, path, as } of VIEWS) {
  if (only.length > 0 && !only.includes(name)) continue;
  const context = await demo.window(as);
  await longNames(context);
  const page = await context.newPage();
  await visit(page, `${demo.url}${path}`);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const problem of await layoutProblems(page)) {
      process.stderr.write(`${name} at ${width}: ${problem}\n`);
      process.exitCode = 1;
    }
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
  }
  await context.close();
}
await demo.stop();

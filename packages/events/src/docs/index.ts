import { eventsPage } from './events-page.js';
import { schemaFiles } from './schemas.js';

/** Everything that is generated into `docs/`, by path below it. */
export function documentationFiles(): ReadonlyMap<string, string> {
  const schemas = [...schemaFiles()].map(([name, text]) => [`schemas/${name}`, text] as const);
  return new Map([['events.md', eventsPage()], ...schemas]);
}

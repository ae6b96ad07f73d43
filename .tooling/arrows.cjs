// The arrows of the architecture (docs/architecture.md). A package may import exactly these of ours; everything else is an error.
/** `ledger` holds the memory store and the key file. */
const STORES = ['ledger', 'ledger-sqlite', 'ledger-eventstoredb'];
const ARROWS = {
  formulas: [],
  events: [],
  seeds: ['events', 'formulas'],
  ledger: ['events'],
  'ledger-sqlite': ['ledger', 'events'],
  'ledger-eventstoredb': ['ledger', 'events'],
  domain: ['events', 'formulas', 'ledger'],
  projections: ['events', 'formulas', 'ledger'],
  verify: ['events', 'formulas'],
  engine: ['domain', 'projections', 'verify', 'ledger', 'events', 'formulas'],
  intake: ['engine'],
  reports: ['engine', 'intake'],
  connections: ['engine', 'events', 'ledger'],
  'api-client': [],
  // Bundled: its imports are checked in its sources, by biome.
  web: [],
  api: ['engine', 'intake', 'reports', 'connections', ...STORES, 'seeds'],
  cli: ['engine', 'intake', 'reports', 'connections', ...STORES, 'seeds', 'api', 'web'],
};
const FOLDER = { formulas: 'formulas', seeds: 'seeds', api: 'services/api', web: 'services/web' };
const folderOf = (name) => FOLDER[name] ?? `packages/${name}`;
const built = (name) => `^${folderOf(name)}/`;
const OURS = '^(formulas|seeds|packages/[^/]+|services/[^/]+)/';
const PURE = '^(formulas|packages/(projections|verify|events))/';

module.exports = {
  forbidden: [
    { name: 'no-cycle', comment: 'Modules must not depend on each other in a circle.', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', comment: 'Every import must be found.', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...Object.entries(ARROWS).map(([name, allowed]) => ({
      name: `arrows-of-${name}`,
      comment: `${name} may import only ${allowed.join(', ') || 'nothing of ours'}.`,
      severity: 'error',
      from: { path: built(name) },
      to: { path: OURS, pathNot: [built(name), ...allowed.map(built)] },
    })),
    {
      name: 'pure-packages-have-no-node',
      comment: 'formulas, projections, verify and events run in a browser and have no I/O.',
      severity: 'error',
      from: { path: PURE, pathNot: '/dist/(docs|arbitraries)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'formulas-core-has-no-dependency',
      comment: 'Only the codecs entry of formulas may use fp-ts and io-ts, only the approximate entry decimal.js.',
      severity: 'error',
      from: { path: '^formulas/dist/', pathNot: '^formulas/dist/(codecs|approximate/decimals)' },
      to: { pathNot: '^formulas/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^services/web/dist/' },
    includeOnly: '^(formulas|seeds|packages/[^/]+|services/[^/]+)/dist/|node_modules|^[a-z_:]+$',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
};

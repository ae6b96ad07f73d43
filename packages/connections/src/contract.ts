export { describeOpenDataPortal, type PortalUnderTest } from './open-data/contract/open-data-portal.js';
export { describeTaskSource, type SourceUnderTest } from './tasks/contract/task-source.js';

export type { ProposedPlace, TaskLinkProposal } from './task-links.js';
export { taskLinkProposals } from './task-links.js';

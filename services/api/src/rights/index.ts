export { callerIfKnown, callerOf, endpointOf, grantedStill, grantedTo, guard, methodsOf } from './guard.js';
export { whyNotRecord } from './may-record.js';
export { everybody, type Granted, narrowed, withinReach } from './narrow.js';
export { subjectsOfStream } from './subjects.js';

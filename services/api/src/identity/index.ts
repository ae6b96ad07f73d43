export { actorOf, type Caller, type Standing } from './caller.js';
export { createIdentity, type Identity, type SignIn } from './identity.js';
export { isThisMachine } from './issuer-keys.js';
export { tokenRequired } from './problems.js';
export { type IdentitySettings, readIdentitySettings, type SettingProblem } from './settings.js';

import type { Engine } from '@kpi-ledger/engine';
import { Router } from 'express';
import type { SignIn } from '../identity/index.js';
import { callerOf } from '../rights/index.js';

/** How to sign in here, and whom the service takes the sender of the request for. */
export function sessionRoutes(engine: Engine, signIn: SignIn): Router {
  const router = Router();
  router.get('/session', (_, response) => {
    response.json({ signIn, caller: callerOf(response), ledger: engine.ledger() });
  });
  return router;
}

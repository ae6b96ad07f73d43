import { exact } from '../reading/index.js';
import { derivation } from '../schemas/evaluated.js';
import { codecOf } from './codec-of.js';

/** A text that is an exact number: `n`, `n.ddd` or `n/d`. */
export const exactText = codecOf('ExactText', exact);

/** The explanation of an answer, term by term. */
export const derivationCodec = codecOf('Derivation', derivation);

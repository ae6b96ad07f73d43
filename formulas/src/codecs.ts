/** io-ts codecs of the formulas' inputs and answers; needs fp-ts and io-ts beside this package. */
export { answerCodecs } from './codecs/answers.js';
export { inputCodecs } from './codecs/inputs.js';
export { derivationCodec, exactText } from './codecs/shared.js';

import { itSaysAsWritten } from '../support/transcript.js';

describe('hostdrift requires', () => {
  itSaysAsWritten('requires');
});

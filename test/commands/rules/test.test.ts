import { itSaysAsWritten } from '../../support/transcript.js';

describe('hostdrift rules test', () => {
  itSaysAsWritten('rules-test');
});

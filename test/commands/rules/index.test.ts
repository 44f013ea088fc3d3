import { itSaysAsWritten } from '../../support/transcript.js';

describe('hostdrift rules', () => {
  itSaysAsWritten('rules');
});

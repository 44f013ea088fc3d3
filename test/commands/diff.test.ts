import { itSaysAsWritten } from '../support/transcript.js';

describe('hostdrift diff', () => {
  itSaysAsWritten('diff');
});

import { itSaysAsWritten } from '../support/transcript.js';

describe('hostdrift init', () => {
  itSaysAsWritten('init');
});

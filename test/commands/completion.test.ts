import { itSaysAsWritten } from '../support/transcript.js';

describe('hostdrift completion', () => {
  itSaysAsWritten('completion');
});

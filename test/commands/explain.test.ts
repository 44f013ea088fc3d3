import { itSaysAsWritten } from '../support/transcript.js';

describe('hostdrift explain', () => {
  itSaysAsWritten('explain');
});

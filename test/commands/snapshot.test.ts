import { itSaysAsWritten } from '../support/transcript.js';

describe('hostdrift snapshot', () => {
  itSaysAsWritten('snapshot');
  itSaysAsWritten('settings');
});

import { itSaysAsWritten } from '../support/transcript.js';

describe('hostdrift check', () => {
  itSaysAsWritten('check');
  itSaysAsWritten('wrong-usage');
});

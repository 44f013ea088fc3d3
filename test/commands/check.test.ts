import { itSaysAsWritten } from '../support/transcript.js';

describe('hostdrift check', () => {
  itSaysAsWritten('check');
  itSaysAsWritten('project');
  itSaysAsWritten('wrong-usage');
});

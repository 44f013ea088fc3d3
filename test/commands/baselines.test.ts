import { itSaysAsWritten } from '../support/transcript.js';

describe('hostdrift baselines', () => {
  itSaysAsWritten('help');
});

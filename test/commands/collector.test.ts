import { itSaysAsWritten } from '../support/transcript.js';

describe('hostdrift collector', () => {
  itSaysAsWritten('collector');
});

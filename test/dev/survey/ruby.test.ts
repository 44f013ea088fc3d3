import assert from 'node:assert/strict';
import { RUBY_REPORT, rubySurveyModule } from '../../../src/dev/survey/ruby.js';

describe('rubySurveyModule', () => {
  it('tells what the releases have, by those that do', () => {
    assert.match(RUBY_REPORT, /rbconfig/);
    const text = rubySurveyModule([
      { version: '3.3', names: ['json', 'net/http', 'a/b/c'] },
      { version: '3.1', names: ['json', 'net/http', 'net/smtp', 'X'] },
    ]);
    assert.match(text, / {2}'3\.1':\n {4}'net\/smtp',\n {2}'3\.1 3\.3':\n {4}'json net\/http',/);
    assert.doesNotMatch(text, /a\/b\/c|X/);
  });
});

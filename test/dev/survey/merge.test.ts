import assert from 'node:assert/strict';
import { surveyModule } from '../../../src/dev/survey/merge.js';

const answer = (version: string, names: string[], options = {}) => ({
  version,
  names,
  options,
  aliases: ['--debug=', '-r'],
  engine: ['prof'],
});

describe('surveyModule', () => {
  const text = surveyModule([
    answer('14.1.0', ['a', 'gone']),
    answer('18.1.0', ['a', 'b'], { '--x': { valued: true, env: false }, '[hidden]': { valued: false, env: false } }),
    answer('18.2.0', ['a', 'late']),
    answer('20.0.0', ['a', 'b', 'late', 'new'], { '--x': { valued: true, env: false } }),
  ]);

  it('keeps what not every release has, by the majors that do', () => {
    assert.match(text, /'-18': 'gone'/);
    assert.match(text, /'15-': 'b late'/);
    assert.match(text, /'19-': 'new'/);
    assert.doesNotMatch(text, /'a'|'a /);
  });

  it('keeps every option', () => {
    assert.match(text, /'-': '--debug -r'/);
    assert.match(text, /'15-': '--x'/);
    assert.match(text, /VALUED_OPTIONS = '--x'/);
    assert.match(text, /COMMAND_LINE_OPTIONS = '--x'/);
    assert.doesNotMatch(text, /hidden/);
  });
});

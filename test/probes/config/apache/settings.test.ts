import assert from 'node:assert/strict';
import { apacheSettings } from '../../../../src/probes/config/apache/settings.js';

const file = { path: '/a', text: '', owner: undefined };
const directive = (name: string, ...parameters: string[]) => ({ name, parameters, file, line: 1 });

describe('settings of Apache', () => {
  it('are lists where a directive stands several times, in any case', () => {
    const all = [
      ...apacheSettings([
        directive('Listen', '80'),
        directive('LISTEN', '443'),
        directive('Define', 'A', 'b c'),
        directive('LogFormat', '%h %l', 'common'),
      ]),
    ];
    assert.deepEqual(
      all.map(({ key, value }) => [key, value]),
      [
        ['listen', ['80', '443']],
        ['define[A]', '"b c"'],
        ['logformat[common]', '"%h %l"'],
      ],
    );
  });

  it('have numbers where sections are called alike', () => {
    const section = { ...directive('Directory', '/x'), block: [directive('Options', 'None')] };
    assert.deepEqual(
      [...apacheSettings([section, section])].map(({ key }) => key),
      ['directory[/x].options', 'directory[/x]#2.options'],
    );
  });
});

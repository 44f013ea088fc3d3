import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseApache } from '../../../src/formats/config/apache.js';

describe('parseApache', () => {
  it('reads directives and sections', () => {
    const text = '<VirtualHost *:80>\n  RewriteRule "^/a b" \\\n    /c\\.d [L]\n</virtualhost>\nListen 80\n';
    assert.deepEqual(parseApache(text), {
      directives: [
        {
          name: 'VirtualHost',
          parameters: ['*:80'],
          line: 1,
          block: [{ name: 'RewriteRule', parameters: ['^/a b', '/c\\.d', '[L]'], line: 2 }],
        },
        { name: 'Listen', parameters: ['80'], line: 5 },
      ],
      problems: [],
    });
  });

  for (const [what, text, message] of [
    ['a section that is not closed', '<Directory />', /<Directory> is not closed/],
    ['the end of another section', '<A>\n</B>\n</A>', /unexpected <\/B>/],
    ['a line that is cut off', '<A\n', /not closed by ">"/],
    ['sections that are too deep', '<A>\n'.repeat(50), /inside each other/],
  ] as const) {
    it(`finds ${what}`, () => {
      assert.match(parseApache(text).problems[0]?.message ?? '', message);
    });
  }

  it('never throws', () => {
    const piece = fc.constantFrom('<', '>', '/', '"', '\\', '#', '\n', ' ', 'a');
    fc.assert(fc.property(fc.string({ unit: piece }), (text) => assert.ok(parseApache(text).problems.length <= 20)));
  });
});

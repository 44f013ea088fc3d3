import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDeb822 } from '../../src/formats/deb822.js';

const FIELDS = ['Package', 'Version', 'Description'];

function read(text: string) {
  const { stanzas, ...rest } = parseDeb822(text, FIELDS);
  return { stanzas: stanzas.map(({ line, fields }) => [line, Object.fromEntries(fields)]), ...rest };
}

describe('parseDeb822', () => {
  it('reads the fields asked for, stanza by stanza, with the line of each', () => {
    const text = 'Package: a\nPriority: low\nVersion: 1:2-3\n\n\nPACKAGE:b\nversion:   \n\n';
    assert.deepEqual(read(text), {
      stanzas: [
        [1, { package: 'a', version: '1:2-3' }],
        [6, { package: 'b', version: '' }],
      ],
      problems: [],
      ending: 'blank',
    });
  });

  it('joins the lines of a value and passes over comments and other fields that continue', () => {
    const text = '# first\nDescription: short\n long: 1\n# not part of it\n\t.\nConffiles:\n /etc/x 1\nPackage: a\n';
    assert.deepEqual(read(text), {
      stanzas: [[2, { description: 'short\nlong: 1\n.', package: 'a' }]],
      problems: [],
      ending: 'line',
    });
  });

  it('names the line of what is no field, and keeps the stanza', () => {
    const text = ' lost\nPackage: a\nno colon\n: no name\ntwo words: x\nPackage: b\nVersion: 1';
    assert.deepEqual(read(text), {
      stanzas: [[2, { package: 'a', version: '1' }]],
      problems: [
        { line: 1, message: 'expected a field before the line that continues it' },
        { line: 3, message: 'expected "Name: value"' },
        { line: 4, message: 'expected "Name: value"' },
        { line: 5, message: 'expected "Name: value"' },
        { line: 6, message: 'field package appears twice' },
      ],
      ending: 'open',
    });
  });

  it('reads what it writes', () => {
    const word = fc.stringMatching(/^[a-z0-9~.+-]{1,9}$/);
    const stanza = fc.record({ package: word, version: word, description: fc.array(word, { minLength: 1 }) });
    fc.assert(
      fc.property(fc.array(stanza), (stanzas) => {
        const text = stanzas.map(
          ({ package: name, version, description }) =>
            `Package: ${name}\nOther: x\nVersion: ${version}\nDescription: ${description.join('\n ')}\n\n`,
        );
        const expected = stanzas.map((fields) => ({ ...fields, description: fields.description.join('\n') }));
        const { stanzas: found, problems } = parseDeb822(Buffer.from(text.join('')), FIELDS);
        assert.deepEqual(
          found.map(({ fields }) => Object.fromEntries(fields)),
          expected,
        );
        assert.deepEqual(problems, []);
      }),
    );
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => parseDeb822(bytes, FIELDS).stanzas.length >= 0),
    );
  });

  it('takes time in proportion to the text, also where no line is a field', () => {
    const start = process.cpuUsage();
    parseDeb822('a\n'.repeat(2_000_000), FIELDS);
    parseDeb822(' \n'.repeat(2_000_000), FIELDS);
    parseDeb822('a'.repeat(4_000_000), FIELDS);
    const { user, system } = process.cpuUsage(start);
    assert.ok(user + system < 3_000_000, `${(user + system) / 1000} ms`);
  });
});

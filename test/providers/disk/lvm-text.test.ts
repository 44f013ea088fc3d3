import assert from 'node:assert/strict';
import fc from 'fast-check';
import { numberIn, parseLvmText, sectionIn } from '../../../src/providers/disk/lvm-text.js';

const TEXT = `# of the group
vg-0 {
	id = "q4Kf7V-vmZA"	# an id
	seqno = 12
	status = ["RESIZEABLE", "READ"]
	flags = []
	physical_volumes { pv0 { device = "/dev/a \\"b\\"" } }
}
contents = "Text Format Volume Group"
creation_time = 1795571890	# Wed Nov 25 01:58:10 2026
`;

describe('the metadata of LVM', () => {
  it('is sections, texts, numbers and lists', () => {
    assert.deepEqual(parseLvmText(TEXT), {
      'vg-0': {
        id: 'q4Kf7V-vmZA',
        seqno: 12,
        status: ['RESIZEABLE', 'READ'],
        flags: [],
        physical_volumes: { pv0: { device: '/dev/a "b"' } },
      },
      contents: 'Text Format Volume Group',
      creation_time: 1_795_571_890,
    });
    assert.deepEqual(parseLvmText('\n\0'), {});
  });

  it('is asked for what should be there', () => {
    const section = parseLvmText('a = 1 b { c = 2 } d = -1 e = "x"');
    assert.equal(numberIn(section, 'a'), 1);
    assert.equal(numberIn(sectionIn(section, 'b'), 'c'), 2);
    assert.deepEqual([sectionIn(section, 'a'), sectionIn(section, 'toString')], [{}, {}]);
    for (const name of ['b', 'd', 'e', 'f', 'constructor']) {
      assert.throws(() => numberIn(section, name), { message: `the metadata of LVM has no ${name}` });
    }
  });

  it('is refused where it cannot be understood', () => {
    for (const text of ['a', 'a {', 'a = ', 'a = [1', 'a = {}', '}', 'a = b', 'a 1', 'a = [[1]]', 'ä = 1', '= 1']) {
      assert.throws(() => parseLvmText(text), /the metadata of LVM/, text);
    }
    assert.throws(() => parseLvmText('a {'.repeat(100_000)), /nested too deeply/);
    for (const filling of [' ', '#', '#\n', '\0']) {
      assert.throws(() => parseLvmText(`${filling.repeat(50_000)}\n!`), /cannot be understood/);
    }
  });

  it('throws nothing but errors with words', () => {
    const piece = fc.constantFrom('{', '}', '=', '[', ']', ',', '"', 'a', '1', ' ', '#', '\n', '\\');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          parseLvmText(pieces.join(''));
        } catch (error) {
          assert.match(String(error), /the metadata of LVM/);
        }
      }),
    );
  });
});

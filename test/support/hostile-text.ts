import * as fc from 'fast-check';

/** Text of strangers: what means something to a terminal, to Markdown, HTML, XML or a workflow command, and anything else. */
export function hostileText(): fc.Arbitrary<string> {
  const sharp = fc.constantFrom(
    '<script>alert(1)</script>',
    ']]>',
    '::error::x\n::warning::y',
    '| a | b |',
    '@everyone #1 `code` ```',
    '</details>',
    '\u001b[2J\u0000\u202e',
    String.fromCharCode(0xd800),
    '../../etc/passwd',
    '&amp; "quoted" \'single\'',
    '%0A%25,:',
  );
  return fc.array(fc.oneof(sharp, fc.string({ unit: 'binary' })), { maxLength: 4 }).map((parts) => parts.join(''));
}

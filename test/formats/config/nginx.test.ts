import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type NginxDirective, parseNginx } from '../../../src/formats/config/nginx.js';

/** The directives as nested lists: name and parameters, then those of the block. */
function shape(directives: readonly NginxDirective[]): unknown[] {
  return directives.map(({ name, parameters, block }) => [name, ...parameters, ...(block ? [shape(block)] : [])]);
}

describe('parseNginx', () => {
  it('reads blocks, quotes, variables, comments and regular expressions', () => {
    const text = [
      'user www-data; # not root',
      'http {',
      "  log_format main '$remote_addr \"$request\"' '#';",
      '  set $a "x\\"y";',
      `  server { location ~ \\.php$ { return 301 https://$\{host}$uri; } }`,
      '}',
    ].join('\n');
    const { directives, problems } = parseNginx(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(shape(directives), [
      ['user', 'www-data'],
      [
        'http',
        [
          ['log_format', 'main', '$remote_addr "$request"', '#'],
          ['set', '$a', 'x"y'],
          ['server', [['location', '~', '\\.php$', [['return', '301', `https://$\{host}$uri`]]]]],
        ],
      ],
    ]);
    assert.deepEqual(
      directives.map(({ line }) => line),
      [1, 2],
    );
    assert.equal(directives[1]?.block?.[2]?.line, 5);
  });

  it('takes Lua as it is', () => {
    const { directives, problems } = parseNginx(
      'a { content_by_lua_block {\n  local t = { 1 }; ngx.say("x")\n} }\nb 1;',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(shape(directives), [
      ['a', [['content_by_lua_block', 'local t = { 1 }; ngx.say("x")']]],
      ['b', '1'],
    ]);
  });

  for (const [what, text, line, message] of [
    ['a block that is not closed', 'http {\n server {\n }\n', 1, /not closed/],
    ['a brace too many', 'a 1;\n}\n', 2, /unexpected "}"/],
    ['a missing semicolon', 'http {\n  gzip on\n}', 2, /"gzip" is not ended by ";"/],
    ['a quote that is not closed', 'a "b;\n', 2, /quote/],
    ['something behind a quote', 'a "b"c;', 1, /behind a closing quote/],
    ['a semicolon without a directive', ';', 1, /unexpected ";"/],
  ] as const) {
    it(`finds ${what}`, () => {
      const [problem] = parseNginx(text).problems;
      assert.match(problem?.message ?? '', message);
      assert.equal(problem?.line, line);
    });
  }

  it('finds a semicolon that is missing before a directive on the next line, and nothing in long lists', () => {
    const broken = parseNginx('server {\n  client_max_body_size 20m\n  location / { root /x; }\n}\n');
    assert.deepEqual(broken.problems, [
      { line: 2, message: '"client_max_body_size" is not ended by ";" before "location"' },
    ]);
    const list = "server_name a.org\n  b.org;\nlog_format x '$a'\n  '$b';\nadd_header A 'x'\n  always;\n";
    assert.deepEqual(parseNginx(list).problems, []);
  });

  it('stops at blocks that are too deep', () => {
    assert.match(parseNginx('a {'.repeat(100_000)).problems[0]?.message ?? '', /inside each other/);
  });

  it('never throws, and reads back what is written', () => {
    const piece = fc.constantFrom('{', '}', ';', '"', "'", '\\', '#', '\n', ' ', '$', 'a', 'x_by_lua_block');
    fc.assert(
      fc.property(fc.string({ unit: piece }), (text) => {
        for (const { line } of parseNginx(text).problems) assert.ok(line >= 1 && line <= text.split('\n').length + 1);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '/', '~'), minLength: 1 }), { minLength: 1 }),
        (words) => {
          assert.deepEqual(shape(parseNginx(`${words.join(' ')};`).directives), [words]);
        },
      ),
    );
  });
});

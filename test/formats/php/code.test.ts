import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readPhpCode } from '../../../src/formats/php/code.js';

function functions(text: string): string[] {
  return readPhpCode(`<?php ${text}`).functions.map(({ name, when }) => `${name} ${when}`);
}

function classes(text: string): string[] {
  return readPhpCode(`<?php ${text}`).classes.map(({ name, when }) => `${name} ${when}`);
}

describe('readPhpCode', () => {
  it('tells what is called as the file is run, on a condition, and in functions', () => {
    assert.deepEqual(functions('a(); if (b()) c(); d(); if (x) { e(); } else f(); g();'), [
      ...['a start', 'b start', 'c maybe', 'd start', 'e maybe', 'f maybe', 'g start'],
    ]);
    assert.deepEqual(functions('function f() { a(); } $g = function () use ($x) { b(); }; $h = fn() => c(1); d();'), [
      ...['a later', 'b later', 'c later', 'd start'],
    ]);
    assert.deepEqual(functions('x ? a() : b(); c(); y && d(); e(z ?? f()); g(); do { h(); } while (i());'), [
      ...['a maybe', 'b maybe', 'c start', 'd maybe', 'e start', 'f maybe', 'g start', 'h start', 'i start'],
    ]);
    assert.deepEqual(functions('if (1): a(); elseif (b()): c(); endif; d(); if (2) { return; } e();'), [
      ...['a maybe', 'b maybe', 'c maybe', 'd start', 'e maybe'],
    ]);
  });

  it('leaves methods, definitions and what is asked for first', () => {
    assert.deepEqual(functions('class A { function mb() {} } $a->mb(); A::mb(); new mb();'), []);
    assert.deepEqual(functions("if (function_exists('mb_strlen')) mb_strlen('a'); curl_init();"), ['curl_init start']);
    assert.deepEqual(readPhpCode('<?php namespace N; function f() {} class C {} enum E: int {}').defines, [
      ...['n\\c', 'n\\e', 'n\\f'],
    ]);
  });

  it('finds global classes through namespaces', () => {
    assert.deepEqual(classes('new PDO(1); Intl::get(); class A extends Soap {} X::class; $x instanceof Y;'), [
      ...['pdo start', 'intl start', 'soap start'],
    ]);
    assert.deepEqual(
      classes('namespace N; new PDO(1); new \\PDO(2); use SoapClient as C; new C; new self; use A\\{B};'),
      [...['pdo start', 'soapclient start']],
    );
  });

  it('finds files that are included by a path that is written out', () => {
    const text = "require __DIR__ . '/vendor/autoload.php'; include 'a.php'; require $x; if (1) require_once('b.php');";
    assert.deepEqual(
      readPhpCode(`<?php ${text}`).includes.map(({ name, when }) => `${name} ${when}`),
      ['./vendor/autoload.php start', 'a.php later', 'b.php maybe'],
    );
  });

  it('knows which release brought the newest syntax', () => {
    const newest = (text: string) => readPhpCode(`<?php ${text}`).syntax?.version;
    assert.equal(newest('$f = fn($x) => 1;'), '7.4');
    assert.equal(newest('$a?->b; fn() => 1;'), '8.0');
    assert.equal(newest('class P { function __construct(private int $x) {} }'), '8.0');
    assert.equal(newest('echo match(1) { default => 2 };'), '8.0');
    assert.equal(newest('enum Suit { case A; }'), '8.1');
    assert.equal(newest('class A { private int $x; function match() {} } $enum = 1;'), undefined);
  });

  it('never throws', () => {
    const words = [
      'if',
      'else',
      '(',
      ')',
      '{',
      '}',
      ';',
      'function',
      'f',
      'class',
      'fn',
      'use',
      '?',
      '::',
      'new',
      "'x'",
      ',',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (parts) => {
        assert.ok(readPhpCode(`<?php ${parts.join(' ')}`).functions.length <= parts.length);
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { snapshot } from '../../../src/index.js';
import type { ComposerFact } from '../../../src/model/facts/composer.js';
import type { PhpCodeFact } from '../../../src/model/facts/php-code.js';
import { entries } from '../../../src/requirements/node/world.js';
import { codeNeeds } from '../../../src/requirements/php/code.js';
import { prove } from '../../../src/requirements/prove.js';
import { pendingUnless } from '../../support/pending.js';
import { captured, deployed, type Files } from '../../support/proof.js';
import { noRoots, rootsWith, runInRoot } from '../../support/roots.js';

const PHP = { path: '/usr/bin/php8.2', version: '8.2.29', extensions: ['core', 'json'] };

async function needs(files: Files, php: Parameters<typeof codeNeeds>[2] = PHP): Promise<string[]> {
  const payload = await captured(files);
  const code = {
    files: new Map(entries<PhpCodeFact>(payload, 'php-code')),
    vendors: new Map(entries<ComposerFact>(payload, 'composer')),
    complete: true,
  };
  return codeNeeds('/index.php', code, php, 'error').map(({ rule, cause, level }) => `${level} ${rule} ${cause}`);
}

describe('codeNeeds', () => {
  it('names extensions, functions and syntax that the PHP lacks, by what is surely run', async () => {
    const files = {
      '/index.php': "<?php require __DIR__ . '/a.php'; json_encode(1); if ($x) curl_init(); array_find([], null);",
      '/a.php': '<?php function f() { mb_strlen(1); } new SimpleXMLElement(1); enum A {}',
      '/other.php': '<?php gettext(1);',
    };
    assert.deepEqual(await needs(files), [
      'warning php-extension missing-extension:curl',
      'error php-function language-version:array_find',
      'warning php-extension missing-extension:mbstring',
      'error php-extension missing-extension:simplexml',
    ]);
    assert.deepEqual(await needs({ '/index.php': '<?php enum A {}' }, { ...PHP, version: '8.0.30' }), [
      'error php-syntax language-version:syntax',
    ]);
  });

  it('leaves what is brought, and what nobody knows', async () => {
    const polyfilled = [{ name: 'symfony/polyfill-mbstring', version: '1.30' }];
    const files = {
      '/index.php': '<?php function mb_trim() {} mb_trim(1); mb_strlen(1);',
      '/vendor/composer/installed.json': JSON.stringify(polyfilled),
    };
    assert.deepEqual(await needs(files), []);
    assert.deepEqual(
      await needs({ '/index.php': '<?php curl_init();' }, { ...PHP, extensions: undefined } as never),
      [],
    );
    assert.deepEqual(await needs({ '/index.php': '<?php str_contains(1, 2);' }, { ...PHP, version: '8.0.30' }), []);
  });

  it('misses files that are required', async () => {
    const asks = {
      '/index.php': "<?php require __DIR__ . '/vendor/autoload.php'; require __DIR__ . '/gone.php'; @include 'x.php';",
    };
    assert.deepEqual(await needs(asks), [
      'error php-missing-file missing-module:vendor/autoload.php',
      'error php-missing-file missing-module:gone.php',
    ]);
    const there = { ...asks, '/vendor/composer/installed.json': '[]', '/gone.php': '<?php' };
    assert.deepEqual(await needs(there), []);
  });

  it('ends with files that include each other', async () => {
    const files = { '/index.php': "<?php require './a.php';", '/a.php': "<?php require './index.php'; mb_strlen(1);" };
    assert.deepEqual(await needs(files), ['error php-extension missing-extension:mbstring']);
  });

  it('says what the PHP of real systems says', async function () {
    pendingUnless(this, noRoots() === undefined, noRoots() ?? '');
    const roots = rootsWith('usr/bin/php');
    pendingUnless(this, roots.length > 0, 'no root filesystem has PHP');
    this.timeout(120_000);
    const codes = [
      'mb_strlen("a");',
      'simplexml_load_string("<a/>");',
      'json_encode(1);',
      'str_contains("a", "b");',
      'each($a);',
    ];
    for (const root of roots) {
      const target = await snapshot(`dir:${root}`, { takenAt: new Date(0) });
      const commands = codes.map((code) => ['php', '-r', code]);
      const proofs = prove(await captured({}), target, deployed({ commands }));
      assert.deepEqual(
        proofs.map(({ verdict }) => verdict),
        commands.map((command) => (runInRoot(root, command).status === 0 ? 'runs' : 'breaks')),
      );
    }
  });
});

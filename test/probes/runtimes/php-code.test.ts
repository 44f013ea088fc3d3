import assert from 'node:assert/strict';
import { captured, executable } from '../../support/proof.js';

describe('phpCodeProbe', () => {
  it('keeps of code that is deployed what not every PHP has', async () => {
    const section = (
      await captured({
        '/srv/index.php':
          "<?php require './own.php'; strlen(mb_strlen('a')); mb_strlen('b'); new SimpleXMLElement('<a/>');",
        '/srv/own.php': '<?php function mb_trim() {} function own() {} $x?->y;',
        '/srv/tool': executable('#!/usr/bin/env php\n<?php curl_init();'),
        '/srv/script': executable('#!/bin/sh\n'),
        '/srv/vendor/a.php': '<?php mb_strlen(1);',
        '/usr/share/php/a.php': '<?php mb_strlen(1);',
      })
    ).sections['php-code'];
    assert.equal(section?.status, 'complete');
    const use = (name: string, line = 1) => ({ name, when: 'start', line });
    assert.deepEqual(section.facts['/srv/index.php'], {
      functions: [use('mb_strlen')],
      classes: [use('simplexmlelement')],
      includes: [use('./own.php')],
    });
    assert.deepEqual(section.facts['/srv/tool'], {
      functions: [use('curl_init', 2)],
      classes: [],
      includes: [],
      script: true,
    });
    assert.deepEqual(Object.keys(section.facts), ['/srv/index.php', '/srv/own.php', '/srv/tool']);
  });
});

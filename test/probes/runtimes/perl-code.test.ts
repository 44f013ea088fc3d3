import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { perlCodeProbe } from '../../../src/probes/runtimes/perl-code.js';
import { memoryEnvironment } from '../../support/memory-environment.js';
import { executable } from '../../support/proof.js';

describe('the perl-code probe', () => {
  it('reads scripts, modules and compiled modules, and nothing else', async () => {
    const { 'perl-code': section } = await runProbes(
      memoryEnvironment({
        '/srv/tool': executable('#!/usr/bin/perl\nuse v5.36;\nuse lib "/srv/lib";\nuse DBI;\n'),
        '/srv/lib/Own.pm': '1;\n',
        '/srv/lib/auto/Own/Own.so': 'xx\0v5.36.0\0xx',
        '/srv/lib/auto/Other/Other.so': 'xx',
        '/srv/run': executable('#!/bin/sh\n'),
        '/usr/share/perl5/X.pm': 'use Y;\n',
      }),
      [perlCodeProbe],
    );
    assert.deepEqual(section?.facts, {
      '/srv/lib/Own.pm': { uses: [] },
      '/srv/lib/auto/Own/Own.so': { uses: [], compiledFor: '5.36.0' },
      '/srv/tool': {
        uses: [{ file: 'DBI.pm', line: 4, always: true }],
        adds: ['/srv/lib'],
        minimum: '5.36.0',
        line: 2,
      },
    });
  });
});

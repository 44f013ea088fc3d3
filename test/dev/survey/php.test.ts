import assert from 'node:assert/strict';
import { PHP_REPORT, phpSurveyModule } from '../../../src/dev/survey/php.js';

const answer = (version: string, standard: string[], intl: string[]) => ({
  version,
  functions: { standard, intl, 'zend opcache': ['opcache_reset'] },
  classes: { core: ['stdclass'], intl: ['Collator', 'A\\B'] },
});

describe('phpSurveyModule', () => {
  const text = phpSurveyModule([
    answer('8.2', ['strlen', 'str_contains'], ['numfmt_create']),
    answer('7.4', ['strlen', 'each'], ['Intl_Get']),
    answer('8.4', ['strlen', 'str_contains', 'exit'], []),
  ]);

  it('asks a program of PHP', () => {
    assert.match(PHP_REPORT, /^<\?php\n/);
  });

  it('tells what each extension brings in any release, and what releases have', () => {
    assert.match(text, /PHP_SURVEYED = \['7\.4', '8\.2', '8\.4'\]/);
    assert.match(text, / {2}intl: 'intl_get numfmt_create',/);
    assert.match(text, / {2}'zend opcache': 'opcache_reset',/);
    assert.match(text, / {2}intl: 'a\\\\b collator',/);
    assert.match(text, / {2}'-8\.2': 'each',\n {2}'8\.2-': 'str_contains',/);
    assert.doesNotMatch(text, /stdclass|exit|strlen/);
  });
});

import type { ExampleSections, RuleDescriptor } from '../../model/rule.js';
import { program, system } from '../rules/facts.js';

const owner = 'deb/php8.2-cli:amd64';

/** A system with PHP 8.2. */
const PHP: ExampleSections = {
  ...system({ programs: { '/usr/bin/php8.2': program({ owner, links: ['/usr/bin/php'] }) } }),
  packages: { [owner]: { name: 'php8.2-cli', version: '8.2.29-1~deb12u1' } },
};

/** The same, of which is known what it has. */
const KNOWN: ExampleSections = {
  ...PHP,
  'php-runtime': {
    '/usr/bin/php8.2': { kind: 'interpreter', version: '8.2.29', api: '20220829', extensions: ['core', 'intl'], owner },
  },
};

function asks(more: Readonly<Record<string, unknown>>): ExampleSections {
  return { composer: { '/srv/app/vendor': { packages: { 'acme/http': '1.0.0' }, ...more } } };
}

function extension(api: string): ExampleSections {
  return { 'php-runtime': { '/srv/app/php/fast.so': { kind: 'extension', name: 'fast', api } } };
}

function needs(php: string): ExampleSections {
  return { composer: { '/srv/app/vendor': { packages: { 'acme/http': '1.0.0' }, php } } };
}

/** A site that is started by its index.php. */
function codeOf(more: Readonly<Record<string, unknown>>): ExampleSections {
  return { 'php-code': { '/index.php': { functions: [], classes: [], includes: [], ...more } } };
}

const calls = (name: string) => ({ functions: [{ name, when: 'start', line: 3 }] });
const syntax = (version: string) => ({ version, what: 'syntax', line: 3 });
const LOADS = { includes: [{ name: './vendor/autoload.php', when: 'start', line: 2 }] };
const vendored: ExampleSections = { composer: { '/vendor': { packages: {} } } };
const CODE = ['source.php-code', 'source.composer', 'target.programs', 'target.php-runtime'];

/** What explains the needs of PHP programs that are not met. */
export const PHP_RULES: readonly RuleDescriptor[] = [
  {
    id: 'php-version',
    title: "A project's packages ask for a newer PHP than the target has",
    level: 'error',
    why:
      'Composer writes what the installed packages ask of the platform into vendor/composer/platform_check.php, and its ' +
      'loader ends there before anything of the project runs: "Composer detected issues in your platform".',
    fix: "Use a newer PHP in the target, or install the packages anew for the target's (composer config platform.php).",
    references: [
      'https://getcomposer.org/doc/07-runtime.md#platform-check',
      'https://getcomposer.org/doc/06-config.md#platform',
    ],
    sections: ['source.composer', 'target.packages', 'target.programs', 'target.libraries', 'target.loader'],
    examples: [
      { name: 'newer', source: needs('8.3.0'), target: PHP, findings: 1 },
      { name: 'the same', source: needs('8.2.0'), target: PHP, findings: 0 },
    ],
  },
  {
    id: 'php-extension',
    title: 'PHP code or its packages need an extension that the target does not have',
    level: 'error',
    why:
      'Functions and classes of PHP come in extensions that distributions package one by one: without php-mbstring a call of ' +
      'mb_strlen ends with "Call to undefined function". It is an error where Composer checks for the extension ' +
      '(platform-check), or where a file that surely is run calls it in any case; a warning in functions, behind conditions, ' +
      'and where packages only declare it (ext-…). What code asks for first (function_exists) it does without.',
    fix: 'Install and enable the extension in the target.',
    references: [
      'https://getcomposer.org/doc/07-runtime.md#platform-check',
      'https://getcomposer.org/doc/01-basic-usage.md#platform-packages',
      'https://www.php.net/manual/en/extensions.membership.php',
    ],
    sections: ['source.composer', 'source.php-code', 'target.programs', 'target.php-runtime'],
    examples: [
      { name: 'called and missing', source: codeOf(calls('mb_strlen')), target: KNOWN, findings: 1 },
      { name: 'checked and missing', source: asks({ extensions: ['gd'] }), target: KNOWN, findings: 1 },
      { name: 'there', source: asks({ extensions: ['intl'] }), target: KNOWN, findings: 0 },
    ],
  },
  {
    id: 'php-function',
    title: "PHP code calls a function that the target's PHP does not have",
    level: 'error',
    why:
      'Releases of PHP bring functions (str_contains with 8.0, array_find with 8.4) and remove others (each, create_function). ' +
      'A call of one that is not there ends with "Call to undefined function" when it is reached.',
    fix: 'Use a PHP that has it in the target, or write the code for both.',
    references: [
      'https://www.php.net/manual/en/migration80.new-functions.php',
      'https://www.php.net/manual/en/migration80.incompatible.php',
    ],
    sections: CODE,
    examples: [
      { name: 'of a later release', source: codeOf(calls('array_find')), target: KNOWN, findings: 1 },
      { name: 'of an earlier one', source: codeOf(calls('str_contains')), target: KNOWN, findings: 0 },
    ],
  },
  {
    id: 'php-syntax',
    title: "PHP code is written in syntax that the target's PHP does not know",
    level: 'error',
    why:
      'A file is read whole before any of it runs: with syntax of a later release (match and ?-> of 8.0, enum and readonly of ' +
      '8.1) it ends with a parse error, wherever in the file that stands.',
    fix: 'Use a newer PHP in the target, or write it otherwise.',
    references: [
      'https://www.php.net/manual/en/migration80.new-features.php',
      'https://www.php.net/manual/en/migration81.new-features.php',
    ],
    sections: CODE,
    examples: [
      { name: 'of a later release', source: codeOf({ syntax: syntax('8.4') }), target: KNOWN, findings: 1 },
      { name: 'of this one', source: codeOf({ syntax: syntax('8.1') }), target: KNOWN, findings: 0 },
    ],
  },
  {
    id: 'php-missing-file',
    title: 'PHP code requires a file that is not deployed',
    level: 'error',
    why:
      'require of a file that is not there ends the program ("Failed opening required"). Most often it is vendor/autoload.php, ' +
      'which Composer makes and no repository has.',
    fix: 'Run composer install --no-dev before the deployment, or deploy the file.',
    references: [
      'https://www.php.net/manual/en/function.require.php',
      'https://getcomposer.org/doc/01-basic-usage.md#autoloading',
    ],
    sections: CODE,
    examples: [
      { name: 'without vendor', source: { ...codeOf(LOADS), composer: {} }, target: KNOWN, findings: 1 },
      { name: 'with vendor', source: { ...codeOf(LOADS), ...vendored }, target: KNOWN, findings: 0 },
    ],
  },
  {
    id: 'php-extension-api',
    title: 'An extension of PHP is compiled for another PHP',
    level: 'warning',
    why:
      'Every release of PHP (8.1, 8.2, …) has an interface of its own for extensions. PHP leaves out one that is compiled for ' +
      'another, says "Unable to initialize module" and goes on without it.',
    fix: "Compile the extension for the target's PHP, or install it from its packages.",
    references: ['https://www.php.net/manual/en/install.pecl.intro.php'],
    sections: ['source.php-runtime', 'target.programs', 'target.php-runtime'],
    examples: [
      { name: 'of PHP 8.3', source: extension('20230831'), target: KNOWN, findings: 1 },
      { name: 'of the same', source: extension('20220829'), target: KNOWN, findings: 0 },
    ],
  },
];

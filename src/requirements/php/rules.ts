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
    title: "A project's packages ask for an extension of PHP that the target does not have",
    level: 'error',
    why:
      'Where Composer checks extensions (platform-check), its loader ends without them before anything of the project runs. ' +
      'What packages only declare (ext-… in their requirements) breaks where the code calls it: a warning.',
    fix: 'Install and enable the extension in the target.',
    references: [
      'https://getcomposer.org/doc/07-runtime.md#platform-check',
      'https://getcomposer.org/doc/01-basic-usage.md#platform-packages',
    ],
    sections: ['source.composer', 'target.programs', 'target.php-runtime'],
    examples: [
      { name: 'checked and missing', source: asks({ extensions: ['gd'] }), target: KNOWN, findings: 1 },
      { name: 'there', source: asks({ extensions: ['intl'] }), target: KNOWN, findings: 0 },
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

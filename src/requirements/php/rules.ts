import type { ExampleSections, RuleDescriptor } from '../../model/rule.js';
import { program, system } from '../rules/facts.js';

const owner = 'deb/php8.2-cli:amd64';

/** A system with PHP 8.2. */
const PHP: ExampleSections = {
  ...system({ programs: { '/usr/bin/php8.2': program({ owner, links: ['/usr/bin/php'] }) } }),
  packages: { [owner]: { name: 'php8.2-cli', version: '8.2.29-1~deb12u1' } },
};

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
];

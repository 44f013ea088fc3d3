import type { ExampleSections, RuleDescriptor } from '../../model/rule.js';
import { program, script, system } from '../rules/facts.js';

const SECTIONS = ['source.perl-code', 'target.perl', 'target.programs', 'target.libraries', 'target.loader'];

const owner = 'deb/perl-base:amd64';

/** A system with Perl 5.36 and what its smallest package has. */
const PERL: ExampleSections = {
  ...system({ programs: { '/usr/bin/perl': program({ owner }) } }),
  perl: {
    '/usr/bin/perl': {
      ...{ kind: 'interpreter', version: '5.36.0', architecture: 'x86_64-linux-gnu-thread-multi' },
      path: ['/usr/share/perl5', '/usr/lib/x86_64-linux-gnu/perl-base'],
    },
    '/usr/lib/x86_64-linux-gnu/perl-base': { kind: 'directory', modules: ['POSIX.pm', 'strict.pm'] },
  },
};

function code(uses: readonly string[], more: Readonly<Record<string, unknown>> = {}): ExampleSections {
  return {
    programs: { '/srv/tool': script('/usr/bin/perl') },
    'perl-code': { '/srv/tool': { uses: uses.map((file) => ({ file, line: 2, always: true })), ...more } },
  } as ExampleSections;
}

/** A program with a compiled module beside it. */
function compiled(version: string): ExampleSections {
  const { 'perl-code': facts, ...rest } = code(['Fast.pm'], { adds: ['/srv/lib'] });
  const own = { '/srv/lib/Fast.pm': { uses: [] }, '/srv/lib/auto/Fast/Fast.so': { uses: [], compiledFor: version } };
  return { ...rest, 'perl-code': { ...facts, ...own } };
}

/** What explains the needs of Perl programs that are not met. */
export const PERL_RULES: readonly RuleDescriptor[] = [
  {
    id: 'perl-missing-module',
    title: 'Perl code loads a module that is not there',
    level: 'error',
    why:
      '"use" loads a module before anything of the program runs, wherever it is written, and a module that no directory of ' +
      '@INC has ends it: "Can\'t locate … in @INC". The smallest packages of distributions leave most of the standard ' +
      'modules out. What only some runs "require" is a warning.',
    fix: 'Install the package that brings the module, or ship it with the program.',
    references: ['https://perldoc.perl.org/functions/use', 'https://perldoc.perl.org/perlvar'],
    sections: SECTIONS,
    examples: [
      { name: 'not in the smallest package', source: code(['Data/Dumper.pm']), target: PERL, findings: 1 },
      { name: 'in it', source: code(['POSIX.pm', 'strict.pm']), target: PERL, findings: 0 },
    ],
  },
  {
    id: 'perl-version',
    title: 'Perl code asks for a newer Perl than the target has',
    level: 'error',
    why: '"use v5.36" ends the program in an older Perl: "Perl v5.36.0 required".',
    fix: 'Use a newer Perl in the target, or a release of the program that does with the older one.',
    references: ['https://perldoc.perl.org/functions/use'],
    sections: SECTIONS,
    examples: [
      { name: 'newer', source: code([], { minimum: '5.40.0', line: 1 }), target: PERL, findings: 1 },
      { name: 'the same', source: code([], { minimum: '5.36.0', line: 1 }), target: PERL, findings: 0 },
    ],
  },
  {
    id: 'perl-abi',
    title: 'A compiled Perl module is for another Perl',
    level: 'error',
    why:
      'A module that is compiled (XS) tells Perl for which release it was, and another one refuses it: "Perl API version ' +
      'v5.36.0 of … does not match v5.40.0".',
    fix: 'Install or compile the module for the Perl of the target.',
    references: ['https://perldoc.perl.org/perlxs', 'https://perldoc.perl.org/XSLoader'],
    sections: SECTIONS,
    examples: [
      { name: 'for another release', source: compiled('5.40.0'), target: PERL, findings: 1 },
      { name: 'for this one', source: compiled('5.36.0'), target: PERL, findings: 0 },
    ],
  },
];

import type { ExampleSections, RuleDescriptor } from '../../model/rule.js';
import { program, system } from '../rules/facts.js';

const GERMAN: ExampleSections = { locales: { 'de_DE.utf8': { path: '/usr/lib/locale/locale-archive' } } };
const BERLIN: ExampleSections = { timezones: { data: { zones: ['Europe/Berlin'] } } };

/** A program that asks the C library for these functions, in an image that sets this variable. */
function asking(lazy: readonly string[], name: string, value: string): ExampleSections {
  const wanted = program({ lazy: { '': lazy.join('\n') } });
  return { programs: { '/srv/app': wanted }, image: { [`env/${name}`]: { name, value } } };
}

const CLASSIC = '_ZNSt6localeC1EPKc';
const SECTIONS = ['source.programs', 'source.image', 'target.os'];

/** What explains needs of the C library's data that are not met: locales and time zones that the environment names. */
export const LIBC_RULES: readonly RuleDescriptor[] = [
  {
    id: 'program-locale',
    title: 'A program asks for a locale that the target does not have',
    level: 'error',
    why:
      'LANG and LC_* of the environment name locales, which glibc takes from files. A C++ program that asks for the locale of ' +
      'its environment ends with std::runtime_error where it is missing. To a C program setlocale says that it failed: most ' +
      'go on in the locale C, some stop.',
    fix: 'Generate the locale in the target, or set C.UTF-8 where that is there and enough.',
    references: [
      'https://man7.org/linux/man-pages/man3/setlocale.3.html',
      'https://en.cppreference.com/w/cpp/locale/locale/locale',
    ],
    sections: [...SECTIONS, 'target.locales'],
    examples: [
      {
        name: 'a C++ program in a minimal image',
        source: { ...asking([CLASSIC], 'LC_ALL', 'de_DE.UTF-8'), ...GERMAN },
        target: { ...system(), locales: {} },
        findings: 1,
      },
      {
        name: 'the locale is there',
        source: { ...asking([CLASSIC], 'LC_ALL', 'de_DE.UTF-8'), ...GERMAN },
        target: { ...system(), ...GERMAN },
        findings: 0,
      },
    ],
  },
  {
    id: 'program-time-zone',
    title: 'A program asks for local time, and the time zone that is set is not in the target',
    level: 'error',
    why:
      'TZ names a file below /usr/share/zoneinfo. Where that is missing the C library takes UTC without a word: every local ' +
      'time is wrong by hours. Images often leave tzdata out, and Debian moved old names to tzdata-legacy.',
    fix: 'Install tzdata (or tzdata-legacy) in the target, or set a zone that it has.',
    references: ['https://man7.org/linux/man-pages/man3/tzset.3.html'],
    sections: [...SECTIONS, 'target.timezones'],
    examples: [
      {
        name: 'an image without tzdata',
        source: { ...asking(['localtime_r'], 'TZ', 'Europe/Berlin'), ...BERLIN },
        target: { ...system(), timezones: { data: {} } },
        findings: 1,
      },
      {
        name: 'a rule in place of a name',
        source: asking(['localtime_r'], 'TZ', 'CET-1CEST'),
        target: { ...system(), timezones: { data: {} } },
        findings: 0,
      },
    ],
  },
];

import { type Files, glibcSystem, program } from './proof.js';

/** A system with Perl 5.36, with these files in a directory of @INC. */
export function perlSystem(modules: readonly string[] = ['strict.pm', 'POSIX.pm'], more: Files = {}): Files {
  const base = '/usr/lib/x86_64-linux-gnu/perl-base';
  return glibcSystem('2.36', {
    '/usr/bin/perl': program(),
    [`${base}/Config.pm`]:
      "# This file was created by configpm when Perl was built.\npackage Config;\ntie %Config, 'Config', {\n" +
      "    archlibexp => '/usr/lib/x86_64-linux-gnu/perl/5.36',\n    archname => 'x86_64-linux-gnu-thread-multi',\n" +
      "    privlibexp => '/usr/share/perl/5.36',\n    sitearchexp => '/usr/local/lib/perl/5.36.0',\n" +
      "    sitelibexp => '/usr/local/share/perl/5.36.0',\n    version => '5.36.0',\n};\n",
    [`${base}/Config_heavy.pl`]:
      "package Config;\nperlpath='/usr/bin/perl'\nvendorarchexp='/usr/lib/x86_64-linux-gnu/perl5/5.36'\nvendorlibexp='/usr/share/perl5'\n",
    ...Object.fromEntries(modules.map((name) => [`${base}/${name}`, '1;\n'])),
    ...more,
  });
}

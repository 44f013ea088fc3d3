/** Probes for which nothing is planted, and why: a new probe needs a place in the planted environments, or a reason here. */
export const WITHOUT_SECRETS: Readonly<Record<string, string>> = {
  cpu: 'the model and flags of a processor; a bundle without them has no such facts',
  dotnet: 'names and releases of directories of .NET itself',
  macho: 'names of libraries, as those of ELF files, which are planted',
  memory: 'numbers',
  node: 'the release that is compiled into the program',
  pe: 'names of libraries, as those of ELF files, which are planted',
  perl: 'the release and the directories that are compiled in',
  'php-runtime': 'the release and names of extensions, as files have them',
  process: 'needs a process that runs: its path, numbers and what it maps, no arguments and no variables',
  rpm: 'names and releases of packages, as those of dpkg, apk and alpm, which are planted',
  ruby: 'the release that is compiled in',
  'ruby-code': 'what code requires by name, and nothing else of it',
  'ruby-gems': 'names and releases of directories of gems',
};

/** The Perl that brought each feature (feature(3perl)). */
const SINCE: Readonly<Record<string, string>> = {
  say: '5.10.0',
  state: '5.10.0',
  switch: '5.10.0',
  unicode_strings: '5.12.0',
  current_sub: '5.16.0',
  evalbytes: '5.16.0',
  fc: '5.16.0',
  unicode_eval: '5.16.0',
  lexical_subs: '5.18.0',
  postderef: '5.20.0',
  postderef_qq: '5.20.0',
  signatures: '5.20.0',
  bitwise: '5.22.0',
  refaliasing: '5.22.0',
  declared_refs: '5.26.0',
  isa: '5.32.0',
  indirect: '5.32.0',
  bareword_filehandles: '5.34.0',
  multidimensional: '5.34.0',
  try: '5.34.0',
  defer: '5.36.0',
  extra_paired_delimiters: '5.36.0',
  class: '5.38.0',
  module_true: '5.38.0',
  apostrophe_as_package_separator: '5.42.0',
  keyword_all: '5.42.0',
  keyword_any: '5.42.0',
  smartmatch: '5.42.0',
};

/** The oldest Perl that knows all features that the words behind `use feature` name: `5.34.0`. */
export function perlOfFeatures(words: string): string | undefined {
  const names = words.match(/(?<![:\w])[a-z_]\w*/g) ?? [];
  const versions = names.flatMap((name) => (Object.hasOwn(SINCE, name) ? [SINCE[name] ?? ''] : []));
  const bundles = [...words.matchAll(/:(5\.\d+)/g)].map(([, version = '']) => `${version}.0`);
  return [...versions, ...bundles].toSorted((a, b) => minor(a) - minor(b)).at(-1);
}

function minor(version: string): number {
  return Number(version.split('.')[1]);
}

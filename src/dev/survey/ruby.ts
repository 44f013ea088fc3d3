/** A program that tells what the Ruby that runs it can require of its own: one line of JSON. */
export const RUBY_REPORT = `
require 'json'
require 'rbconfig'
directories = [RbConfig::CONFIG['rubylibdir'], RbConfig::CONFIG['rubyarchdir']]
names = directories.flat_map do |top|
  Dir.glob('**/*.{rb,so}', base: top).map { |path| path.sub(/\\.(rb|so)\\z/, '') }
end
built = $LOADED_FEATURES.reject { |path| path.start_with?('/') }.map { |path| path.sub(/\\.(rb|so)\\z/, '') }
gems = Gem::Specification.select(&:default_gem?).flat_map do |gem|
  gem.require_paths.flat_map { |path| Dir.glob('**/*.{rb,so}', base: File.join(gem.full_gem_path, path)) }
end
names += built + gems.map { |path| path.sub(/\\.(rb|so)\\z/, '') }
puts JSON.generate(version: RUBY_VERSION[/\\A\\d+\\.\\d+/], names: names.uniq.sort)
`;

/** What one Ruby says that it can load. */
export interface RubyAnswer {
  readonly version: string;
  readonly names: readonly string[];
}

/** The text of a module that says what every Ruby that was asked can load, and what only some of them can. */
export function rubySurveyModule(answers: readonly RubyAnswer[]): string {
  const versions = answers.map(({ version }) => version).sort();
  // What nobody requires by name: parts of parts.
  const wanted = (name: string) => name.split('/').length <= 2 && /^[a-z][\w/-]*$/.test(name);
  const ranges = new Map<string, string[]>();
  for (const name of [...new Set(answers.flatMap(({ names }) => names))].filter(wanted).sort()) {
    const having = answers.filter(({ names }) => names.includes(name)).map(({ version }) => version);
    const key = versions.filter((version) => having.includes(version)).join(' ');
    ranges.set(key, [...(ranges.get(key) ?? []), name]);
  }
  const rows = [...ranges].sort(([a], [b]) => (a < b ? -1 : 1));
  return `// Made by npm run survey -- ruby from the answers of Ruby ${versions.join(', ')}: not to be edited.

/** What Ruby itself can require, by the releases that have it. */
export const RUBY_LIBRARY: Readonly<Record<string, string>> = {
${rows.map(([key, names]) => `  '${key}':\n    '${names.join(' ')}',\n`).join('')}};
`;
}

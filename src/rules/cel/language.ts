import { Environment } from '@marcbachmann/cel-js';
import { normalLocale } from '../../model/locale-name.js';
import { bytes, settingName } from './setting.js';
import { Side } from './side.js';
import { counted, highest, names, sonameStem, without } from './text.js';
import { major, majorMinor, Version } from './version.js';

/** The orders of versions that have a function of their own, by their type. */
const VERSION_FUNCTIONS = { deb: 'deb_version', rpm: 'rpm_version', apk: 'apk_version' };

/** What CEL compares with, and what our order must answer for it to hold. `!=` follows from `==`. */
const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '==': (order) => order === 0,
};

/** What expressions may ask a {@link Side}: its result, the section that it reads, and how. */
const SIDE_METHODS: Readonly<Record<string, readonly [type: string, section: string, ask: Ask]>> = {
  package: ['map<string, dyn>', 'packages', (side, name) => side.package(name)],
  has_package: ['bool', 'packages', (side, name) => side.hasPackage(name)],
  has_source: ['bool', 'packages', (side, name) => side.hasSource(name)],
  library: ['map<string, dyn>', 'libraries', (side, soname) => side.library(soname)],
  has_library: ['bool', 'libraries', (side, soname) => side.hasLibrary(soname)],
  defines: ['list<string>', 'libraries', (side, soname) => side.defines(soname)],
  certificate: ['map<string, dyn>', 'certificates', (side, path) => side.certificate(path)],
  days_until: ['double', 'certificates', (side, time) => side.daysUntil(time)],
  sonames: ['list<string>', 'libraries', (side, stem) => side.sonames(stem)],
};

type Ask = (side: Side, name: string) => unknown;

/** The section that a method of a side looks into, if there is such a method. */
export function sectionOfMethod(name: string): string | undefined {
  return Object.hasOwn(SIDE_METHODS, name) ? SIDE_METHODS[name]?.[1] : undefined;
}

/**
 * CEL as every expression of a rule has it: the standard language with optional fields (`.?`), `env.source` and
 * `env.target`, versions with an order, and the functions that CEL lacks for names of libraries and packages.
 */
function createLanguage(): Environment {
  const language = new Environment({ enableOptionalTypes: true, homogeneousAggregateLiterals: false })
    .registerType('Version', { ctor: Version, fields: {} })
    .registerType('Side', { ctor: Side })
    .registerVariable('env', 'map<string, Side>')
    .registerFunction('version(string, string): Version', (type: string, text: string) => new Version(type, text))
    .registerFunction('locale_name(string): string', normalLocale)
    .registerFunction('string(list): string', (all: unknown[]) => all.map(String).join(', '))
    .registerFunction('soname_stem(string): string', sonameStem)
    .registerFunction('setting_name(string): string', settingName)
    .registerFunction('size_in_bytes(string): double', bytes)
    .registerFunction('major(string): string', major)
    .registerFunction('major_minor(string): string', majorMinor)
    .registerFunction('highest(list, string): string', highest)
    .registerFunction('names(list, int): string', (all: unknown[], count: bigint) => names(all, Number(count)))
    .registerFunction('counted(list, string, string): string', counted)
    .registerFunction('without(list, list): list<dyn>', without);
  for (const [name, [type, , ask]] of Object.entries(SIDE_METHODS)) {
    language.registerFunction(`Side.${name}(string): ${type}`, ask);
  }
  for (const [type, name] of Object.entries(VERSION_FUNCTIONS)) {
    language.registerFunction(`${name}(string): Version`, (text: string) => new Version(type, text));
  }
  for (const [operator, holds] of Object.entries(COMPARISONS)) {
    language.registerOperator(`Version ${operator} Version`, (a: Version, b: Version) => holds(a.compare(b)));
  }
  return language;
}

/** A set of variables, by name with their CEL types, that expressions of one place may use. */
export type Variables = Readonly<Record<string, string>>;

let language: Environment | undefined;

/** CEL with these variables beside `env`. */
export function languageWith(variables: Variables): Environment {
  language ??= createLanguage();
  const environment = language.clone();
  for (const [name, type] of Object.entries(variables)) environment.registerVariable(name, type);
  return environment;
}

import type { ComposerFact } from '../../model/facts/composer.js';
import type { JavaClassesFact } from '../../model/facts/java.js';
import type { NodeCodeFact, NodePackageFact } from '../../model/facts/node.js';
import type { PerlCodeFact } from '../../model/facts/perl.js';
import type { PhpCodeFact } from '../../model/facts/php-code.js';
import type { RubyCodeFact, RubyProjectFact } from '../../model/facts/ruby.js';
import type { Snapshot } from '../../model/snapshot.js';
import { entries } from '../node/world.js';
import { isStartedName } from '../ruby/programs.js';

/** Code of a language in a payload, that something must run. */
export interface Coded {
  /** The first of its files, by path. */
  readonly path: string;
  /** Whether it surely is a program, not a library or something for browsers. */
  readonly starts: boolean;
}

/** A language whose code nothing but its own runtime can run. */
export interface Language {
  readonly id: 'java' | 'node' | 'perl' | 'php' | 'ruby';
  readonly title: string;
  /** Section in which its runtimes are. */
  readonly section: string;
  /** Names under which it is started. */
  readonly commands: readonly string[];
  /** What of the payload is written in it; `undefined` where nothing is. */
  readonly code: (payload: Snapshot) => Coded | undefined;
}

/** The languages that are told by what their own files say. */
export const LANGUAGES: readonly Language[] = [
  { id: 'java', title: 'Java', section: 'java', commands: ['java'], code: javaCode },
  { id: 'node', title: 'Node.js', section: 'node', commands: ['node', 'nodejs'], code: nodeCode },
  { id: 'perl', title: 'Perl', section: 'perl', commands: ['perl'], code: perlCode },
  { id: 'php', title: 'PHP', section: 'php-runtime', commands: ['php'], code: phpCode },
  { id: 'ruby', title: 'Ruby', section: 'ruby', commands: ['ruby'], code: rubyCode },
];

function javaCode(payload: Snapshot): Coded | undefined {
  const all = entries<JavaClassesFact>(payload, 'java-classes').filter(([, { classes }]) => classes > 0);
  const main = all.find(([, { mainClass, sure }]) => mainClass !== undefined || sure !== undefined);
  return first(all, main);
}

/** Scripts for browsers lie about as well: what has a package.json that starts it, or asks for modules of Node.js, counts. */
function nodeCode(payload: Snapshot): Coded | undefined {
  const code = entries<NodeCodeFact>(payload, 'node-code').filter(([path]) => !path.includes('/node_modules/'));
  const projects = entries<NodePackageFact>(payload, 'node-packages').filter(([, { kind }]) => kind === 'project');
  const started = projects.find(([, { start, startScript = '' }]) =>
    startScript === '' ? code.some(([path]) => path === start) : /^node(?:js)?\s/.test(startScript),
  );
  const asking = code.filter(([, { modules }]) =>
    modules.some(({ name, how }) => how === 'require' || name.startsWith('node:')),
  );
  if (started !== undefined) return { path: started[0], starts: true };
  // A script alone that asks for nothing may still be one for browsers.
  return asking.length === 0 && isSingle(payload) ? first(code, undefined) : first(asking, single(payload, asking));
}

/** Modules alone are for programs; what begins with `#!` the kernel starts, and it says what is missing. */
function perlCode(payload: Snapshot): Coded | undefined {
  const code = entries<PerlCodeFact>(payload, 'perl-code').filter(([path]) => path.endsWith('.pl'));
  return first(code, single(payload, code));
}

function phpCode(payload: Snapshot): Coded | undefined {
  const code = entries<PhpCodeFact>(payload, 'php-code');
  const started = code.find(([path, { script }]) => script === true || path.endsWith('/index.php'));
  return first([...code, ...entries<ComposerFact>(payload, 'composer')], started ?? single(payload, code));
}

function rubyCode(payload: Snapshot): Coded | undefined {
  const projects = entries<RubyProjectFact>(payload, 'ruby-projects');
  const code = entries<RubyCodeFact>(payload, 'ruby-code');
  const started =
    projects.find(([, { starts }]) => starts === true) ??
    code.find(([path, { program }]) => program === true || isStartedName(path));
  return first([...code, ...projects], started ?? single(payload, code));
}

function first(
  all: readonly (readonly [string, unknown])[],
  starting: readonly [string, unknown] | undefined,
): Coded | undefined {
  const [one = starting] = starting === undefined ? all : [starting];
  return one === undefined ? undefined : { path: one[0], starts: starting !== undefined };
}

/** What lies alone in a payload is what is to be started, whatever it is called. */
function isSingle({ sections }: Snapshot): boolean {
  const code = [
    'java-classes',
    'libraries',
    'node-code',
    'node-packages',
    'perl-code',
    'php-code',
    'programs',
    'python-code',
    'ruby-code',
    'shell-code',
  ];
  return code.reduce((sum, name) => sum + Object.keys(sections[name]?.facts ?? {}).length, 0) === 1;
}

function single<F>(payload: Snapshot, code: readonly (readonly [string, F])[]): readonly [string, F] | undefined {
  return isSingle(payload) ? code[0] : undefined;
}

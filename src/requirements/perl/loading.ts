import { type PerlCode, type PerlUse, readPerlCode } from '../../formats/perl/code.js';
import type { PerlCodeFact, PerlFact } from '../../model/facts/perl.js';
import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { type Scene, targetSays, undecided, unmet } from '../scene.js';

/** The Perl of a target. */
export interface Perl {
  /** Real path of its program. */
  readonly path: string;
  readonly fact: Extract<PerlFact, { kind: 'interpreter' }>;
}

/** Modules of other systems, which programs load there. */
const ELSEWHERE = /^(?:VMS|Win32(?:API)?|Mac|OS2|Amiga)\b/;

type Code = Pick<PerlCodeFact, 'uses' | 'adds' | 'open' | 'minimum' | 'line'>;

/** Follows what a program loads, through the files of the payload, as the Perl of the target looks for it. */
export class Loading {
  readonly #found = new Map<string, Unmet>();
  readonly #seen = new Set<string>();
  readonly #modules = new Map<string, ReadonlySet<string>>();
  #path: string[];
  #open = false;

  constructor(
    private readonly scene: Scene,
    private readonly perl: Perl,
    private readonly code: ReadonlyMap<string, PerlCodeFact>,
    adds: readonly string[],
  ) {
    this.#path = [...adds, ...perl.fact.path];
    for (const [path, fact] of Object.entries(scene.view.target.sections.perl?.facts ?? {}) as [string, PerlFact][]) {
      if (fact.kind === 'directory') this.#modules.set(path, new Set(fact.modules));
    }
  }

  /** What a file lacks that lies at `path` in the target as deployed, and all that it surely loads. */
  file(path: string): Unmet[] {
    const fact = this.code.get(path);
    if (fact !== undefined) this.#load(path, fact, path.slice(0, path.lastIndexOf('/')), true);
    return [...this.#found.values()];
  }

  /** The same of code on a command line, with what options load. */
  given(name: string, text: string, loads: readonly string[]): Unmet[] {
    const code: PerlCode = readPerlCode(text);
    const uses = [...loads.map((file) => ({ file, line: 1, always: true })), ...code.uses];
    const { minimum, adds, open } = code;
    this.#load(
      name,
      { uses, adds: [...adds], ...(open ? { open } : {}), ...(minimum ? { minimum: minimum.version } : {}) },
      '',
      true,
    );
    return [...this.#found.values()];
  }

  #load(path: string, { uses, adds = [], open, minimum, line }: Code, bin: string, always: boolean): void {
    if (this.#seen.has(path)) return;
    this.#seen.add(path);
    this.#path = [...adds.map((each) => this.scene.view.real(each.replace('$Bin', bin))), ...this.#path];
    if (minimum !== undefined) this.#version(path, minimum, line);
    for (const { file, line: at, always: each, unsure } of uses) {
      if (unsure === true && open === true) this.#open = true;
      this.#use(path, { file, line: at, always: always && each }, unsure === true, bin);
    }
    if (open === true) this.#open = true;
  }

  #use(from: string, { file, line, always }: PerlUse, unsure: boolean, bin: string): void {
    for (const directory of this.#path) {
      const place = `${directory}/${file}`;
      const own = this.code.get(place) ?? this.code.get(this.scene.view.real(place));
      if (own !== undefined) {
        this.#load(place, own, bin, always);
        this.#compiled(directory, file, always);
        return;
      }
      if (this.#modules.get(directory)?.has(file)) return;
    }
    if (!this.#open && !unsure && (always || !ELSEWHERE.test(file))) this.#missing(from, file, line, always);
  }

  #missing(from: string, file: string, line: number, always: boolean): void {
    const cause = `missing-module:${file}`;
    const name = file.replace(/\.pm$/, '').replaceAll('/', '::');
    const asked: Evidence = { environment: 'payload', path: from, line, fact: `loads ${name}` };
    const section = this.scene.view.target.sections.perl;
    if (section?.status !== 'complete') {
      const reason = section?.problems[0]?.message ?? 'its snapshot was taken without Perl';
      this.#tell({ ...undecided(cause, reason, [asked]), rule: 'perl-missing-module' });
      return;
    }
    const { path, fact } = this.perl;
    const message = `${from} loads ${name}, which Perl ${fact.version} does not find in the target`;
    const evidence = [asked, targetSays(`looks for ${file} in ${fact.path.join(', ')}`, path)];
    const fix = `Install the package that brings ${name} for Perl ${fact.version}, or ship the module with the program.`;
    this.#tell(unmet('perl-missing-module', cause, message, evidence, { fix, level: always ? 'error' : 'warning' }));
  }

  #version(from: string, minimum: string, line: number | undefined): void {
    const { path, fact } = this.perl;
    if (!isOlder(fact.version, minimum)) return;
    const message = `${from} asks for Perl ${minimum}, and the target has ${fact.version}`;
    const asked: Evidence = {
      environment: 'payload',
      path: from,
      fact: `asks for Perl ${minimum}`,
      ...(line === undefined ? {} : { line }),
    };
    const fix = `Use Perl ${minimum} or newer in the target.`;
    this.#tell(
      unmet('perl-version', 'language-version:perl', message, [asked, targetSays(`is Perl ${fact.version}`, path)], {
        fix,
      }),
    );
  }

  /** A compiled module lies in `auto` beside the module that loads it (XSLoader(3perl)). */
  #compiled(directory: string, file: string, always: boolean): void {
    const stem = file.replace(/\.pm$/, '');
    const path = `${directory}/auto/${stem}/${stem.slice(stem.lastIndexOf('/') + 1)}.so`;
    const built = this.code.get(path)?.compiledFor;
    const { fact, path: program } = this.perl;
    if (built === undefined || built === fact.version) return;
    const message = `${path} is compiled for Perl ${built}, and the target has ${fact.version}`;
    const evidence: Evidence[] = [
      { environment: 'payload', path, fact: `is compiled for Perl ${built}` },
      targetSays(`is Perl ${fact.version}`, program),
    ];
    const fix = `Compile the module with Perl ${fact.version}.`;
    this.#tell(unmet('perl-abi', `perl-abi:${built}`, message, evidence, { fix, level: always ? 'error' : 'warning' }));
  }

  #tell(found: Unmet): void {
    const known = this.#found.get(found.cause);
    if (known === undefined || (known.level !== 'error' && found.level === 'error'))
      this.#found.set(found.cause, found);
  }
}

function isOlder(version: string, minimum: string): boolean {
  const [a, b] = [version, minimum].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (let at = 0; at < 3; at++) if ((a[at] ?? 0) !== (b[at] ?? 0)) return (a[at] ?? 0) < (b[at] ?? 0);
  return false;
}

import type { ElfRecord } from '../files/record.js';
import type { Scene } from '../scene.js';
import { glibcDirectories, libToken } from './glibc-directories.js';
import { hwcapsDirectories } from './hwcaps.js';
import { checksKernel, numberOf } from './kernel.js';
import type { Loaded, LoaderModel, Search } from './loaded.js';
import { compareNumbers } from './numbers.js';
import { type Opened, openLibrary } from './open-library.js';
import { expandPath, expandTokens } from './tokens.js';

/** The loader of glibc (elf/dl-load.c, _dl_map_object), as it is found in the target. */
export class GlibcLoader implements LoaderModel {
  readonly family = 'glibc';
  readonly preloads: readonly string[];
  readonly #builtIn: readonly string[];
  readonly #lib: string;
  readonly #hwcaps: readonly string[];
  /** Searched too if the processor, which is not known, has what they are for. */
  readonly #otherHwcaps: readonly string[];
  /** The running kernel, where it is known and matters. */
  readonly #kernel: string | undefined;

  constructor(
    private readonly scene: Scene,
    readonly self: ElfRecord,
  ) {
    const { view, deployment } = scene;
    this.#builtIn = glibcDirectories(view, self);
    this.#lib = libToken(this.#builtIn);
    this.#hwcaps = hwcapsDirectories(view, self, deployment.cpuLevel ?? 1);
    this.#otherHwcaps = deployment.cpuLevel === undefined ? hwcapsDirectories(view, self, 4) : [];
    this.#kernel = checksKernel(view, self) ? numberOf(deployment.kernel) : undefined;
    const variable = (deployment.environment.LD_PRELOAD ?? '').split(/[ :]+/);
    this.preloads = [...variable, ...(view.loader('preload', 'preload')?.libraries ?? [])].filter(
      (name) => name !== '',
    );
  }

  isLoaded({ record, names }: Loaded, name: string): boolean {
    return names.has(name) || record.fact.soname === name;
  }

  find(wanted: string, by: Loaded, program: Loaded): Search {
    const name = expandTokens(wanted, by.record, this.#lib);
    if (name.includes('/')) return this.#open(name, by.record);
    const looking = new Looking();
    const stopped =
      this.#inRpaths(name, by, program, looking) ??
      this.#inDirectories(name, this.#environment(program.record), by.record, looking) ??
      this.#inDirectories(name, this.#runpath(by.record), by.record, looking) ??
      this.#inCache(name, by.record, looking) ??
      (by.record.fact.noDefaultLibraries ? undefined : this.#inDirectories(name, this.#builtIn, by.record, looking));
    return stopped ?? looking.result();
  }

  #open(path: string, by: ElfRecord): Search {
    const opened = this.#openLibrary(path, by);
    if (opened.kind === 'library') return { kind: 'found', record: opened.record };
    if (opened.kind === 'refused') return { ...opened, path };
    if (opened.kind === 'unknown') return opened;
    return opened.kind === 'absent'
      ? { kind: 'missing', searched: [path], passedOver: [], otherClass: false }
      : { kind: 'missing', searched: [path], passedOver: [opened.what], otherClass: opened.otherClass };
  }

  /** Up to 2.35 a file for a newer kernel than the running one is passed over. */
  #openLibrary(path: string, by: ElfRecord): Opened {
    const opened = openLibrary(this.scene.view, path, by);
    if (opened.kind !== 'library') return opened;
    if (opened.record.fact.pie) {
      const what = 'cannot dynamically load position-independent executable';
      return { kind: 'refused', cause: `bad-elf:${what.replaceAll(' ', '-')}`, message: `it is a program: ${what}` };
    }
    if (this.#kernel === undefined) return opened;
    const { minimumKernel } = opened.record.fact;
    if (minimumKernel === undefined || compareNumbers(minimumKernel, this.#kernel) <= 0) return opened;
    return { kind: 'other', what: `${path} asks for Linux ${minimumKernel}`, otherClass: false };
  }

  /** DT_RPATH of who asks, of who asked for that, and so on, and of the program; void where there is a DT_RUNPATH. */
  #inRpaths(name: string, by: Loaded, program: Loaded, looking: Looking): Search | undefined {
    if (by.record.fact.runpath !== undefined) return undefined;
    const chain: Loaded[] = [];
    for (let one: Loaded | undefined = by; one !== undefined; one = one.by) chain.push(one);
    if (!chain.includes(program)) chain.push(program);
    for (const { record } of chain) {
      const { rpath, runpath } = record.fact;
      if (rpath === undefined || runpath !== undefined) continue;
      const stopped = this.#inDirectories(name, expandPath(rpath, record, this.#lib), by.record, looking);
      if (stopped !== undefined) return stopped;
    }
    return undefined;
  }

  #environment(program: ElfRecord): readonly string[] {
    const path = this.scene.deployment.environment.LD_LIBRARY_PATH ?? '';
    return path === ''
      ? []
      : path.split(/[:;]/).map((part) => expandTokens(part === '' ? '/' : part, program, this.#lib));
  }

  #runpath(record: ElfRecord): readonly string[] {
    return record.fact.runpath === undefined ? [] : expandPath(record.fact.runpath, record, this.#lib);
  }

  #inDirectories(name: string, directories: readonly string[], by: ElfRecord, looking: Looking): Search | undefined {
    for (const directory of directories) {
      looking.in(directory);
      for (const sub of this.#hwcaps) {
        const inside = `${directory}/${sub}`;
        const stopped = this.scene.view.isPlace(inside) ? this.#try(`${inside}/${name}`, by, looking) : undefined;
        if (stopped !== undefined) return stopped;
      }
      const stopped = this.#try(`${directory}/${name}`, by, looking);
      if (stopped !== undefined) return stopped;
      this.#noteUnknownProcessor(name, directory, looking);
    }
    return undefined;
  }

  #noteUnknownProcessor(name: string, directory: string, looking: Looking): void {
    const { view } = this.scene;
    for (const sub of this.#otherHwcaps) {
      const inside = `${directory}/${sub}`;
      if (!view.isPlace(inside) || view.find(`${inside}/${name}`).kind !== 'elf') continue;
      looking.unknown ??= `${inside}/${name} is there, for processors of which the target's may be one`;
    }
  }

  /** What the cache says, in its own order of preference, best processor first. */
  #inCache(name: string, by: ElfRecord, looking: Looking): Search | undefined {
    const { view } = this.scene;
    const unknown = view.unknownAt('/etc/ld.so.cache');
    if (unknown !== undefined) looking.unknown ??= unknown;
    const cache = view.loader('cache', 'cache');
    if (cache === undefined) return undefined;
    looking.in('/etc/ld.so.cache');
    const entries = Object.hasOwn(cache.entries, name) ? (cache.entries[name] ?? []) : [];
    const levels = this.#hwcaps.flatMap((sub) => /^glibc-hwcaps\/(.*)/.exec(sub)?.[1] ?? []);
    const ranked = [
      ...levels.flatMap((level) => entries.filter(({ hwcaps }) => hwcaps === level)),
      ...entries.filter(({ hwcaps }) => hwcaps === ''),
    ];
    for (const { path } of ranked) {
      if (by.fact.noDefaultLibraries && this.#builtIn.some((directory) => path.startsWith(`${directory}/`))) continue;
      const stopped = this.#try(path, by, looking);
      if (stopped !== undefined) return stopped;
    }
    return undefined;
  }

  #try(path: string, by: ElfRecord, looking: Looking): Search | undefined {
    const opened = this.#openLibrary(path, by);
    switch (opened.kind) {
      case 'absent':
        return undefined;
      case 'library':
        return { kind: 'found', record: opened.record };
      case 'refused':
        return { ...opened, path };
      case 'other':
        looking.passOver(opened.what, opened.otherClass);
        return undefined;
      case 'unknown':
        looking.unknown ??= opened.reason;
        return undefined;
    }
  }
}

/** What a search has seen so far. */
class Looking {
  readonly #searched = new Set<string>();
  readonly #passedOver = new Set<string>();
  #otherClass = false;
  /** Why a library may have been overlooked. */
  unknown: string | undefined;

  in(directory: string): void {
    this.#searched.add(directory);
  }

  passOver(what: string, otherClass: boolean): void {
    this.#passedOver.add(what);
    this.#otherClass ||= otherClass;
  }

  result(): Search {
    if (this.unknown !== undefined) return { kind: 'unknown', reason: this.unknown };
    const [searched, passedOver] = [[...this.#searched], [...this.#passedOver]];
    return { kind: 'missing', searched, passedOver, otherClass: this.#otherClass };
  }
}

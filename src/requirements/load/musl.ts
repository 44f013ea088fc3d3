import { MUSL_DEFAULT_PATH } from '../../formats/musl-path.js';
import type { ElfRecord } from '../files/record.js';
import type { Scene } from '../scene.js';
import type { Loaded, LoaderModel, Search } from './loaded.js';
import { openLibrary } from './open-library.js';
import { expandPath } from './tokens.js';

/** Names that musl answers itself, whatever follows the dot (musl, ldso/dynlink.c, load_library). */
const RESERVED = /^lib(?:c|pthread|rt|m|dl|util|xnet)\./;

/** The loader of musl, which is its C library too. */
export class MuslLoader implements LoaderModel {
  readonly family = 'musl';
  readonly preloads: readonly string[];
  readonly #system: readonly string[];

  constructor(
    private readonly scene: Scene,
    readonly self: ElfRecord,
  ) {
    const { view, deployment } = scene;
    const machine =
      /ld-musl-([\w-]+)\.so/.exec([self.path, ...(self.fact.links ?? [])].join(' '))?.[1] ?? self.fact.machine;
    this.#system = view.loader(`musl-path:${machine}`, 'musl-path')?.directories ?? MUSL_DEFAULT_PATH;
    this.preloads = (deployment.environment.LD_PRELOAD ?? '').split(/[\s:]+/).filter((name) => name !== '');
  }

  isLoaded({ record, names }: Loaded, name: string): boolean {
    return names.has(name) || (record === this.self && (RESERVED.test(name) || record.fact.soname === name));
  }

  find(name: string, by: Loaded): Search {
    if (name.includes('/')) return this.#first([name], by.record) ?? missing([name]);
    const { LD_LIBRARY_PATH = '' } = this.scene.deployment.environment;
    const directories = LD_LIBRARY_PATH.split(/[:\n]/).filter((part) => part !== '');
    for (let one: Loaded | undefined = by; one !== undefined; one = one.by) {
      const { rpath, runpath } = one.record.fact;
      const path = runpath ?? rpath;
      if (path !== undefined) directories.push(...expandPath(path, one.record, 'lib'));
    }
    directories.push(...this.#system);
    const paths = directories.map((directory) => `${directory}/${name}`);
    return this.#first(paths, by.record) ?? missing(directories);
  }

  /** The first file that is there counts: one of another machine is an error, not passed over. */
  #first(paths: readonly string[], by: ElfRecord): Search | undefined {
    for (const path of paths) {
      const opened = openLibrary(this.scene.view, path, by);
      if (opened.kind === 'absent') continue;
      if (opened.kind === 'library') return { kind: 'found', record: opened.record };
      if (opened.kind === 'unknown') return opened;
      const message = opened.kind === 'refused' ? opened.message : opened.what;
      return { kind: 'refused', path, cause: 'bad-elf:Exec-format-error', message: `${message}: Exec format error` };
    }
    return undefined;
  }
}

function missing(searched: readonly string[]): Search {
  return { kind: 'missing', searched: [...new Set(searched)], passedOver: [], otherClass: false };
}

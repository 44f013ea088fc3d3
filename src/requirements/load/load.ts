import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import type { ElfRecord } from '../files/record.js';
import { type Scene, says, targetSays, undecided, unmet } from '../scene.js';
import { loadClosure } from './closure.js';
import { GlibcLoader } from './glibc.js';
import { kernelTooOld } from './kernel.js';
import { levelTooLow } from './level.js';
import type { Loaded, LoaderModel } from './loaded.js';
import { mixedReleases } from './mixed.js';
import { loaderOfModules, refusedAsModule } from './module.js';
import { MuslLoader } from './musl.js';
import { pagesTooLarge } from './pages.js';
import { type Answered, missingSymbols } from './symbols.js';
import { missingVersions } from './versions.js';

const ANSWERED = new WeakMap<Scene, Answered>();

const MAPPED = new WeakMap<Scene, Set<ElfRecord>>();

/** Whether a program that was proved in this scene so far maps the file at its start. */
export function isMapped(scene: Scene, record: ElfRecord): boolean {
  return MAPPED.get(scene)?.has(record) ?? false;
}

function rememberMapped(scene: Scene, objects: readonly Loaded[]): void {
  const mapped = MAPPED.get(scene) ?? new Set();
  MAPPED.set(scene, mapped);
  for (const { record } of objects) mapped.add(record);
}

/** Everything that stands between the start of an ELF program and its own code. */
export function loadProgram(scene: Scene, program: ElfRecord): Unmet[] {
  const isModule = program.role === 'library';
  const interpreter = isModule ? loaderOfModules(scene, program) : program.fact.interpreter;
  if (program.isStatic) return pagesTooLarge(scene, [{ record: program, names: new Set(), by: undefined }]);
  if (interpreter === undefined) return [];
  const asks = says(program, `${isModule ? 'can be loaded by' : 'asks for'} the loader ${interpreter}`);
  const found = scene.view.find(interpreter.startsWith('/') ? interpreter : `/${interpreter}`);
  const cause = `missing-elf-interpreter:${interpreter}`;
  if (found.kind === 'unknown') return [undecided(cause, found.reason, [asks])];
  if (found.kind === 'missing') return [missingLoader(scene, cause, interpreter, program, asks)];
  if (found.kind !== 'elf' || found.fact.machine !== program.fact.machine || found.fact.class !== program.fact.class) {
    const message = `${program.path} asks for the loader ${interpreter}, which is no program for ${program.fact.machine}`;
    return [unmet('bad-elf', 'bad-elf:interpreter', message, [asks, says(found, 'is no loader for it')])];
  }
  const model = loaderModel(scene, found);
  if (model === undefined) return [undecided('missing-library', `${found.path} is a loader of another kind`, [asks])];
  return isModule ? loadModule(scene, model, program) : load(scene, model, program);
}

/** A library that some program opens: what symbols that program gives it is not known. */
function loadModule(scene: Scene, model: LoaderModel, module: ElfRecord): Unmet[] {
  const refused = refusedAsModule(scene, model, module);
  return [...refused, ...load(scene, model, module).filter(({ rule }) => rule !== 'missing-symbol')];
}

function load(scene: Scene, model: LoaderModel, program: ElfRecord): Unmet[] {
  const old = model.family === 'glibc' ? kernelTooOld(scene, model.self) : [];
  if (old.length > 0) return old;
  const { objects, unmet: missing } = loadClosure(scene, model, program);
  if (program.role === 'program') rememberMapped(scene, objects);
  const names = new Set(missing.map(({ cause }) => cause.slice(cause.indexOf(':') + 1)));
  const found = [...missing];
  found.push(...pagesTooLarge(scene, objects));
  if (model.family === 'glibc')
    found.push(
      ...levelTooLow(scene, model, objects),
      ...missingVersions(scene, objects, names),
      ...mixedReleases(scene, model, objects),
    );
  // What a missing library would define is not known, and a missing version says enough of its symbols.
  if (found.some(({ level }) => level === 'error') || missing.length > 0) return found;
  const answered = ANSWERED.get(scene) ?? new WeakMap();
  ANSWERED.set(scene, answered);
  return [...found, ...missingSymbols(scene, model, objects, answered)];
}

/** By the loader's own name, or that of its library, not by where it was asked for. */
function loaderModel(scene: Scene, loader: ElfRecord): LoaderModel | undefined {
  const name = loader.fact.soname ?? loader.path.slice(loader.path.lastIndexOf('/') + 1);
  if (/^(?:ld-musl-|libc\.musl-)|^libc\.so$/.test(name)) return new MuslLoader(scene, loader);
  return /^(?:ld-linux|ld64|ld-2\.|ld\.so|ld-lsb)/.test(name) ? new GlibcLoader(scene, loader) : undefined;
}

function missingLoader(scene: Scene, cause: string, path: string, program: ElfRecord, asks: Evidence): Unmet {
  const musl = /ld-musl/.test(path);
  const other = scene.view.alike(musl ? 'ld-linux-x86-64.so' : `ld-musl-${program.fact.machine}.so`)[0];
  const evidence = [
    asks,
    targetSays(`there is no ${path}`),
    ...(other ? [says(other, 'is the loader that is there')] : []),
  ];
  const fix = musl
    ? 'Link it statically, use a build for glibc, or install musl in the target.'
    : 'Use a build for the C library of the target, link it statically, or use a base image with glibc.';
  const message = `${program.path} asks for the loader ${path}, which is not there`;
  return unmet('missing-elf-interpreter', cause, message, evidence, { fix });
}

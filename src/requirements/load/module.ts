import type { Unmet } from '../../model/proof.js';
import type { ElfRecord } from '../files/record.js';
import { type Scene, says, unmet } from '../scene.js';
import { glibcReleaseBeside } from './kernel.js';
import type { LoaderModel } from './loaded.js';
import { compareNumbers } from './numbers.js';

/** Where glibc's loader lies, by machine, as each processor's ABI lays down. */
const GLIBC: Readonly<Record<string, string>> = {
  x86_64: '/lib64/ld-linux-x86-64.so.2',
  i386: '/lib/ld-linux.so.2',
  aarch64: '/lib/ld-linux-aarch64.so.1',
  arm: '/lib/ld-linux-armhf.so.3',
  ppc64le: '/lib64/ld64.so.2',
  s390x: '/lib/ld64.so.1',
  riscv64: '/lib/ld-linux-riscv64-lp64d.so.1',
  loongarch64: '/lib64/ld-linux-loongarch-lp64d.so.1',
};

/** The loader that a library or an extension module gets: that of the program which opens it. */
export function loaderOfModules({ view }: Scene, module: ElfRecord): string {
  const { machine } = module.fact;
  const glibc = GLIBC[machine] ?? `/lib/ld-linux-${machine}.so.1`;
  const musl = `/lib/ld-musl-${machine}.so.1`;
  return view.find(glibc).kind === 'missing' && view.find(musl).kind !== 'missing' ? musl : glibc;
}

/** Since when dlopen(3) no longer makes the stack executable for a library that asks for it (NEWS of 2.41). */
const REFUSES_STACK = '2.41';

/** What is refused in a file that is opened while a program runs, and not in those that come with it. */
export function refusedAsModule({ view }: Scene, { family, self }: LoaderModel, module: ElfRecord): Unmet[] {
  const { executableStack, noOpen } = module.fact;
  const release = family === 'glibc' ? glibcReleaseBeside(view, self) : undefined;
  const refuse = (what: string, fact: string, fix: string) =>
    unmet('bad-elf', `bad-elf:${what}`, `${module.path} cannot be opened: it ${fact}`, [says(module, fact)], { fix });
  const found: Unmet[] = [];
  if (executableStack && release !== undefined && compareNumbers(release, REFUSES_STACK) >= 0) {
    const fix = 'Link it with -z noexecstack, or clear the flag (patchelf --clear-execstack).';
    found.push(refuse('cannot-enable-executable-stack', 'asks for an executable stack', fix));
  }
  if (noOpen && family === 'glibc')
    found.push(refuse('no-open', 'says that it must not be opened', 'Link against it.'));
  return found;
}

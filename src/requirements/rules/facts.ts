import type { ExampleSections } from '../../model/rule.js';

/** Facts of rules' examples: the least that a proof goes by. */
type FactExample = Readonly<Record<string, unknown>>;

const LOADER = '/lib64/ld-linux-x86-64.so.2';

/** An ELF file for x86-64. */
export function elf(more: FactExample = {}): FactExample {
  return { class: 64, machine: 'x86_64', needed: [], requires: {}, ...more };
}

/** A program that is linked dynamically against glibc. */
export function program(more: FactExample = {}): FactExample {
  return elf({ kind: 'elf', linking: 'dynamic', interpreter: LOADER, ...more });
}

/** A library of that file name. */
export function library(name: string, more: FactExample = {}): FactExample {
  return elf({ name, soname: name, defines: [], ...more });
}

/** A script with this first line. */
export function script(interpreter: string, argument?: string): FactExample {
  return { kind: 'script', interpreter, ...(argument === undefined ? {} : { argument }) };
}

/** A package's own: no part of what is deployed. */
const owner = 'deb/base:amd64';

/** A system with glibc and a shell, and what else is given. */
export function system(
  more: { programs?: FactExample; libraries?: FactExample; loader?: FactExample } = {},
): ExampleSections {
  const shell = program({ owner, links: ['/usr/bin/sh'] });
  const libc = library('libc.so.6', {
    owner,
    interpreter: LOADER,
    defines: ['GLIBC_2.2.5', 'GLIBC_2.34', 'GLIBC_2.36'],
  });
  return {
    os: { architecture: { architecture: 'amd64', machine: 'x86_64' } },
    programs: { '/bin/sh': shell, ...more.programs } as ExampleSections[string],
    libraries: {
      [LOADER]: library('ld-linux-x86-64.so.2', { owner }),
      '/lib64/libc.so.6': libc,
      ...more.libraries,
    } as ExampleSections[string],
    loader: { ...more.loader } as ExampleSections[string],
  };
}

/** A source whose one program is deployed. */
export function deployed(path: string, fact: FactExample): ExampleSections {
  return { programs: { [path]: fact } } as ExampleSections;
}

import { buildElf } from './elf/build.js';

/** What a PHP of a test has compiled in. */
export interface PhpSpec {
  readonly version?: string;
  readonly api?: string;
  /** Marks of extensions. */
  readonly marks?: readonly string[];
}

/** A program with the texts that PHP has among its constants. */
export function phpProgram({ version = '8.2.29', api = '20220829', marks = [] }: PhpSpec = {}): Buffer {
  const own = [`X-Powered-By: PHP/${version}`, `API${api},NTS`, `/usr/lib/php/${api}`, '/etc/php/8.2/cli/conf.d'];
  const strings = [...own, ...marks];
  return buildElf({ type: 'executable', interpreter: '/lib64/ld-linux-x86-64.so.2', needed: ['libc.so.6'], strings });
}

/** An extension that is compiled for this interface. */
export function phpExtension(api = '20220829'): Buffer {
  return buildElf({ strings: [`API${api},NTS`] });
}

/** Names of the modules in /proc/modules (proc(5)), sorted. */
export function parseModules(text: string): string[] {
  const names = text.split('\n').map((line) => line.split(' ', 1)[0] ?? '');
  return names.filter((name) => name !== '').sort();
}

/** Whether the kernel starts programs through a registered interpreter, and whether also where that is not there. */
export interface BinaryFormat {
  readonly enabled: boolean;
  /** Flag F: the interpreter was opened when it was registered, so that containers need not have it. */
  readonly everywhere: boolean;
}

/** Reads a file of binfmt_misc (Linux, admin-guide/binfmt-misc.rst). */
export function parseBinaryFormat(text: string): BinaryFormat {
  return { enabled: /^enabled$/m.test(text), everywhere: /^flags: \w*F/m.test(text) };
}

/**
 * Bytes of a page by those of a huge page that one entry of the next table maps: a table fills a page with entries of 8
 * bytes. Holds where all tables have the size of a page.
 */
export function pageSizeOf(hugePage: number): number | undefined {
  const size = Math.sqrt(hugePage * 8);
  return Number.isInteger(Math.log2(size)) && size >= 4096 ? size : undefined;
}

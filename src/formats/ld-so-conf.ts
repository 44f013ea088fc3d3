/** One line of `/etc/ld.so.conf` that says something. */
export type LdConfDirective =
  /** A directory to search, absolute, without a slash at its end. */
  | { readonly kind: 'directory'; readonly path: string; readonly line: number }
  /** Files to read in its place, as glob(7) patterns; a relative one starts from the directory of the file it stands in. */
  | { readonly kind: 'include'; readonly pattern: string; readonly line: number }
  /** What ldconfig complains of and passes over. */
  | { readonly kind: 'ignored'; readonly text: string; readonly line: number };

/**
 * Reads a file of `ld.so.conf` as ldconfig does (glibc, elf/ldconfig.c, parse_conf): one directory or directive a line, `#`
 * starts a comment anywhere. Includes are for the caller to resolve. Never throws.
 */
export function parseLdConf(text: string): LdConfDirective[] {
  return text.split('\n').flatMap((raw, i): LdConfDirective[] => {
    const line = i + 1;
    const content = (raw.split('#', 1)[0] ?? '').split('\0', 1)[0]?.trim() ?? '';
    if (content === '') return [];
    const [word = '', ...rest] = content.split(/\s+/);
    if (word === 'include') return rest.map((pattern) => ({ kind: 'include', pattern, line }));
    // Capabilities of the processor were numbered here up to glibc 2.32.
    if (word === 'hwcap') return [{ kind: 'ignored', text: content, line }];
    const path = directory(content);
    return [path === undefined ? { kind: 'ignored', text: content, line } : { kind: 'directory', path, line }];
  });
}

/** `DIR=TYPE` named the C library that a directory is for, in times when there were several. */
function directory(content: string): string | undefined {
  const path = content.replace(/=(?:libc[456]|glibc2)$/, '').trimEnd();
  return path.startsWith('/') ? path.replace(/(?<=.)\/+$/, '') : undefined;
}

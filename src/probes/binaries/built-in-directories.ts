/** Two or more absolute directories with a slash at their ends, each ended by a NUL: how glibc keeps `system_dirs`. */
const SYSTEM_DIRECTORIES = /(?:\/[\w.+@-]{1,255}){1,16}\/\0(?:(?:\/[\w.+@-]{1,255}){1,16}\/\0){0,16}/g;

/**
 * The directories that a loader of glibc searches last, in order, from its own bytes (glibc, elf/dl-load.c, system_dirs).
 * They depend on how it was built: `/lib/x86_64-linux-gnu` on Debian, `/lib64` on Fedora, its own directory on Nix.
 */
export function builtInDirectories(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  for (const [match] of text.matchAll(SYSTEM_DIRECTORIES)) {
    if (/\/lib/.test(match)) return [...new Set(match.split('\0').filter((path) => path !== ''))].map(withoutSlash);
  }
  return [];
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}

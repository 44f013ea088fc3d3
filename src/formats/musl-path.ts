/** Where musl looks when there is no path file (musl, ldso/dynlink.c, load_library). */
export const MUSL_DEFAULT_PATH: readonly string[] = ['/lib', '/usr/local/lib', '/usr/lib'];

/**
 * The directories of `/etc/ld-musl-ARCH.path`, which stand instead of {@link MUSL_DEFAULT_PATH}: separated by colons or line
 * ends. An empty file means that there are none. Never throws.
 */
export function parseMuslPath(text: string): string[] {
  return (text.split('\0', 1)[0] ?? '').split(/[:\n]/).filter((directory) => directory !== '');
}

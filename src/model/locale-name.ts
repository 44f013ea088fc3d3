/**
 * A locale's name as glibc looks it up: `de_DE.UTF-8@euro` is `de_DE.utf8@euro` on disk. Of the codeset only letters and
 * digits count, in lower case, and digits alone mean an ISO character set (glibc, _nl_normalize_codeset).
 */
export function normalLocale(name: string): string {
  const [, language = name, codeset, modifier = ''] = /^([^.@]*)(?:\.([^@]*))?(@.*)?$/.exec(name) ?? [];
  if (codeset === undefined) return language + modifier;
  const kept = codeset.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  return `${language}.${/^\d+$/.test(kept) ? `iso${kept}` : kept}${modifier}`;
}

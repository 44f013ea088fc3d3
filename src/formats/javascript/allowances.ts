/**
 * Whether a file asks somewhere whether there is a global, a member or a method of that name (`fetch`, `fs.globSync`,
 * `Array#at`), or puts one there itself: then it knows that there may be none.
 */
export function testsFor(text: string, name: string): boolean {
  if (!/[.#]/.test(name)) {
    return new RegExp(
      `typeof\\s+${escaped(name)}\\b|['"\`]${escaped(name)}['"\`]\\s*(?:in\\b|\\])|${OWNERS}\\s*,\\s*['"\`]${escaped(name)}['"\`]|${OWNERS}\\.${escaped(name)}\\b`,
    ).test(text);
  }
  const member = escaped(name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('#')) + 1));
  if (name.includes('#')) return new RegExp(`prototype\\s*\\.\\s*${member}\\b|['"\`]${member}['"\`]`).test(text);
  return new RegExp(
    `\\.\\s*${member}\\s*(?:[=!]==?|=(?!=)|&&|\\|\\||\\?|\\)\\s*(?:[{?&|]|return\\b|throw\\b)|;)|typeof\\s+[\\w$.]*\\.${member}\\b|['"\`]${member}['"\`]\\s*(?:in\\b|[,\\])])`,
  ).test(text);
}

const OWNERS = '\\b(?:globalThis|global|window|self)';

function escaped(name: string): string {
  return name.replace(/[$]/g, '\\$&');
}

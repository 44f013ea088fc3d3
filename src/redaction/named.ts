/** Whether a name fits one of `patterns`, in which `*` stands for any characters; small and capital letters are the same. */
export function namedLike(patterns: readonly string[]): (name: string) => boolean {
  const expressions = patterns.map((pattern) => {
    const parts = pattern.split(/\*+/).map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`, 'isu');
  });
  return (name) => name.length <= LONGEST && expressions.some((expression) => expression.test(name));
}

/** A name is short; what is longer is text. */
const LONGEST = 200;

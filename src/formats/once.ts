/** What `make` gives, made when it is first asked for: a large table that most runs never look at. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

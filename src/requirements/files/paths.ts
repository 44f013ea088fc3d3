/** As many links as Linux follows in one path (path_resolution(7)). */
const MAX_LINKS = 40;

/** Follows symbolic links that were captured as text, inside one root. */
export class Paths {
  readonly #directories = new Map<string, string | undefined>();

  /** @param links raw target of each link, by its path in a real directory. */
  constructor(private readonly links: ReadonlyMap<string, string>) {}

  /** Real path of `path`, whether or not anything is there; `undefined` for a loop of links. */
  real(path: string): string | undefined {
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    if (name === '' || name === '.' || name === '..') return this.#follow(path);
    const directory = this.#directory(path.slice(0, slash));
    if (directory === undefined) return undefined;
    const whole = `${directory}/${name}`;
    return this.links.has(whole) ? this.#follow(whole) : whole;
  }

  /** Thousands of files share one. */
  #directory(path: string): string | undefined {
    const known = this.#directories.get(path);
    if (known !== undefined || this.#directories.has(path)) return known;
    const real = this.#follow(path);
    const directory = real === '/' ? '' : real;
    this.#directories.set(path, directory);
    return directory;
  }

  #follow(path: string): string | undefined {
    const pending = path.split('/').reverse();
    let real: string[] = [];
    let left = MAX_LINKS;
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (name === '' || name === '.') continue;
      if (name === '..') {
        real.pop();
        continue;
      }
      const target = this.links.get(`/${[...real, name].join('/')}`);
      if (target === undefined) {
        real.push(name);
        continue;
      }
      left -= 1;
      if (left < 0) return undefined;
      if (target.startsWith('/')) real = [];
      pending.push(...target.split('/').reverse());
    }
    return `/${real.join('/')}`;
  }
}

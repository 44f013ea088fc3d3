import type { PlacedDirective } from './load.js';

/** A block and what it is called among those beside it. */
export interface LabelledBlock {
  readonly label: string;
  readonly directive: PlacedDirective;
}

/**
 * The blocks among these directives, each with a label of its own: `server[example.org]`, `location[/]`, `http`. Of several
 * servers of one name the one with the most directives has the plain label (the others mostly redirect to it), and the
 * others that of their port.
 */
export function labelled(directives: readonly PlacedDirective[]): readonly LabelledBlock[] {
  const blocks = directives.filter(({ block }) => block !== undefined);
  const bySize = [...blocks].sort((a, b) => (b.block?.length ?? 0) - (a.block?.length ?? 0));
  const labels = new Map<PlacedDirective, string>();
  const taken = new Set<string>();
  for (const directive of bySize) {
    const label = free([nameOf(directive), withPort(directive)], taken);
    taken.add(label);
    labels.set(directive, label);
  }
  return blocks.map((directive) => ({ label: labels.get(directive) ?? '', directive }));
}

function free(wishes: readonly string[], taken: ReadonlySet<string>): string {
  const wish = wishes.find((label) => !taken.has(label));
  if (wish !== undefined) return wish;
  for (let number = 2; ; number++) {
    const label = `${wishes[0]}#${number}`;
    if (!taken.has(label)) return label;
  }
}

function nameOf(directive: PlacedDirective): string {
  const { name, parameters } = directive;
  if (name === 'server') return `server[${serverName(directive) ?? address(directive)}]`;
  return parameters.length === 0 ? name : `${name}[${parameters.join(' ')}]`;
}

function withPort(directive: PlacedDirective): string {
  const name = directive.name === 'server' ? serverName(directive) : undefined;
  return name === undefined ? nameOf(directive) : `server[${name} ${address(directive)}]`;
}

/** The first name that is one; `_` and an empty one stand for "none of the others". */
function serverName({ block = [] }: PlacedDirective): string | undefined {
  const names = block.filter(({ name }) => name === 'server_name').flatMap(({ parameters }) => parameters);
  return names.find((name) => name !== '_' && name !== '');
}

/** What it listens on first; nginx listens on port 80 where nothing is said. */
function address({ block = [] }: PlacedDirective): string {
  return block.find(({ name }) => name === 'listen')?.parameters[0] ?? '80';
}

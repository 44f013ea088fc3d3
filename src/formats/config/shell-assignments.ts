import { contentLines } from './lines.js';

/** One variable that a shell script sets, whatever happens. */
export interface ShellAssignment {
  readonly name: string;
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

/** An assignment that says all by itself: what a shell would have to work out is not one. */
const ONE = /([A-Za-z_]\w*)=(?:"([^"`\\]*)"|'([^']*)'|([^\s"'`\\;&|()]*))(?=[\s;#]|$)/y;

/** Words that open or close what may not be run, or not once. */
const OPENS = /(?:^|[;&|]\s*|\b(?:then|do|else|elif)\s+)(?:if|case|for|while|until|select)\b|\{\s*$/g;
const CLOSES = /(?:^|;\s*)(?:fi|esac|done|\})(?=[\s;]|$)/g;

/**
 * The assignments of a shell script that stand outside of every condition, loop and function, with `export` or without.
 * `$NAME` stands for what the script set before, and where that is nothing for nothing, if `expand` says so; else what
 * holds a `$` outside of single quotes is left out.
 */
export function shellAssignments(text: string, { expand = false } = {}): ShellAssignment[] {
  const found: ShellAssignment[] = [];
  const known = new Map<string, string>();
  let depth = 0;
  for (const { text: content, line } of contentLines(text, { comments: '#' })) {
    const opened = content.match(OPENS)?.length ?? 0;
    const closed = content.match(CLOSES)?.length ?? 0;
    const before = depth;
    depth = Math.max(0, depth + opened - closed);
    if (before > 0 || opened + closed > 0) continue;
    for (const [name, value, literal] of assignmentsOf(content)) {
      if (!literal && !expand && value.includes('$')) continue;
      const whole = literal ? value : value.replace(/\$(?:(\w+)|\{(\w+)\})/g, (_, a, b) => known.get(a ?? b) ?? '');
      if (whole.includes('$') && !literal) continue;
      known.set(name, whole);
      found.push({ name, value: whole, line });
    }
  }
  return found;
}

/** Those of one line; none where it runs a command. The last field: whether the value stands in single quotes. */
function assignmentsOf(content: string): (readonly [string, string, boolean])[] {
  const found: (readonly [string, string, boolean])[] = [];
  let at = /^export\s+/.exec(content)?.[0].length ?? 0;
  for (;;) {
    ONE.lastIndex = at;
    const [whole, name = '', double, single, bare] = ONE.exec(content) ?? [];
    if (whole === undefined) break;
    found.push([name, single ?? double ?? bare ?? '', single !== undefined]);
    at += whole.length + (/^\s*/.exec(content.slice(at + whole.length))?.[0].length ?? 0);
  }
  return at === content.length || /^[;#]/.test(content.slice(at)) ? found : [];
}

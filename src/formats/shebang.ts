/** The first line of a script, as the kernel takes it apart (Linux fs/binfmt_script.c). */
export interface Shebang {
  /** Path of the interpreter, as written. */
  readonly interpreter: string;
  /** Everything behind it, as one argument; what `env` is asked to run is in here. */
  readonly argument: string | undefined;
}

/** Bytes of a file that the kernel looks at for the line (BINPRM_BUF_SIZE since Linux 5.1). */
const BUFFER = 256;

/**
 * Reads the line from the first bytes of a file. Returns `undefined` where the kernel does not take it for a script: no
 * `#!`, no interpreter, or one whose name does not end within the bytes that the kernel looks at.
 * A carriage return is part of what it stands in, as for the kernel: that is why such scripts do not start.
 */
export function parseShebang(head: Uint8Array): Shebang | undefined {
  if (head[0] !== 0x23 || head[1] !== 0x21) return undefined;
  const text = Buffer.from(head.subarray(2, BUFFER)).toString('latin1');
  const end = text.indexOf('\n');
  const line = (end === -1 ? text : text.slice(0, end)).replace(/^[ \t]+/, '');
  const stop = line.search(/[ \t\0]/);
  const interpreter = stop === -1 ? line : line.slice(0, stop);
  const cut = end === -1 && stop === -1 && head.length >= BUFFER;
  if (interpreter === '' || cut) return undefined;
  const rest = stop === -1 ? '' : (line.slice(stop).split('\0', 1)[0] ?? '');
  const argument = rest.replace(/^[ \t]+/, '').replace(/[ \t]+$/, '');
  return { interpreter, argument: argument === '' ? undefined : argument };
}

/** What `env` looks for in PATH. */
export function envCommand(shebang: Shebang): string | undefined {
  return envLine(shebang)?.[0];
}

/**
 * The command line that `env` is to run: its argument from the first word on that is no option and no assignment.
 * Without `-S` the kernel hands all of the rest over as one word (env(1)). `undefined` for any other interpreter.
 */
export function envLine({ interpreter, argument }: Shebang): readonly string[] | undefined {
  if (argument === undefined || !/(?:^|\/)env$/.test(interpreter)) return undefined;
  const split = /^(?:-S|--split-string=?|-[iv0]+S)\s*(.*)$/.exec(argument);
  if (split === null) return [argument];
  const words = (split[1] ?? '').split(/\s+/).filter((word) => word !== '');
  const first = words.findIndex((word) => !word.startsWith('-') && !/^[A-Za-z_]\w*=/.test(word));
  return first === -1 ? [] : words.slice(first);
}

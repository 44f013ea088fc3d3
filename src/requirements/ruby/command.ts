/** What a command line of Ruby starts. */
export interface RubyCommand {
  /** The script. */
  readonly file?: string | undefined;
  /** What -r requires. */
  readonly loads: readonly string[];
  /** Directories that -I adds. */
  readonly adds: readonly string[];
  /** Bundler starts it. */
  readonly bundled: boolean;
}

/** Servers that read `config.ru` of the working directory. */
const SERVERS = /^(?:rackup|puma|unicorn|thin|falcon)$/;

/** Reads a command line, or the words behind `#!`, as ruby(1) and `bundle exec` do; `undefined` where it starts no Ruby code. */
export function rubyCommand(command: readonly string[]): RubyCommand | undefined {
  const [name = '', ...words] = command.filter((word, at) => at > 0 || word !== '');
  const program = name.slice(name.lastIndexOf('/') + 1);
  if (/^bundler?$/.test(program)) {
    const inner = words[0] === 'exec' ? rubyCommand(words.slice(1)) : undefined;
    return inner === undefined ? undefined : { ...inner, bundled: true };
  }
  if (SERVERS.test(program)) {
    const file = words.find((word) => word.endsWith('.ru')) ?? 'config.ru';
    return { file, loads: [], adds: [], bundled: false };
  }
  return /^ruby[\d.]*$/.test(program) ? readOptions(words) : undefined;
}

function readOptions(words: readonly string[]): RubyCommand | undefined {
  const read = { loads: [] as string[], adds: [] as string[], bundled: false };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith('-')) return { ...read, file: word };
    if (word === '-' || /^-[^-IrEW]*[eSc]/.test(word)) return undefined;
    const [, option = '', value = ''] = /^-([IrEC])(.*)$/s.exec(word) ?? [];
    if (option === '') continue;
    const given = value === '' ? (words[++at] ?? '') : value;
    if (option === 'I') read.adds.push(...given.split(':'));
    else if (option === 'r') read.loads.push(given);
  }
  return read.loads.length === 0 ? undefined : read;
}

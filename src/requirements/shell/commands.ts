import { OWN_DIRECTORY, type RunNode, type ShellSyntax } from '../../formats/shell/nodes.js';
import type { Unmet } from '../../model/proof.js';
import { findCommand } from '../execute/path.js';
import type { Scene } from '../scene.js';
import { lacksOfArguments, runsItself } from './arguments.js';
import { hasProgramNamed, isBroughtTo, lacksProgram, lacksScript } from './brought.js';
import { isApplet, isBuiltin } from './builtins.js';
import { lacksCommand, lacksFeature, lacksOwnFile, lacksSyntax, type ScriptPlace } from './lacks.js';
import { isOlder } from './shell.js';
import { doubt, type Flow, type ShellState } from './state.js';

const OK: Flow = { status: 'ok' };
const UNKNOWN: Flow = { status: 'unknown' };
const FAILS: Flow = { status: 'fails', because: [] };

const BASH = 'Let its first line ask for bash, and have bash in the target, or have it do without.';

/** What brings new programs, or may. */
const INSTALLERS =
  /^(?:apt|apt-get|aptitude|apk|yum|dnf|microdnf|zypper|pacman|dpkg|rpm|emerge|brew|snap|pip3?|pipx|uv|npm|yarn|pnpm|gem|cargo|go|make|cmake|ninja|conda|nix-env|docker|chroot|update-alternatives|ldconfig|ba?sh|python3?|perl)$/;
/** What puts files where its last operand says. */
const COPIERS = new Set(['cp', 'install', 'ln', 'mv', 'tar', 'unzip']);
const ACCOUNT_MAKERS = /^(?:user|group)(?:add|mod)$|^add(?:user|group)$|^systemd-sysusers$|^newusers$/;
/** Commands that run the command behind their own options: how many operands of their own stand in front. */
const RUNNERS: Readonly<Record<string, number>> = { env: 0, nice: 0, nohup: 0, setsid: 0, timeout: 1 };
/** Places that change while a system runs. */
const PASSING = /^\/(?:dev|proc|run|sys|tmp|var\/(?:run|tmp))\//;

/** What one simple command does to a script. */
export class Commands {
  constructor(
    private readonly scene: Scene,
    private readonly script: ScriptPlace,
  ) {}

  /** What it lacks of syntax that a newer bash brought. */
  lacksNewer(syntax: ShellSyntax): Unmet | undefined {
    const { kind, version } = this.script.shell;
    if (kind !== 'bash' || version === undefined || syntax.since === undefined) return undefined;
    return isOlder(version, syntax.since) ? lacksSyntax(this.script, syntax) : undefined;
  }

  /** `PATH=value`, as it is written. */
  setPath(state: ShellState, written: string): void {
    const parts = written.replace(/["']/g, '').split(':');
    const known = parts.map((part) =>
      /^\$(?:PATH|\{PATH\})$/.test(part) ? state.path : /[$`]/.test(part) ? undefined : part,
    );
    state.path = known.includes(undefined) ? undefined : known.join(':');
  }

  run({ run, ...rest }: RunNode, state: ShellState): Flow {
    const node = { ...rest, run: run.map((word) => this.#placed(word)) };
    const [name = '', ...words] = node.run;
    if (name.includes('$')) {
      // A word without a path may be anything, also a function, or what leaves the script.
      if (!name.includes('/')) doubt(state);
      return UNKNOWN;
    }
    const builtin = this.#builtin(node, name, words, state);
    if (builtin !== undefined) return builtin;
    const lack = this.#lacks(
      node,
      name,
      state,
      node.set?.some(([variable]) => variable === 'PATH'),
    );
    if (lack !== undefined) return { status: 'fails', because: [lack] };
    this.#note(name, words, state, node.installs);
    if (name === 'which') return this.#asked(node, words, state);
    if (Object.hasOwn(RUNNERS, name)) return this.#runner(node, words, state);
    const helper = runsItself(node.run, this.#programOf(name, state) ?? '');
    const missing = helper === undefined ? undefined : this.#lacks(node, helper, state);
    if (missing !== undefined) return { status: 'fails', because: [missing] };
    const program = state.newUsers ? undefined : this.#programOf(name, state);
    const wrong = program === undefined ? undefined : lacksOfArguments(this.scene.view, this.script, node, program);
    return wrong === undefined ? UNKNOWN : { status: 'fails', because: [wrong] };
  }

  #builtin(node: RunNode, name: string, words: readonly string[], state: ShellState): Flow | undefined {
    const { kind } = this.script.shell;
    if (!isBuiltin(kind, name)) return undefined;
    const [first = ''] = words;
    switch (name) {
      case ':':
      case 'true':
        return OK;
      case 'false':
        return FAILS;
      case 'exit':
      case 'return':
        return this.#exit(first, state, name === 'exit' ? 'script' : 'function');
      case 'break':
      case 'continue':
        return { ...OK, ends: 'loop' };
      case 'exec':
        return this.#exec(node, words, state);
      case 'command':
        if (first === '-v' || first === '-V') return this.#asked(node, words.slice(1), state);
        return first.startsWith('-') ? UNKNOWN : this.run({ ...node, run: words }, state);
      case 'builtin':
        return this.run({ ...node, run: words }, state);
      case 'type':
      case 'hash':
        return this.#asked(node, words, state);
      case 'set':
        this.#set(words, state);
        return this.#option(node, words);
      case '.':
      case 'source':
        return this.#read(node, first, state);
      case 'eval':
      case 'alias':
        Object.assign(state, { opaque: true, errexit: state.errexit ? true : undefined });
        return UNKNOWN;
      case 'trap':
        this.#trap(words, state);
        return OK;
      case 'printf':
        return this.#refuses(node, first, /%[-+ #0-9.*]*q/, 'the %q of printf');
      case 'export':
      case 'readonly':
      case 'declare':
      case 'typeset':
      case 'local':
        return this.#declare(node, words, state);
      case 'unset':
        for (const word of words) state.functions.delete(word);
        return UNKNOWN;
      case '[':
      case 'test':
        return this.#test(
          node,
          words.filter((word) => word !== ']'),
          state,
        );
      default:
        return UNKNOWN;
    }
  }

  #declare({ run, line }: RunNode, words: readonly string[], state: ShellState): Flow {
    if (run[0] === 'local' && state.depth === 0) {
      const fix = 'Take local out: it is for functions alone.';
      return { status: 'fails', because: [lacksFeature(this.script, line, 'local outside of a function', fix)] };
    }
    for (const word of words) if (word.startsWith('PATH=')) this.setPath(state, word.slice('PATH='.length));
    return OK;
  }

  /** What stands for the directory of the script becomes that directory. */
  #placed(word: string): string {
    const { path } = this.script;
    return word.replaceAll(OWN_DIRECTORY, path.slice(0, path.lastIndexOf('/')));
  }

  /** `. FILE`: what it brings is not looked at; where it is not there, a plain `sh` ends. */
  #read(node: RunNode, path: string, state: ShellState): Flow {
    const { view } = this.scene;
    if (isBroughtTo(view, path) && path.endsWith('.sh') && lacksScript(view, path) && !state.opaque) {
      const because = [lacksOwnFile(this.script, node.line, path, 'reads')];
      return { status: 'fails', because, ...(this.script.shell.kind === 'bash' ? {} : { ends: 'script' }) };
    }
    Object.assign(state, { opaque: true, errexit: state.errexit ? true : undefined });
    return UNKNOWN;
  }

  #trap(words: readonly string[], state: ShellState): void {
    const [action = '', ...signals] = words;
    if (/\bexit\b/.test(action)) doubt(state);
    if (signals.some((signal) => signal === 'EXIT' || signal === '0')) {
      state.atExit = action === '-' || action === '' || action.includes('$') ? undefined : action;
    }
  }

  /** What only bash takes. */
  #refuses({ line }: RunNode, word: string, pattern: RegExp, what: string): Flow {
    if (this.script.shell.kind === 'bash' || !pattern.test(word)) return UNKNOWN;
    return { status: 'fails', because: [lacksFeature(this.script, line, what, BASH)] };
  }

  /** An option that this shell does not have: it ends the script. */
  #option({ line }: RunNode, words: readonly string[]): Flow {
    const at = words.findIndex((word) => /^[-+][A-Za-z]*o$/.test(word));
    if (words[at + 1] !== 'pipefail' || this.script.shell.pipefail !== false) return OK;
    return { status: 'fails', because: [lacksFeature(this.script, line, 'set -o pipefail', BASH)], ends: 'script' };
  }

  #exit(word: string, state: ShellState, ends: 'script' | 'function'): Flow {
    if (word === '0') return { ...OK, ends };
    if (word === '' || word.includes('$')) return { ...UNKNOWN, ends };
    return { status: 'fails', because: state.reasons, ends };
  }

  #exec(node: RunNode, words: readonly string[], state: ShellState): Flow {
    if (words.length === 0) return OK;
    if (words[0]?.startsWith('-')) return { ...UNKNOWN, ends: 'script' };
    const command = { ...node, run: words };
    const [name = ''] = words;
    if (name.includes('$')) return { ...UNKNOWN, ends: 'script' };
    const lack = this.#lacks(command, name, state);
    if (lack !== undefined) return { status: 'fails', because: [lack], ends: 'script' };
    const flow = state.functions.has(name) ? UNKNOWN : this.run(command, state);
    return { ...flow, ends: 'script' };
  }

  #set(words: readonly string[], state: ShellState): void {
    words.forEach((word, at) => {
      const on = word.startsWith('-');
      if (!/^[-+][A-Za-z]+$/.test(word)) return;
      if (/^.[a-z]*e/i.test(word) && /e/.test(word)) state.errexit = on;
      if (!word.endsWith('o')) return;
      if (words[at + 1] === 'errexit') state.errexit = on;
      if (words[at + 1] === 'pipefail') state.pipefail = on;
    });
  }

  /** `command -v NAME`, `which NAME`: fails where there is none. */
  #asked(node: RunNode, words: readonly string[], state: ShellState): Flow {
    const names = words.filter((word) => !/^-[avpfPst]+$/.test(word));
    const [name = '$'] = names;
    if (names.length !== 1 || name.includes('$') || state.functions.has(name)) return UNKNOWN;
    if (isBuiltin(this.script.shell.kind, name)) return node.run[0] === 'which' ? UNKNOWN : OK;
    const lack = this.#lacks(node, name, state);
    if (lack !== undefined) return { status: 'fails', because: [lack] };
    return this.#isThere(name, state) ? OK : UNKNOWN;
  }

  #test(node: RunNode, words: readonly string[], state: ShellState): Flow {
    const negated = words[0] === '!';
    const [operator, path = '$', ...rest] = negated ? words.slice(1) : words;
    // Directories have the right too, and are not known: only what lies where programs do is one.
    if (operator !== '-x' || rest.length > 0 || !/^\/.*s?bin\/[^$/]+$/.test(path) || path.includes('$')) return UNKNOWN;
    const lack = this.#lacks(node, path, state);
    if (lack !== undefined) return { status: negated ? 'ok' : 'fails', because: [lack] };
    return this.#isThere(path, state) ? (negated ? FAILS : OK) : UNKNOWN;
  }

  #runner(node: RunNode, words: readonly string[], state: ShellState): Flow {
    const own = RUNNERS[node.run[0] ?? ''] ?? 0;
    const operands = words.filter((word) => !/^[A-Za-z_]\w*=/.test(word));
    const name = operands[own];
    if (name === undefined || operands.slice(0, own + 1).some((word) => /^-|\$/.test(word))) return UNKNOWN;
    if (words.some((word) => word.startsWith('PATH='))) return UNKNOWN;
    const lack = isBuiltin(this.script.shell.kind, name) ? undefined : this.#lacks(node, name, state);
    return lack === undefined ? UNKNOWN : { status: 'fails', because: [lack] };
  }

  /** What a command changes for those that come later. */
  #note(name: string, words: readonly string[], state: ShellState, installs: true | undefined): void {
    const last = words.at(-1) ?? '$';
    const copies = COPIERS.has(name) && /\$|(?:^|\/)s?bin(?:\/|$)/.test(last);
    if (installs || copies || INSTALLERS.test(name)) Object.assign(state, { opaque: true });
    if (ACCOUNT_MAKERS.test(name) || installs || INSTALLERS.test(name)) state.newUsers = true;
  }

  #sceneOf({ path }: ShellState): Scene {
    const { deployment } = this.scene;
    const environment = { ...deployment.environment, ...(path === undefined ? {} : { PATH: path }) };
    return { ...this.scene, deployment: { ...deployment, environment } };
  }

  /** The file that is run; of what BusyBox's shell does without a file, its own. */
  #programOf(name: string, state: ShellState): string | undefined {
    const found = findCommand(this.#sceneOf(state), name);
    const real = found.kind === 'found' ? this.scene.view.find(found.path) : undefined;
    if (real !== undefined && 'path' in real) return real.path;
    return this.#mayBeOwn(name) ? this.script.shell.path : undefined;
  }

  #mayBeOwn(name: string): boolean {
    return this.script.shell.kind === 'busybox' && isApplet(name);
  }

  #isThere(name: string, state: ShellState): boolean {
    return state.path !== undefined && findCommand(this.#sceneOf(state), name).kind === 'found';
  }

  #lacks(node: RunNode, name: string, state: ShellState, ownPath = false): Unmet | undefined {
    if (state.opaque || name.includes('$') || this.#mayBeOwn(name)) return undefined;
    const { view } = this.scene;
    if (isBroughtTo(view, name) && lacksProgram(view, name)) return lacksOwnFile(this.script, node.line, name, 'runs');
    if (hasProgramNamed(view, name)) return undefined;
    if (!name.includes('/')) {
      if (state.path === undefined || ownPath) return undefined;
    } else if (!name.startsWith('/') || PASSING.test(name) || view.isPlace(name)) return undefined;
    const found = findCommand(this.#sceneOf(state), name);
    return found.kind === 'missing' ? lacksCommand(this.script, node, name, found.searched) : undefined;
  }
}

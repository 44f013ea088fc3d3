import type { RunNode, ShellNode, ShellScript } from '../../formats/shell/nodes.js';
import { readScript } from '../../formats/shell/script.js';
import type { Unmet } from '../../model/proof.js';
import type { Scene } from '../scene.js';
import { Commands } from './commands.js';
import { lacksFeature, lacksSyntax, type ScriptPlace } from './lacks.js';
import { copyOf, doubt, type Flow, merge, type ShellState } from './state.js';

/** More steps than any script takes that calls its functions once each. */
const MAX_STEPS = 20_000;
const MAX_CALLS = 20;

const OK: Flow = { status: 'ok' };
const UNKNOWN: Flow = { status: 'unknown' };
const NOTHING: ShellNode = { list: [] };

/**
 * Goes through a script as its shell would where every command that is there does well, and tells for want of what it
 * fails (errors), and what it runs that is not there (warnings). What depends on what only running gives is a matter of
 * perhaps, and never an error.
 */
export class ScriptWalk {
  readonly #found = new Map<string, Unmet>();
  readonly #commands: Commands;
  #steps = 0;
  #calls = 0;

  constructor(
    scene: Scene,
    private readonly script: ScriptPlace,
    private readonly asked: ReadonlySet<string>,
  ) {
    this.#commands = new Commands(scene, script);
  }

  /** What the script lacks, as its statements come. */
  run({ body, cut, unfinished }: ShellScript, state: ShellState): Unmet[] {
    let flow: Flow = OK;
    for (const { do: node, beyond } of body) {
      if (beyond !== undefined && !this.#reads(beyond.what)) {
        flow = { status: 'fails', because: [lacksSyntax(this.script, beyond)], ends: 'script' };
      } else flow = this.#node(node, state, false);
      if (flow.ends !== undefined) break;
    }
    if (unfinished && cut !== undefined && flow.ends === undefined) {
      const fix = 'Write the rest of it: sh -n says where it stops.';
      const what = 'a command that is not finished where the file ends';
      flow = { status: 'fails', because: [lacksFeature(this.script, cut, what, fix)], ends: 'script' };
    }
    if (flow.status !== 'fails') flow = this.#atExit(state) ?? flow;
    const ended = flow.ends === 'script' || cut === undefined;
    if (flow.status === 'fails' && ended)
      for (const lack of flow.because) this.#tell(lack, state.maybe || state.mayReturn ? 'warning' : 'error');
    return [...this.#found.values()];
  }

  /** What `trap … EXIT` runs ends a script that is to end at a failure, even where all went well. */
  #atExit(state: ShellState): Flow | undefined {
    const { atExit } = state;
    if (atExit === undefined || state.errexit !== true) return undefined;
    state.atExit = undefined;
    const list = readScript(atExit).body.map(({ do: node }) => node);
    return this.#node({ list }, state, false);
  }

  /** A plain `sh` gives up on what bash reads; what BusyBox was built to read is not known but for this. */
  #reads(what: string): boolean {
    const { kind } = this.script.shell;
    return kind === 'bash' || (kind === 'busybox' && !/^<<<$|=\(…\)$/.test(what));
  }

  #tell(lack: Unmet, level: 'error' | 'warning'): void {
    const key = `${lack.cause}\n${lack.message}`;
    const known = this.#found.get(key);
    if (known === undefined || level === 'error') this.#found.set(key, { ...lack, level });
  }

  #warn(flow: Flow, state: ShellState, node?: RunNode): void {
    if (flow.status !== 'fails' || node?.quiet) return;
    for (const lack of flow.because) {
      const name = lack.cause.replace(/^missing-command:(?:.*\/)?/, '');
      if (!(this.asked.has(name) || state.reasons.includes(lack))) this.#tell(lack, 'warning');
    }
  }

  /** @param handled what becomes of a failure is seen to: `set -e` does not end the script. */
  #node(node: ShellNode, state: ShellState, handled: boolean): Flow {
    this.#steps += 1;
    if (this.#steps > MAX_STEPS) return UNKNOWN;
    if ('run' in node) return this.#run(node, state, handled);
    if ('list' in node) return this.#list(node.list, state, handled);
    if ('and' in node) return this.#and(node.and, state, handled);
    if ('or' in node) return this.#or(node.or, state, handled);
    if ('not' in node) return inverse(this.#node(node.not, state, true));
    if ('pipe' in node) return this.#pipe(node.pipe, state, handled);
    if ('if' in node)
      return this.#choice(this.#node(node.if, state, true), node.do, node.else ?? NOTHING, state, handled);
    if ('subshell' in node) return this.#checked(this.#apart(node.subshell, state, handled), state, handled);
    if ('background' in node) {
      this.#warn(this.#apart(node.background, state, true), state);
      return OK;
    }
    if ('while' in node) return this.#loop(this.#node(node.while, state, true), node.do, state, handled);
    if ('for' in node) return this.#loop(UNKNOWN, node.for, state, handled);
    if ('case' in node) return this.#branches([...node.case, NOTHING], state, handled);
    if ('function' in node) {
      state.functions.set(node.function, node.body);
      return OK;
    }
    return UNKNOWN;
  }

  #list(list: readonly ShellNode[], state: ShellState, handled: boolean): Flow {
    let flow: Flow = OK;
    for (const node of list) {
      flow = this.#node(node, state, handled);
      if (flow.ends !== undefined) return flow;
    }
    return flow;
  }

  #and([left, right]: readonly [ShellNode, ShellNode], state: ShellState, handled: boolean): Flow {
    const first = this.#node(left, state, true);
    if (first.ends !== undefined) return first;
    if (first.status === 'fails') {
      if (!handled) this.#warn(first, state, 'run' in left ? left : undefined);
      return first;
    }
    if (first.status === 'ok') return this.#because(first.because ?? [], right, state, handled);
    return this.#branches([right, NOTHING], state, handled);
  }

  #or([left, right]: readonly [ShellNode, ShellNode], state: ShellState, handled: boolean): Flow {
    const first = this.#node(left, state, true);
    if (first.ends !== undefined || first.status === 'ok') return first;
    if (first.status === 'fails') return this.#because(first.because, right, state, handled);
    return this.#branches([right, NOTHING], state, handled);
  }

  /** What runs for want of something: that it gives up is no more than that. */
  #because(reasons: readonly Unmet[], node: ShellNode, state: ShellState, handled: boolean): Flow {
    const within = { ...state, reasons: [...state.reasons, ...reasons] };
    const flow = this.#node(node, within, handled);
    Object.assign(state, within, { reasons: state.reasons });
    return flow;
  }

  #pipe(pipe: readonly ShellNode[], state: ShellState, handled: boolean): Flow {
    const flows = pipe.map((node) => this.#apart(node, state, handled));
    const last = flows.at(-1) ?? OK;
    const failed = flows.find(({ status }) => status === 'fails');
    if (state.pipefail && failed !== undefined) return this.#checked(failed, state, handled);
    if (!handled)
      pipe.slice(0, -1).forEach((node, at) => {
        this.#warn(flows[at] ?? OK, state, 'run' in node ? node : undefined);
      });
    return this.#checked(last, state, handled);
  }

  /** In a process of its own: of what it changes nothing is left. */
  #apart(node: ShellNode, state: ShellState, handled: boolean): Flow {
    const own = copyOf(state, { mayLeave: false });
    const { ends: _ends, ...flow } = this.#node(node, own, handled);
    const mayEnd = own.mayLeave || (own.mayReturn && !state.mayReturn);
    if (flow.status !== 'fails' || !mayEnd) return flow;
    this.#warn(flow, state);
    return UNKNOWN;
  }

  #choice(condition: Flow, then: ShellNode, otherwise: ShellNode, state: ShellState, handled: boolean): Flow {
    if (condition.ends !== undefined) return condition;
    if (condition.status === 'ok') return this.#because(condition.because ?? [], then, state, handled);
    if (condition.status === 'fails') return this.#because(condition.because, otherwise, state, handled);
    return this.#branches([then, otherwise], state, handled);
  }

  #loop(condition: Flow, body: ShellNode, state: ShellState, handled: boolean): Flow {
    if (condition.ends !== undefined) return condition;
    if (condition.status === 'fails') return OK;
    const flow = this.#branches([body, NOTHING], state, handled);
    return flow.ends === 'loop' ? UNKNOWN : flow;
  }

  /** One of these runs, nobody knows which. What leaves the script failing is not what a working run does. */
  #branches(nodes: readonly ShellNode[], state: ShellState, handled: boolean): Flow {
    const states = nodes.map(() => copyOf(state, { maybe: true, mayLeave: false }));
    const flows = nodes.map((node, at) => this.#node(node, states[at] ?? state, handled));
    merge(
      state,
      states.filter((_each, at) => goesOn(flows[at])),
    );
    for (const { ends, status } of flows) {
      if (status === 'fails') continue;
      if (ends === 'script') doubt(state);
      if (ends === 'function') state.mayReturn = true;
    }
    if (states.some(({ mayLeave }) => mayLeave)) doubt(state);
    const ends = new Set(flows.map((flow) => flow.ends));
    if (ends.has(undefined)) return UNKNOWN;
    return { status: 'unknown', ends: ends.has('loop') ? 'loop' : ends.has('function') ? 'function' : 'script' };
  }

  #run(node: RunNode, state: ShellState, handled: boolean): Flow {
    const inner = (node.inner ?? []).map((each) => this.#apart(each, this.#substituted(state), handled));
    if (node.newer !== undefined) {
      const newer = this.#commands.lacksNewer(node.newer);
      if (newer !== undefined) return this.#checked({ status: 'fails', because: [newer] }, state, handled);
    }
    for (const [name, value] of node.set ?? []) if (name === 'PATH') this.#commands.setPath(state, value);
    if (node.run.length === 0) return this.#checked(inner.at(-1) ?? OK, state, handled);
    for (const flow of inner) this.#warn(flow, state, node);
    const body = state.functions.get(node.run[0] ?? '');
    if (body !== undefined) return this.#call(body, state, handled);
    return this.#checked(this.#commands.run(node, state), state, handled, node);
  }

  /** bash leaves `set -e` behind in a substitution. */
  #substituted(state: ShellState): ShellState {
    return this.script.shell.kind === 'bash' ? copyOf(state, { errexit: false }) : state;
  }

  #call(body: ShellNode, state: ShellState, handled: boolean): Flow {
    if (this.#calls >= MAX_CALLS) return UNKNOWN;
    this.#calls += 1;
    state.depth += 1;
    const { mayReturn } = state;
    const flow = this.#node(body, state, handled);
    this.#calls -= 1;
    state.depth -= 1;
    state.mayReturn = mayReturn;
    if (flow.ends !== 'function') return flow;
    const { ends: _ends, ...outcome } = flow;
    return outcome;
  }

  /** What a failure does: nothing where somebody sees to it, else it may end the script. */
  #checked(flow: Flow, state: ShellState, handled: boolean, node?: RunNode): Flow {
    if (flow.status !== 'fails' || flow.ends !== undefined || handled) return flow;
    if (state.errexit === true && (state.maybe || state.mayReturn)) this.#warn(flow, state, node);
    if (state.errexit === true) return flow.because.length === 0 ? UNKNOWN : { ...flow, ends: 'script' };
    this.#warn(flow, state, node);
    if (state.errexit === undefined) doubt(state);
    return flow;
  }
}

function goesOn(flow: Flow | undefined): boolean {
  return flow?.ends === undefined || flow.ends === 'loop';
}

function inverse(flow: Flow): Flow {
  if (flow.ends !== undefined || flow.status === 'unknown') return flow;
  return { status: flow.status === 'fails' ? 'ok' : 'fails', because: flow.because ?? [] };
}

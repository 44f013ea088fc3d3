import { readFileSync, readlinkSync } from 'node:fs';
import type { ImageConfig, MappedFile, ProcessFacts } from '../../model/environment.js';
import { EnvironmentError } from '../../model/problem.js';
import { sameNamespace } from './kernel-files.js';
import { type MappedRegion, parseMaps } from './maps.js';

/** Kinds of namespaces (namespaces(7)). */
const NAMESPACES = ['cgroup', 'ipc', 'mnt', 'net', 'pid', 'time', 'user', 'uts'] as const;

/** What is known of a process: what it is called, how it was started, what it is, and when it began. */
export interface ProcessView {
  readonly name: string;
  /** Its command, variables, user and directory, in the words of images. */
  readonly image: ImageConfig;
  readonly facts: ProcessFacts;
  /** What it has mapped, and where in its memory. */
  readonly regions: readonly MappedRegion[];
  /** Two processes of one number differ in it. */
  readonly started: string;
}

/** Looks at the process `pid` (proc(5)). Throws {@link EnvironmentError} when there is none, or it may not be looked at. */
export function viewProcess(pid: number, proc = '/proc'): ProcessView {
  const at = `${proc}/${pid}`;
  try {
    const status = readFileSync(`${at}/status`, 'utf8');
    const seen = seenFrom(readlinkSync(`${at}/root`));
    const executable = seen(deletedOr(linkOf(`${at}/exe`, pid, proc)));
    const regions = parseMaps(readFileSync(`${at}/maps`, 'utf8')).map(seen);
    const mapped = regions.map(({ path, deleted }) => ({ path, deleted }));
    const facts = { ...identityOf(status), executable, namespaces: namespacesOf(pid, proc), mapped };
    const image = {
      user: `${facts.uid}:${facts.gid}`,
      exposedPorts: [],
      environment: words(readFileSync(`${at}/environ`, 'utf8')),
      entrypoint: [],
      command: words(readFileSync(`${at}/cmdline`, 'utf8')),
      volumes: [],
      workingDirectory: seen(deletedOr(readlinkSync(`${at}/cwd`))).path,
      labels: {},
    };
    return { name: field(status, 'Name') ?? '', image, facts, regions, started: startOf(pid, proc) ?? '' };
  } catch (error) {
    throw cannotLook(pid, error);
  }
}

/** The kernel tells paths as we see them; of a process that changed its root within our files they begin with that. */
function seenFrom(root: string) {
  const prefix = root === '/' ? '' : root;
  return <File extends MappedFile>(file: File): File => {
    const inside = file.path === prefix || file.path.startsWith(`${prefix}/`);
    return inside ? { ...file, path: file.path.slice(prefix.length) || '/' } : file;
  };
}

/** When the process began, in ticks since the machine was started; `undefined` when it is gone. */
export function startOf(pid: number, proc = '/proc'): string | undefined {
  try {
    // The second field is its name in brackets, in which anything may stand.
    const stat = readFileSync(`${proc}/${pid}/stat`, 'utf8');
    const [state, ...others] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : others[18];
  } catch {
    return undefined;
  }
}

function identityOf(status: string) {
  // Real, effective, saved and file system id: the last is what files are opened with.
  const id = (name: string): number => Number(field(status, name)?.split(/\s+/)[3] ?? 0);
  const capabilities = field(status, 'CapEff')?.replace(/^0+(?=.)/, '');
  return {
    uid: id('Uid'),
    gid: id('Gid'),
    groups: (field(status, 'Groups') ?? '').split(/\s+/).filter(Boolean).map(Number),
    ...(capabilities === undefined ? {} : { capabilities }),
    noNewPrivileges: field(status, 'NoNewPrivs') === '1',
  };
}

function field(status: string, name: string): string | undefined {
  return new RegExp(`^${name}:[\\t ]*(.*)$`, 'm').exec(status)?.[1]?.trim();
}

function namespacesOf(pid: number, proc: string): readonly string[] | undefined {
  try {
    readlinkSync(`${proc}/${pid}/ns/mnt`);
  } catch {
    return undefined;
  }
  return NAMESPACES.filter((kind) => !sameNamespace(pid, kind, proc));
}

function words(text: string): string[] {
  return text.split('\0').filter((word, at, all) => word !== '' || at < all.length - 1);
}

function deletedOr(path: string): MappedFile {
  const deleted = path.endsWith(' (deleted)');
  return { path: deleted ? path.slice(0, -' (deleted)'.length) : path, deleted };
}

/** Of a thread of the kernel there is a link that leads nowhere. */
function linkOf(path: string, pid: number, proc: string): string {
  try {
    return readlinkSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || startOf(pid, proc) === undefined) throw error;
    throw new EnvironmentError(`Process ${pid} is a thread of the kernel, or has ended: it has no program`);
  }
}

function cannotLook(pid: number, error: unknown): EnvironmentError {
  if (error instanceof EnvironmentError) return error;
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') {
    const advice = 'Run hostdrift as root, or as the user of the process.';
    return new EnvironmentError(`Process ${pid} may not be looked into: permission denied`, advice, { cause: error });
  }
  const what = code === 'ENOENT' || code === 'ESRCH' ? 'There is no process' : 'This system does not show process';
  return new EnvironmentError(`${what} ${pid}`, 'List those that there are with: ps -e', { cause: error });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

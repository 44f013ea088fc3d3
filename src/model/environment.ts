import * as z from 'zod';
import type { FileTree, FileVisitor } from './files.js';
import type { KernelFile } from './kernel-files.js';

/** An operating system and processor architecture in the words of the OCI image specification (`linux`, `amd64`, `v8`). */
export const Platform = z
  .object({
    os: z.string(),
    architecture: z.string(),
    variant: z.string().optional(),
  })
  .meta({ id: 'Platform' });

/** See {@link Platform}. */
export type Platform = z.infer<typeof Platform>;

/** The run configuration of an image, in the field names of the OCI image specification, `config.md`. */
export const ImageConfig = z
  .object({
    user: z.string().optional(),
    exposedPorts: z.array(z.string()),
    environment: z.array(z.string()).meta({ description: 'NAME=value, in the order of the image.' }),
    entrypoint: z.array(z.string()),
    command: z.array(z.string()),
    volumes: z.array(z.string()),
    workingDirectory: z.string().optional(),
    labels: z.record(z.string(), z.string()),
    stopSignal: z.string().optional(),
  })
  .meta({ id: 'ImageConfig' });

/** See {@link ImageConfig}. */
export type ImageConfig = z.infer<typeof ImageConfig>;

/** The kinds of environment that a provider can open. */
export const EnvironmentKind = z.enum(['host', 'directory', 'image', 'container', 'process', 'bundle', 'disk', 'sbom']);

/** See {@link EnvironmentKind}. */
export type EnvironmentKind = z.infer<typeof EnvironmentKind>;

/** What a snapshot says of the environment that it was taken from. */
export const EnvironmentDescription = z
  .object({
    reference: z.string().meta({ description: 'How the user named it.' }),
    kind: EnvironmentKind,
    platform: Platform.optional(),
    digest: z.string().optional().meta({ description: 'Digest of the image manifest, where the source has one.' }),
    layers: z.array(z.string()).optional().meta({ description: 'DiffIDs of the image layers, lowest first.' }),
    name: z.string().optional().meta({ description: 'Host name, image name or tag, where there is one.' }),
    madeBy: z
      .string()
      .optional()
      .meta({ description: 'For a shipped baseline: the command that made the environment.' }),
  })
  .meta({ id: 'Environment' });

/** See {@link EnvironmentDescription}. */
export type EnvironmentDescription = z.infer<typeof EnvironmentDescription>;

/** How full a file system is (statvfs(3)): bytes and inodes, as an ordinary user may use them. */
export interface Space {
  readonly size: number;
  readonly free: number;
  readonly inodes: number;
  readonly freeInodes: number;
}

/** A mounted file system. */
export interface Mount {
  readonly device: string;
  /** The directory that it is mounted on. */
  readonly point: string;
  readonly type: string;
  readonly options: readonly string[];
  readonly space?: Space | undefined;
}

/** A file of whose code a process has mapped something into its memory. */
export interface MappedFile {
  /** As the process sees it. */
  readonly path: string;
  /** The file that was mapped is not there any more; another one may lie in its place. */
  readonly deleted: boolean;
}

/** One running process. */
export interface ProcessFacts {
  readonly executable: MappedFile;
  readonly uid: number;
  readonly gid: number;
  /** Supplementary groups. */
  readonly groups: readonly number[];
  /** Effective capabilities (capabilities(7)) as a bit mask in hexadecimal. */
  readonly capabilities?: string | undefined;
  readonly noNewPrivileges: boolean;
  /** Kinds of namespaces that are not those of who looked; `undefined` where that may not be looked at. */
  readonly namespaces?: readonly string[] | undefined;
  /** Programs and libraries, the executable among them. */
  readonly mapped: readonly MappedFile[];
}

/** A unit of systemd as the manager itself has it. */
export interface UnitState {
  readonly name: string;
  /** Whether and how it was loaded: loaded, masked, not-found, error. */
  readonly load: string;
  /** active, inactive, failed, activating, … */
  readonly active: string;
}

/** A service that is noted as started, or whose process runs. */
export interface ServiceProcess {
  /** With the ending of a unit where systemd runs it. */
  readonly name: string;
  /** Whose note it is: the control group of a unit, OpenRC's, or that of a file with a process id. */
  readonly by: 'systemd' | 'started' | 'failed' | 'pid-file';
  /** /proc/PID/limits of its main process. */
  readonly limits?: string | undefined;
}

/** A daemon that runs containers, as it answers itself. */
export interface ContainerDaemon {
  readonly name: 'docker' | 'podman';
  readonly version: string;
  /** Versions of what it works with: containerd, runc, crun. */
  readonly components: Readonly<Record<string, string>>;
  readonly storageDriver?: string | undefined;
  readonly cgroupDriver?: string | undefined;
  /** Security options: `name=seccomp,profile=builtin`, `name=rootless`. */
  readonly security: readonly string[];
}

/** Facts that only a running system tells, gathered by the provider; `undefined` where it could not be told. */
export interface LiveFacts {
  readonly kernel?: { readonly release: string; readonly version?: string | undefined } | undefined;
  readonly cpu?: { readonly model: string; readonly count: number; readonly flags: readonly string[] } | undefined;
  readonly memory?: { readonly total: number; readonly swap: number } | undefined;
  /** What the kernel says in its files, by path; a file that this kernel does not have is not in it. */
  readonly kernelFiles?: ReadonlyMap<KernelFile, string> | undefined;
  /** What is mounted, in the order in which it was. */
  readonly mounts?: readonly Mount[] | undefined;
  /** Which programs hold which listening sockets, by inode; only those that could be looked into. */
  readonly socketHolders?: ReadonlyMap<string, string> | undefined;
  /** Units of systemd; `undefined` where no systemd runs, or does not answer. */
  readonly units?: readonly UnitState[] | undefined;
  /** Services that run, apart from what a manager says when it is asked. */
  readonly services?: readonly ServiceProcess[] | undefined;
  /** What its clock showed, and what that of who asked showed then: seconds since 1970. */
  readonly clock?: { readonly said: number; readonly heard?: number | undefined } | undefined;
  /** Whether the clock is kept by a time server, as the manager of the system says. */
  readonly clockSynchronised?: boolean | undefined;
  /** Daemons that run containers on this machine and answered. */
  readonly containerDaemons?: readonly ContainerDaemon[] | undefined;
  /** Given where one process is looked at. */
  readonly process?: ProcessFacts | undefined;
  readonly problems: readonly string[];
  /** It does not run, and only what is set for it is told: what is not told is then not applicable, instead of unknown. */
  readonly stopped?: boolean | undefined;
}

/** A place where software runs or will run, opened for reading. */
export interface Environment {
  readonly description: EnvironmentDescription;
  readonly image?: ImageConfig | undefined;
  readonly live?: LiveFacts | undefined;
  /** Given where there are no files to look at, but one document that says what is installed: a bill of materials. */
  readonly bill?: { readonly path: string; readonly text: string } | undefined;
  /** Whether every walk reads all there is from its beginning: a stream, an archive. */
  readonly isStream?: boolean | undefined;
  /**
   * Walks the environment once and returns its tree with what the visitor made of each file. `only`: real paths; whatever
   * else lies there may be left out of this walk.
   * Throws {@link EnvironmentError} when the environment as a whole turns out unreadable (truncated, wrong digest).
   */
  scan(visitor: FileVisitor, only?: ReadonlySet<string>): Promise<FileTree>;
  /** Releases what is open. */
  close(): Promise<void>;
}

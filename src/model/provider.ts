import type { Environment } from './environment.js';
import type { Progress } from './progress.js';

/** What a person may say about how an environment is opened. */
export interface OpenOptions {
  /** `os/architecture[/variant]`: picks from an index. Default: Linux on this machine's architecture. */
  readonly platform?: string | undefined;
  /**
   * Whether layers are held against their digests. Default: where every byte is read anyway, and where the image names
   * the digest of what is stored; `true`: also where it takes reading every byte; `false`: never.
   */
  readonly verify?: boolean | undefined;
  /** Limits of archives that are raised or lowered, by name. */
  readonly limits?: Readonly<Record<string, number>> | undefined;
  /** Whether a remote host is read as root, where its sudo asks for no password. */
  readonly sudo?: boolean | undefined;
  /** Gives the script that collects what the probes read, for environments that no file system of this machine reaches. */
  readonly collector?: (() => Promise<string>) | undefined;
  /** How registries are asked. */
  readonly registry?: RegistryOptions | undefined;
  /** Whether of a process only the files are read that it uses, and what tells whose they are. Default: all that it sees. */
  readonly usedOnly?: boolean | undefined;
  /** Whether what was read of the layers of a registry's images is kept for the next time. Default: it is. */
  readonly cache?: boolean | undefined;
  readonly onProgress?: Progress | undefined;
}

/** What a person may say about registries. */
export interface RegistryOptions {
  /** Logins, each `HOST=USER:PASSWORD`, or `@FILE` that holds one a line. They go before those that docker and podman keep. */
  readonly logins?: readonly string[] | undefined;
  /** PEM file of authorities that are trusted besides the usual ones. */
  readonly ca?: string | undefined;
  /** Whether a registry that is not encrypted is accepted. Default: only on this machine. */
  readonly plainHttp?: boolean | undefined;
  /** Milliseconds without a byte after which a connection counts as dead. Default: 30,000. */
  readonly timeout?: number | undefined;
}

/** What is known of a path that was given without saying what it is. */
export interface PathKind {
  readonly path: string;
  readonly type: 'file' | 'directory';
  /** First bytes of a file, unpacked where they were compressed. */
  readonly head: Uint8Array;
  /** Whether there is a file of this name in the directory. */
  has(name: string): boolean;
}

/** Opens one kind of reference as an environment. */
export interface Provider {
  /** The scheme before the colon: `docker-archive`. */
  readonly id: string;
  /** Other schemes for the same; `docker://` is one that only references with the slashes have. */
  readonly aliases?: readonly string[];
  /** What it opens, for people. */
  readonly title: string;
  /** How a reference is written: `docker-archive:FILE[:TAG]`. */
  readonly syntax: string;
  /** Whether a bare path is one of this kind. */
  recognises?(path: PathKind): boolean;
  /**
   * Opens what the reference names. `rest` is what follows the colon, `reference` the whole as the user wrote it.
   * Throws `EnvironmentError` when it cannot.
   */
  open(rest: string, reference: string, options: OpenOptions): Promise<Environment>;
}

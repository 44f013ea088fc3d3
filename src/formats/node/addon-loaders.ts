/** How a package looks for an add-on. */
export type AddonSearchStyle = 'bindings' | 'prebuilds' | 'pre-gyp';

/** Packages that find add-ons for others, by name. */
export const ADDON_LOADERS: Readonly<Record<string, AddonSearchStyle>> = {
  '@aminya/node-gyp-build': 'prebuilds',
  '@mapbox/node-pre-gyp': 'pre-gyp',
  bindings: 'bindings',
  'node-gyp-build': 'prebuilds',
  'node-gyp-build-optional-packages': 'prebuilds',
  'node-pre-gyp': 'pre-gyp',
  'pkg-prebuilds': 'prebuilds',
  prebuildify: 'prebuilds',
  'require-addon': 'prebuilds',
};

/** What names of directories and files of prebuilt add-ons, and of packages that hold them, say of them. */
export interface AddonName {
  readonly os?: string;
  readonly cpu?: string;
  readonly libc?: 'glibc' | 'musl';
  /** NODE_MODULE_VERSION. */
  readonly modules?: number;
  /** Made with Node-API, which all later releases have. */
  readonly nodeApi?: true;
}

const SYSTEMS =
  /(?:^|[^a-z])(linux|darwin|win32|windows|android|freebsd|openbsd|netbsd|sunos|aix|openharmony)(?=$|[^a-z]|glibc|musl)/;
const PROCESSORS =
  /(?:^|[^a-z0-9])(x64|arm64|ia32|arm|armv6|armv7|ppc64|ppc64le|s390x|riscv64|loong64|loongarch64|mips64el|x86_64|aarch64)(?=$|[^a-z0-9])/;

/** Reads the words of a name such as `prebuilds/linux-x64/node.abi115.musl.node` or `@img/sharp-linuxmusl-x64`. */
export function readAddonName(name: string): AddonName {
  const os = SYSTEMS.exec(name)?.[1];
  const cpu = PROCESSORS.exec(name)?.[1];
  const modules = /(?:^|[^a-z0-9])(?:abi|node-v)(\d{2,3})(?!\d)/.exec(name)?.[1];
  return {
    ...(os === undefined ? {} : { os }),
    ...(cpu === undefined ? {} : { cpu }),
    ...(/musl/.test(name) ? { libc: 'musl' } : /glibc|-gnu|\.gnu/.test(name) ? { libc: 'glibc' } : {}),
    ...(modules === undefined ? {} : { modules: Number(modules) }),
    ...(/napi/.test(name) ? { nodeApi: true } : {}),
  };
}

/** What a package.json says, as far as loading and installing go; what has another type than it should is left out. */
export interface PackageJson {
  readonly name?: string;
  readonly version?: string;
  readonly type?: 'module' | 'commonjs';
  readonly main?: string;
  readonly exports?: unknown;
  readonly programs: readonly string[];
  readonly startScript?: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly engines: Readonly<Record<string, string>>;
  readonly os: readonly string[];
  readonly cpu: readonly string[];
  readonly libc: readonly string[];
  readonly packageManager?: string;
  /** A part of it is compiled, or fetched, by its script `install`. */
  readonly builds: boolean;
  /** Pattern of the path of the add-on that node-pre-gyp puts down. */
  readonly addonPlace?: string;
}

const BUILDERS = /\b(?:node-gyp|node-gyp-build\S*|prebuild-install|node-pre-gyp|cmake-js|napi-postinstall|neon)\b/;

/** Reads a package.json. Throws a `SyntaxError` that says what is wrong with it. */
export function parsePackageJson(text: string): PackageJson {
  const json: unknown = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  if (!isRecord(json)) throw new SyntaxError('it holds no object');
  const { scripts, binary, type, exports } = json;
  const install = isRecord(scripts) ? `${asText(scripts.preinstall)} ${asText(scripts.install)}` : '';
  const start = isRecord(scripts) ? asText(scripts.start) : '';
  return {
    ...optional('name', json.name),
    ...optional('version', json.version),
    ...optional('main', json.main),
    ...optional('packageManager', json.packageManager),
    ...(type === 'module' || type === 'commonjs' ? { type } : {}),
    ...(exports === undefined || exports === null ? {} : { exports }),
    ...(start === '' ? {} : { startScript: start }),
    programs: programsOf(json.bin),
    dependencies: texts(json.dependencies),
    optionalDependencies: texts(json.optionalDependencies),
    peerDependencies: peersOf(json.peerDependencies, json.peerDependenciesMeta),
    engines: texts(json.engines),
    os: list(json.os),
    cpu: list(json.cpu),
    libc: list(json.libc),
    builds: json.gypfile === true || BUILDERS.test(install),
    ...addonPlaceOf(binary),
  };
}

function addonPlaceOf(binary: unknown): { addonPlace?: string } {
  if (!isRecord(binary)) return {};
  const { module_name: name, module_path: path } = binary;
  if (typeof name !== 'string' || typeof path !== 'string') return {};
  return { addonPlace: `${path.replace(/\/+$/, '')}/${name}.node` };
}

function peersOf(peers: unknown, meta: unknown): Record<string, string> {
  const needed = Object.entries(texts(peers)).filter(([name]) => {
    const about = isRecord(meta) && Object.hasOwn(meta, name) ? meta[name] : undefined;
    return !(isRecord(about) && about.optional === true);
  });
  return Object.fromEntries(needed);
}

function programsOf(bin: unknown): string[] {
  if (typeof bin === 'string') return [bin];
  return [...new Set(Object.values(texts(bin)))].sort();
}

function optional<Key extends string>(key: Key, value: unknown): { [K in Key]?: string } {
  return typeof value === 'string' ? ({ [key]: value } as { [K in Key]?: string }) : {};
}

function texts(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

function list(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string');
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a `runtimeconfig.json` says of the frameworks that a program needs (dotnet/sdk, runtime-configuration-file.md). */
export interface RuntimeConfig {
  readonly frameworks: readonly FrameworkReference[];
  /** It brings its frameworks itself. */
  readonly selfContained: boolean;
  /** System.Globalization.Invariant: it does without ICU. */
  readonly invariant: boolean;
  /** System.Globalization.AppLocalIcu: it brings ICU itself. */
  readonly ownIcu: boolean;
}

/** A shared framework with the least version, and how far a newer one does. */
export interface FrameworkReference {
  readonly name: string;
  readonly version: string;
  readonly rollForward?: string;
}

/** Thrown for what is no JSON, or JSON of another kind. */
export class DotnetError extends Error {
  override readonly name = 'DotnetError';
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads a `runtimeconfig.json`, comments included. Throws {@link DotnetError}. */
export function readRuntimeConfig(text: string): RuntimeConfig {
  const options = fields(jsonOf(text).runtimeOptions);
  const listed = Array.isArray(options.frameworks) ? options.frameworks : [options.framework];
  const properties = fields(options.configProperties);
  const given = policyOf(options);
  return {
    frameworks: listed.flatMap((each: unknown): FrameworkReference[] => {
      const { name, version, ...more } = fields(each);
      if (typeof name !== 'string' || typeof version !== 'string') return [];
      const rollForward = policyOf(more) ?? given;
      return [{ name, version, ...(rollForward === undefined ? {} : { rollForward }) }];
    }),
    selfContained: Array.isArray(options.includedFrameworks),
    invariant: isTrue(properties['System.Globalization.Invariant']),
    ownIcu: properties['System.Globalization.AppLocalIcu'] !== undefined,
  };
}

/** The setting, or the older one with numbers that came before it. */
function policyOf({ rollForward, rollForwardOnNoCandidateFx: older }: Fields): string | undefined {
  if (typeof rollForward === 'string') return rollForward;
  return typeof older === 'number' ? ['LatestPatch', 'Minor', 'Major'][older] : undefined;
}

function isTrue(value: unknown): boolean {
  return value === true || String(value).toLowerCase() === 'true';
}

/** The object that a JSON text is, with comments and a byte order mark taken out. Throws {@link DotnetError}. */
export function jsonOf(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, '').replace(/^\s*\/\/.*$/gm, ''));
  } catch (error) {
    throw new DotnetError(`is no JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new DotnetError('is no JSON object');
  return value as Fields;
}

/** What is an object, or nothing. */
export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

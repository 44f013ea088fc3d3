import type { NodeCommand, Preload } from './command.js';

/** How Node.js is started, as far as that changes what programs find. */
export interface Launch {
  readonly preloads: readonly Preload[];
  /** Something that is loaded before may change how files are found and read: TypeScript, aliases, another compiler. */
  readonly hooked: boolean;
  /** Options may switch on what a release does not have by itself. */
  readonly extended: boolean;
  readonly legacyProvider: boolean;
  /** Conditions of `exports` beside the usual ones. */
  readonly conditions: boolean;
  /** Whether types are taken out of TypeScript, or turned into code; `undefined` where no option says. */
  readonly types: 'none' | 'strip' | 'transform' | undefined;
}

const HOOKS = /ts-node|tsx|babel|swc|esm|esbuild|sucrase|alias|tsconfig|typescript|loader|register|hook|jiti|coffee/;

/** What command lines, one of them in NODE_OPTIONS, say together. */
export function launchOf(given: readonly Pick<NodeCommand, 'preloads' | 'options'>[]): Launch {
  const options = given.flatMap((one) => one.options.map((word) => word.replaceAll('_', '-')));
  const preloads = given.flatMap((one) => one.preloads);
  const has = (pattern: RegExp) => options.some((word) => pattern.test(word));
  return {
    preloads,
    hooked: has(/^--(?:experimental-)?loader\b/) || preloads.some(({ name }) => HOOKS.test(name)),
    extended: has(/^--(?:experimental-|harmony|js-|es-staging|allow-natives|enable-)/),
    legacyProvider: has(/^--openssl-(?:legacy-provider|config|shared-config)\b/),
    conditions: has(/^(?:-C|--conditions)/),
    types: has(/^--no-(?:experimental-)?strip-types$/)
      ? 'none'
      : has(/^--experimental-transform-types$/)
        ? 'transform'
        : has(/^--(?:experimental-)?strip-types$/)
          ? 'strip'
          : undefined,
  };
}

/** A start without any option. */
export const PLAIN: Launch = launchOf([]);

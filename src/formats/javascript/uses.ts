/** When a place of a file is reached: as it is loaded; only if something allows, or without harm; when called. */
export type When = 'start' | 'guarded' | 'later';

/** One module that a file asks for by name. */
export interface ModuleUse {
  readonly name: string;
  readonly how: 'require' | 'import';
  readonly when: When;
  /** What an import takes of it by name. */
  readonly names?: readonly string[] | undefined;
  /** The value of NODE_ENV that it depends on; `!` before one with which it is not asked for. */
  readonly nodeEnv?: string | undefined;
}

/** One feature of the language or the platform, by the name that the caller knows it by. */
export interface FeatureUse {
  readonly name: string;
  readonly when: When;
}

/** A search for an add-on: by which package, and for what it was asked. */
export interface AddonSearch {
  readonly loader: string;
  readonly name?: string | undefined;
  readonly when: When;
}

/** What one file of JavaScript asks of what surrounds it. */
export interface JavaScriptUses {
  /** Whether it can only be an ECMAScript module. */
  readonly isModule: boolean;
  readonly modules: readonly ModuleUse[];
  readonly features: readonly FeatureUse[];
  readonly addons: readonly AddonSearch[];
  /** Programs that it starts by name, in such a way that it fails without them. */
  readonly programs: readonly FeatureUse[];
  /** Global names that it puts there itself; `*` where the text does not say which. */
  readonly defines: readonly string[];
  /** All that it exports as a CommonJS module, where that can be told. */
  readonly exports?: readonly string[] | undefined;
  /** Whether it asks for modules by names that it puts together. */
  readonly computes: boolean;
  /** Whether it makes itself a function called `require`. */
  readonly ownRequire: boolean;
  /** Syntax that was not always there, sorted. */
  readonly syntax: readonly string[];
}

/** What a file asks for that asks for nothing. */
export const NO_USES: JavaScriptUses = {
  isModule: false,
  modules: [],
  features: [],
  addons: [],
  programs: [],
  defines: [],
  computes: false,
  ownRequire: false,
  syntax: [],
};

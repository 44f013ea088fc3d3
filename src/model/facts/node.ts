import * as z from 'zod';

const Names = z.array(z.string());

/** One Node.js that programs can be started with. */
export const NodeFact = z
  .object({
    version: z.string().optional().meta({ description: 'Release, without the v.' }),
    modules: z.int().optional().meta({ description: 'NODE_MODULE_VERSION: what compiled add-ons must be made for.' }),
    nodeApi: z.int().optional().meta({ description: 'Highest version of Node-API.' }),
    library: z
      .string()
      .optional()
      .meta({ description: 'The library that it mostly consists of, where it is built so.' }),
    links: Names.optional().meta({ description: 'Symbolic links that lead to it, sorted.' }),
    owner: z.string().optional().meta({ description: 'Key of the package that brought it.' }),
  })
  .meta({ id: 'NodeFact' });

/** See {@link NodeFact}. */
export type NodeFact = z.infer<typeof NodeFact>;

const Ranges = z.record(z.string(), z.string());

/** What one package.json says, by the directory that it lies in. */
export const NodePackageFact = z
  .object({
    kind: z.enum(['package', 'project', 'scope']).meta({
      description:
        'package: installed in a node_modules directory or one like it; project: of the software itself; scope: inside of ' +
        'a package, where it only says what kind of modules its directory holds.',
    }),
    name: z.string().optional(),
    version: z.string().optional(),
    type: z.enum(['module', 'commonjs']).optional(),
    main: z.string().optional(),
    exports: (z.unknown() as z.ZodType<z.core.util.JSONType>)
      .optional()
      .meta({ description: 'As written; left out where it is very long.' }),
    start: z.string().optional().meta({ description: 'The file that `require` of the package loads.' }),
    importStart: z.string().optional().meta({ description: 'The file that `import` loads, where it is another.' }),
    programs: Names.optional().meta({ description: 'Files of `bin`, sorted.' }),
    startScript: z.string().optional().meta({ description: 'The command of `npm start`.' }),
    dependencies: Ranges.optional(),
    optionalDependencies: Ranges.optional(),
    peerDependencies: Ranges.optional().meta({ description: 'Without those that need not be there.' }),
    engines: Ranges.optional(),
    os: Names.optional(),
    cpu: Names.optional(),
    libc: Names.optional(),
    packageManager: z.string().optional(),
    builds: z.literal(true).optional().meta({ description: 'A part of it is compiled when it is installed.' }),
    addonPlace: z.string().optional().meta({ description: 'Where node-pre-gyp puts its add-on: a pattern.' }),
    addons: Names.optional().meta({ description: 'Add-ons (.node) below its directory, sorted.' }),
    links: Names.optional().meta({ description: 'Links to its directory in other node_modules, sorted.' }),
    owner: z.string().optional().meta({ description: 'Key of the package of the system that brought it.' }),
  })
  .meta({ id: 'NodePackageFact' });

/** See {@link NodePackageFact}. */
export type NodePackageFact = z.infer<typeof NodePackageFact>;

const When = z.enum(['start', 'guarded', 'later']).meta({
  description:
    'start: as the file is loaded; guarded: where a condition or a catch allows for its absence; later: when called.',
});

/** What one file of JavaScript asks for. */
export const NodeCodeFact = z
  .object({
    module: z.literal(true).optional().meta({ description: 'Its syntax is that of an ECMAScript module.' }),
    modules: z.array(
      z.object({
        name: z.string(),
        how: z.enum(['require', 'import']),
        when: When,
        file: z.exactOptional(z.string()).meta({ description: 'Where a path leads.' }),
        missing: z.exactOptional(z.literal(true)).meta({ description: 'The path leads to no file.' }),
        names: z.exactOptional(Names).meta({ description: 'What an import takes of it by name.' }),
        nodeEnv: z
          .exactOptional(z.string())
          .meta({ description: 'Only where NODE_ENV is this; with ! before it, where it is not.' }),
      }),
    ),
    features: z.array(z.object({ name: z.string(), when: When })).optional(),
    addons: z
      .array(z.object({ loader: z.string(), name: z.exactOptional(z.string()), when: When }))
      .optional()
      .meta({ description: 'Add-ons that a package is asked to find.' }),
    syntax: Names.optional().meta({ description: 'Syntax that was not always there, sorted.' }),
    programs: z
      .array(z.object({ name: z.string(), when: When }))
      .optional()
      .meta({ description: 'Programs that it starts by name, and without which it fails.' }),
    computes: z.literal(true).optional().meta({ description: 'It asks for modules by names that it puts together.' }),
    defines: Names.optional().meta({ description: 'Global names that it puts there itself; *: nobody knows which.' }),
    exports: Names.optional().meta({
      description: 'All that a CommonJS module exports, where that can be told; sorted.',
    }),
    ownRequire: z
      .literal(true)
      .optional()
      .meta({ description: 'An ECMAScript module that makes a require of its own.' }),
    owner: z.string().optional(),
  })
  .meta({ id: 'NodeCodeFact' });

/** See {@link NodeCodeFact}. */
export type NodeCodeFact = z.infer<typeof NodeCodeFact>;

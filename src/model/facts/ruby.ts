import * as z from 'zod';

const Names = z.array(z.string());

/** One Ruby that programs can be started with. */
export const RubyFact = z
  .object({
    version: z.string().meta({ description: '3.1.2' }),
    api: z.string().meta({ description: 'Version of its interface, by which directories of gems are named: 3.1.0.' }),
    platform: z.string().meta({ description: 'x86_64-linux-gnu' }),
    links: Names.optional().meta({ description: 'Symbolic links that lead to it, sorted.' }),
    features: Names.optional().meta({
      description: 'What can be required of its load path, without gems: names without .rb and .so, sorted.',
    }),
    owner: z.string().optional().meta({ description: 'Key of the package that brought it.' }),
  })
  .meta({ id: 'RubyFact' });

/** See {@link RubyFact}. */
export type RubyFact = z.infer<typeof RubyFact>;

/** One installed gem, by the path of its specification. */
export const RubyGemFact = z
  .object({
    name: z.string(),
    version: z.string(),
    platform: z.string().optional().meta({ description: 'Where it is made for one: x86_64-linux.' }),
    default: z.literal(true).optional().meta({ description: 'It comes with Ruby itself.' }),
    api: z.string().optional().meta({ description: 'The interface that its directory is for; missing: any.' }),
    compiled: z.literal(true).optional().meta({ description: 'A part of it is compiled when it is installed.' }),
    built: Names.optional().meta({ description: 'Interfaces for which that is there, sorted.' }),
    requiredRuby: Names.optional(),
    requires: z.record(z.string(), Names).optional().meta({ description: 'Other gems that it needs at run time.' }),
    features: Names.optional().meta({
      description: 'What can be required of it, sorted; what lies below two directories is named by these.',
    }),
    owner: z.string().optional().meta({ description: 'Key of the package that brought it.' }),
  })
  .meta({ id: 'RubyGemFact' });

/** See {@link RubyGemFact}. */
export type RubyGemFact = z.infer<typeof RubyGemFact>;

/** What Bundler goes by in the directory of a project. */
export const RubyProjectFact = z
  .object({
    gems: z.record(z.string(), Names).meta({ description: 'Versions in Gemfile.lock, by name.' }),
    platforms: Names.meta({ description: 'PLATFORMS of Gemfile.lock, sorted.' }),
    bundler: z.string().optional().meta({ description: 'The Bundler that wrote it.' }),
    ruby: Names.optional().meta({ description: 'The Ruby that its Gemfile asks for.' }),
    without: z.string().optional().meta({ description: 'Groups that are left out (.bundle/config).' }),
    path: z.string().optional().meta({ description: 'Where its gems are installed (.bundle/config).' }),
    frozen: z.literal(true).optional().meta({ description: 'Bundler may not change the lock file (.bundle/config).' }),
    elsewhere: Names.optional().meta({ description: 'Gems from repositories and directories, sorted.' }),
    starts: z.literal(true).optional().meta({ description: 'Its config.ru or config/boot.rb starts Bundler.' }),
    owner: z.string().optional().meta({ description: 'Key of the package that brought it.' }),
  })
  .meta({ id: 'RubyProjectFact' });

/** See {@link RubyProjectFact}. */
export type RubyProjectFact = z.infer<typeof RubyProjectFact>;

/** A file of Ruby code that no package owns. */
export const RubyCodeFact = z
  .object({
    loads: z
      .array(
        z.object({
          name: z.string().meta({ description: 'As it is required: json, ../lib/app.' }),
          line: z.int(),
          relative: z.boolean().meta({ description: 'It is sought beside the file itself.' }),
          when: z.enum(['always', 'guarded', 'sometimes']).meta({
            description: 'guarded: the code goes on without; sometimes: only some runs load it.',
          }),
        }),
      )
      .meta({ description: 'What it loads, in order.' }),
    adds: Names.optional().meta({ description: 'Directories that it adds to the load path, relative to its own.' }),
    open: z
      .literal(true)
      .optional()
      .meta({ description: 'It changes the load path in a way that only running tells.' }),
    program: z.literal(true).optional().meta({ description: 'It says that it is started.' }),
  })
  .meta({ id: 'RubyCodeFact' });

/** See {@link RubyCodeFact}. */
export type RubyCodeFact = z.infer<typeof RubyCodeFact>;

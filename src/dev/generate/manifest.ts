import { Plugin } from '@oclif/core/config';

/**
 * Text of oclif.manifest.json for the commands in `root`/dist/commands: what lets oclif find a command and print its
 * help without loading every file. Throws when a command cannot be loaded.
 */
export async function manifestSource(root: string): Promise<string> {
  const plugin = new Plugin({
    type: 'core',
    root,
    ignoreManifest: true,
    errorOnManifestCreate: true,
    respectNoCacheDefault: true,
  });
  await plugin.load();
  const commands = Object.entries(plugin.manifest.commands).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ ...plugin.manifest, commands: Object.fromEntries(commands) }, null, 2)}\n`;
}

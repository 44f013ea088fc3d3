/** Source of src/model/tool.ts for the package's name and version. */
export function toolSource(manifest: { readonly name: string; readonly version: string }): string {
  return [
    '// Written by `npm run generate` from package.json: do not edit.',
    '',
    '/** What snapshots and reports say they were made with. */',
    `export const TOOL = { name: '${manifest.name}', version: '${manifest.version}' } as const;`,
    '',
  ].join('\n');
}

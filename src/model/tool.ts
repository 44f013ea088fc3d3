// Written by `npm run generate` from package.json: do not edit.

/** What snapshots and reports say they were made with. */
export const TOOL = { name: 'hostdrift', version: '0.1.0' } as const;

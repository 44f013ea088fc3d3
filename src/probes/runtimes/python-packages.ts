import { parseMetadata } from '../../formats/python/metadata.js';
import { PythonPackageFact } from '../../model/facts/python.js';
import type { Probe } from '../../model/probe.js';

/** `NAME.dist-info/METADATA`, and what older tools write: a directory or a file `NAME.egg-info`. */
const METADATA = /\/(?:[^/]+\.dist-info\/METADATA|[^/]+\.egg-info\/PKG-INFO|[^/]+\.egg-info)$/;

/** Installed Python distributions, by the path of their metadata, as `pip list` sees them. */
export const pythonPackagesProbe: Probe<PythonPackageFact, PythonPackageFact> = {
  id: 'python-packages',
  title: 'Python packages',
  schema: PythonPackageFact,
  matches: ({ path }) => /(?:METADATA|PKG-INFO|\.egg-info)$/.test(path) && METADATA.test(path),
  candidates: { whole: ['*.dist-info/METADATA', '*.egg-info/PKG-INFO', '*.egg-info'] },
  parse(content) {
    const found = parseMetadata(new TextDecoder().decode(content.bytes()));
    if (found === undefined) throw new Error('it names no distribution');
    const { name, version, requires, requiresPython } = found;
    return {
      name,
      ...(version === undefined ? {} : { version }),
      ...(requires.length === 0 ? {} : { requires: [...requires] }),
      ...(requiresPython === undefined ? {} : { requiresPython }),
    };
  },
  conclude: ({ files, owner }) => ({
    facts: [...files].map(([path, { parsed }]) => {
      const key = owner(path);
      return [path, key === undefined ? parsed : { ...parsed, owner: key }] as const;
    }),
  }),
  comparison: {
    ignore: ['owner'],
    pairBy: (_key, { name }) => (typeof name === 'string' ? name.toLowerCase().replace(/[-_.]+/g, '-') : undefined),
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
    // Listed as the package of the system that brought it.
    unlisted: ({ owner }) => owner !== undefined,
  },
};
